// The three libraries behind csv::workbook::Library, a file each.
#pragma once

#include "csv/workbook/library.hpp"

namespace baoxue::csv::workbook {

std::unique_ptr<Archive> open_zip(const std::string& bytes);
std::unique_ptr<Parser> parse_xml(Handler& handler);
std::string write_xlsx(const std::string& file, const Sheet& sheet);

}  // namespace baoxue::csv::workbook
