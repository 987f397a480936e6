// rate-retention --break-down: the town's targets as numbers of children.
#pragma once

#include "rate_figures.hpp"

namespace baoxue::tools {

/// Writes the proposal for the children of --roster. Throws Error `usage` without one.
void write_break_down(RateOptions& options);

}  // namespace baoxue::tools
