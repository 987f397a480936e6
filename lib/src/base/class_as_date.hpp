// A class that a spreadsheet took for a date.
#pragma once

#include <string_view>

namespace baoxue {

/// Whether the cell of a class holds what a spreadsheet makes of 5-1 or 5.1: 5月1日, 1-May, 2026-05-01, 5/1/2026, 46143. Which class it
/// was nobody can tell for certain.
bool class_as_date(std::string_view cell);

}  // namespace baoxue
