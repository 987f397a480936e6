// When a duty falls due in a term.
#pragma once

#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/record/duty.hpp"
#include "baoxue/rule/calendar.hpp"

namespace baoxue {

/// When a duty falls due once. `rule` is the date before days off moved it: an entry of a calendar keeps its
/// uid when they change.
struct Turn {
    Date rule, first, last;
};

/// Every time the duty falls due in a term, in order. Week 1 is the week (Monday to Sunday) of the first day.
/// A day off moves a weekly duty to the next school day of that week, a monthly one to the last school day
/// before it in that month; where there is none the turn is dropped. Campaign months are those that touch the
/// term or the 31 days before it. A duty after something (Duty::Every::after) has no turns of its own.
BAOXUE_API std::vector<Turn> turns_of(const Duty& duty, Date first, Date last, const Calendar& calendar);

}  // namespace baoxue
