// The list on which a clerk decides which rows are one child.
#pragma once

#include "matching.hpp"

namespace baoxue::tools {

/// Writes the list, if it is wanted: pairs to decide with their rivals, then those that are decided.
void write_review(const Matching& matching, const std::vector<Proposal>& pairs, const Roster& before,
                  const Roster& after, csv::WriteOptions writing);

}  // namespace baoxue::tools
