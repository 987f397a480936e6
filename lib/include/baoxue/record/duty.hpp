// A duty that comes round in every term: a row of duties.csv.
#pragma once

#include <string>
#include <vector>

#include "baoxue/api.hpp"
#include "baoxue/calendar.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/source.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/date.hpp"

namespace baoxue {

/// What somebody must do again and again, and when. Domain reference 1.
struct Duty {
    enum class Every {
        day,   ///< each school day of `weeks`
        week,  ///< once in each of `weeks`, on weekday `on` (1 is Monday)
        date,  ///< once in each calendar month, on day `on`
        month  ///< the whole of the calendar months `on`
    };

    std::string name;  ///< tells it from the others; part of the entry's uid
    Every every = Every::day;
    std::vector<int> on = {};     ///< see Every
    std::vector<int> weeks = {};  ///< weeks of the term, the first is 1; empty: all of them
    std::string whom = {};  ///< about whom list-duties asks for it: key_student, dropout, returned, school, centre;
                            ///< empty: it is not asked for there
    std::vector<std::string> visit = {};  ///< codes "visit_mode" of a visit that does it; empty: any
    std::string actor = {};               ///< who; English, translated where messages.csv has it
    std::string summary = {};             ///< what; likewise
};

/// The duties of `file`, or the built-in ones when it is empty. Columns: duty, every, on, weeks, whom,
/// visit, actor, summary; lists are separated by `;`, further columns are for people. Throws Error `usage` with line
/// and column.
BAOXUE_API std::vector<Duty> read_duties(const std::string& file, const csv::Reading& reading);

/// When a duty falls due once. `rule` is the date before days off moved it: an entry of a calendar keeps its
/// uid when they change.
struct Turn {
    Date rule, first, last;
};

/// Every time the duty falls due in a term, in order. Week 1 is the week (Monday to Sunday) of the first day.
/// A day off moves a weekly duty to the next school day of that week, a monthly one to the last school day
/// before it in that month; where there is none the turn is dropped. Campaign months are those that touch the
/// term or the 31 days before it.
BAOXUE_API std::vector<Turn> turns_of(const Duty& duty, Date first, Date last, const Calendar& calendar);

/// That a duty which no visit proves was done: a meeting, a check. A row of a log.
struct BAOXUE_API DutyDone {
    std::string duty, school_id;  ///< school_id is empty for the centre
    Date date = {};

    static const std::vector<std::string>& needed();  ///< the columns that a file must have, for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"duty_log"}
};

/// Every row, in the order of the file. Rejected: no duty, no date.
BAOXUE_API std::vector<DutyDone> read_duty_log(const csv::Table& table, csv::Rejects& rejects);

}  // namespace baoxue
