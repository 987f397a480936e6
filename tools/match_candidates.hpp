// reconcile --explain: what the matcher weighed.
#pragma once

#include "matching.hpp"

namespace baoxue::tools {

/// Tells every candidate of the rows of `change`, with each weight.
void tell_candidates(const Matching& matching, const LeftOver& left, const Change& change, const Roster& before,
                     const Roster& after);

}  // namespace baoxue::tools
