// What a comparison of two lists says of every child: in which group it was, in which it is, and why.
#pragma once

#include "baoxue/retention.hpp"
#include "operation/retention/tallies.hpp"

namespace baoxue::operation::retention {

/// Adds all children of the changes, and counts those with several rows. Throws Error `data` when those who stayed are
/// not among them.
void add_movements(const RetentionFigures& figures, const Period& period, Tallies& tallies, std::size_t& twice);

}  // namespace baoxue::operation::retention
