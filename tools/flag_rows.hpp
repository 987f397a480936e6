// What stands in a row of flag-absent behind the flag's own columns.
#pragma once

#include <string>
#include <vector>

#include <baoxue/record/absence_flag.hpp>

#include "children.hpp"

namespace baoxue::tools {

/// The rosters' columns, and where a child is that only its place tells from its namesakes.
std::vector<std::string> columns_besides(const std::vector<std::string>& own, const std::vector<AbsenceFlag>& flags,
                                         const Children& children);

std::string cell_of(const AbsenceFlag& flag, const std::string& column, const Children& children);

}  // namespace baoxue::tools
