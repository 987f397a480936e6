// Who owes which visit, check or paper by when, as the work plan of a township has it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/record/absence_flag.hpp"
#include "baoxue/record/assignment.hpp"
#include "baoxue/record/case.hpp"
#include "baoxue/record/concern.hpp"
#include "baoxue/record/duty.hpp"
#include "baoxue/record/event.hpp"
#include "baoxue/record/help.hpp"
#include "baoxue/record/notice.hpp"
#include "baoxue/record/owed.hpp"
#include "baoxue/record/pupil.hpp"
#include "baoxue/record/visit.hpp"
#include "baoxue/rule/calendar.hpp"

namespace baoxue {

/// A row of flag-absent, or an open step of one: a rule that a child has reached.
struct Flagged {
    Ward ward;
    std::string rule, action, document;
    Date since = {};       ///< the first day of absence: papers issued before it do not count
    Date reached_on = {};  ///< nor visits before the rule was reached
    Date due = {};
};

/// What the duties are judged by.
struct OwedInput {
    std::vector<Duty> duties = {};
    std::vector<Ward> wards = {};
    std::vector<Flagged> flags = {};
    std::vector<Visit> visits = {};
    std::vector<Notice> notices = {};
    std::vector<DutyDone> log = {};
};

/// Whom it is about, as the lists of the others tell: the children and their teachers, who answers for what, cases by
/// the ledger, and what flag-absent wrote.
struct OwedPeople {
    std::vector<Pupil> pupils = {};
    std::vector<Assignment> assignments = {};
    std::vector<Case> cases = {};
    std::vector<AbsenceFlag> flags = {};
    std::vector<Concern> concerns = {};
    std::vector<Help> helps = {};
};

/// Adds the wards and flags to `input`: key students of the roster, children whose case is open, watched or closed by a
/// return within the days for which it is looked after, every concern and every help with a day of review, every flag, every
/// school and the centre. An assignment goes
/// before the roster's own teachers. O(n log n).
BAOXUE_API void add_wards(OwedInput& input, const OwedPeople& people, const Calendar& calendar);

/// The days of it: a term, the day to judge by, and up to which day what is not overdue yet is listed.
struct OwedDays {
    Date first = {}, last = {};  ///< of the term
    Date as_of = {}, until = {};
};

/// One row for each ward and duty of its group that is owed by `until`, and for each flag; with `done` also what was
/// done. A duty of every week or month is done by a visit of its kind in that week or month; when turns were
/// missed, the row tells the first day and how many, until a visit is made: a missed week cannot be made up.
/// Duties of named weeks (two follow-ups a term) need a visit each, in the order of their weeks. A duty of a
/// school or the centre is done by a row of the log. A concern is done by a visit since it was noted, or by its end; a help
/// by its review. A flag, and each of its open steps, is done by a visit since the
/// rule was reached, or by the paper that it asks for, since the absence began (rule/document.hpp). Sorted by due day, owner, school, class, student. O(wards × turns + n log n).
BAOXUE_API std::vector<Owed> list_owed(const OwedInput& input, const OwedDays& days, const Calendar& calendar,
                                       bool done);

/// Every turn of the term that was due up to `days.as_of`, and every flag, with the day on which it was done, as
/// list_owed() judges it: a missed week or month stays missed, what is owed once is made up later. In the order of the
/// wards, their duties and turns. O(wards × turns).
BAOXUE_API std::vector<TurnOwed> list_turns(const OwedInput& input, const OwedDays& days, const Calendar& calendar);

/// What one trip does as one row: the visits that one person owes to one household (children with the same address and
/// telephone of the guardian, as far as they are known; else each child), with their tasks, duties and children joined,
/// the earliest due day and the worst state. What is no visit stays a row of its own. In the order in which the
/// households stand in the list. O(n log n).
BAOXUE_API std::vector<Owed> by_household(std::vector<Owed> list);

/// One entry of a calendar for each day on which something of the list falls due. It counts and names no
/// child: a phone's calendar may be copied to anywhere.
BAOXUE_API std::vector<Event> to_events(std::span<const Owed> list, std::string_view owner);

}  // namespace baoxue
