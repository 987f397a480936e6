// What a school gets back: its own rows, with what is wrong beside each.
#pragma once

#include <string>
#include <vector>

#include <baoxue/check.hpp>

#include "command.hpp"

namespace baoxue::tools {

/// A workbook for each school (of several files, for each in each) in `folder`: the headings and the rows of the file as they stand, of which there are findings,
/// behind columns that tell row, severity and what is wrong. Rows that name no school, and what concerns the whole file,
/// go into one that is named after the file. Reads the files again.
void write_check_pages(Options& options, const std::string& folder, const std::vector<Checked>& files);

}  // namespace baoxue::tools
