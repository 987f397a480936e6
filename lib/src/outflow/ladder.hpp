// What the rules ask next of a child's case.
#pragma once

#include "baoxue/calendar.hpp"
#include "baoxue/outflow.hpp"
#include "outflow/verdict.hpp"

namespace baoxue {

/// Fills days_since, rule, level, actor, action and due.
void climb(Verdict& verdict, const Dossier& dossier, const OutflowPolicy& policy, const Calendar& calendar);

}  // namespace baoxue
