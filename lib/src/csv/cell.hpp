// What a cell and a row look like in a file, for those who write and those who read.
#pragma once

#include <string>
#include <string_view>

namespace baoxue::csv {

/// The cell as it is written: in quotes where they are needed, for a spreadsheet with a guard before what it
/// would run, and as ="0012" where it would lose digits.
void append_cell(std::string& row, std::string_view cell, bool excel);

/// Whether no cell of the row holds anything, however many there are: such a row is a blank line, not a
/// record.
bool blank_row(std::string_view row, char separator);

}  // namespace baoxue::csv
