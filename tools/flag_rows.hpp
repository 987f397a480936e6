// The rows that flag-absent writes: which flags are wanted, and what stands behind their own columns.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "flag_options.hpp"

namespace baoxue::tools {

/// Throws Error `usage` where --school or --class names no place of the attendance or the rosters.
void hold_places(const FlagOptions& options, const AbsenceLists& lists);

/// Which child was flagged by which rule in an earlier output.
using Earlier = std::set<std::pair<std::string, std::string>>;

Earlier read_earlier(FlagOptions& options, const Children& children);

/// Writes those that are wanted; how many, by level.
std::map<std::string, std::size_t> write_flags(const FlagOptions& options, const AbsenceLists& lists,
                                               const std::vector<AbsenceFlag>& flags, const Earlier& earlier);

}  // namespace baoxue::tools
