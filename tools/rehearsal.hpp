// flag-absent --rehearse: several policies over one term, side by side.
#pragma once

#include <string>
#include <vector>

#include "absence_lists.hpp"

namespace baoxue::tools {

/// The policies of these names, built-in ones or tables, each with the counting of `policy`.
std::vector<AbsencePolicy> policies_named(const std::vector<std::string>& names, const AbsencePolicy& policy,
                                          const csv::ReadOptions& reading);

/// A row for each policy, held against the first one.
void write_rehearsals(const csv::WriteOptions& writing, const std::vector<std::string>& names,
                      const std::vector<AbsencePolicy>& policies, const AbsenceLists& lists);

}  // namespace baoxue::tools
