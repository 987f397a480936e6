// A cell as it is written: quotes where they are needed, and for a spreadsheet a guard before what it would run.
#pragma once

#include <string>
#include <string_view>

namespace baoxue::csv {

void append_cell(std::string& row, std::string_view cell, bool excel);

}  // namespace baoxue::csv
