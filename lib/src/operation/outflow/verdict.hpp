// Where a child is by all that is known, and what that is worth.
#pragma once

#include <optional>

#include "baoxue/outflow.hpp"
#include "operation/outflow/dossier.hpp"

namespace baoxue::operation::outflow {

struct Verdict {
    Outflow row;                       // without rule, actor, action and due
    const ProofRule* rule = nullptr;   // of its reason
    std::optional<Date> proved_on;     // the date of the papers, or of the move where they have none
    std::optional<Date> lapsed_on;     // the last day on which the papers were good, when that is over
    std::optional<Date> suspended_to;  // the last day of the 休学, when that is over
    bool registered = false;           // the register has moved the child's entry
};

Verdict judge(const Dossier& dossier, const OutflowPolicy& policy, const Sightings& sightings);

}  // namespace baoxue::operation::outflow
