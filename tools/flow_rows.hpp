// What list-outflow and list-inflow write: the list, a list for each school, or counts.
#pragma once

#include <vector>

#include "flow_options.hpp"

namespace baoxue::tools {

/// Keeps the rows that the options ask for.
void keep_wanted(const FlowOptions& options, const csv::Table& changes, std::vector<Outflow>& rows, const Schools& schools);

/// Writes them where and as the options say. `changes`: what reconcile wrote, in which they stand.
void write_flow(const FlowOptions& options, const csv::Table& changes, const std::vector<Outflow>& rows);

}  // namespace baoxue::tools
