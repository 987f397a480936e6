// track-cases --record: what happened to one case, for the ledger.
#pragma once

#include <vector>

#include "case_options.hpp"

namespace baoxue::tools {

/// Adds the event to the ledger unless it is known. Throws Error `usage` for a case that the ledger does not have or an
/// event that its state does not allow.
void record_event(const CaseOptions& options, const std::vector<CaseRule>& rules);

}  // namespace baoxue::tools
