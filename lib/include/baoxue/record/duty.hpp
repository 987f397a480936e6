// A duty that comes round in every term: a row of duties.csv.
#pragma once

#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/source.hpp"
#include "baoxue/csv/table.hpp"

namespace baoxue {

/// What somebody must do again and again, and when: a line of a work plan.
struct Duty {
    enum class Every {
        day,   ///< each school day of `weeks`
        week,  ///< once in each of `weeks`, on weekday `on` (1 is Monday)
        date,  ///< once in each calendar month, on day `on`
        month,  ///< the whole of the calendar months `on`
        after   ///< once, `on` school days behind what it is about: a concern, the day by which a help is to be reviewed
    };

    std::string name;  ///< tells it from the others; part of the entry's uid
    Every every = Every::day;
    std::vector<int> on = {};     ///< see Every
    std::vector<int> weeks = {};  ///< weeks of the term, the first is 1; empty: all of them
    std::string whom = {};  ///< about whom list-duties asks for it: key_student, dropout, returned, concern, help, school, centre;
                            ///< empty: it is not asked for there
    std::vector<std::string> visit = {};  ///< codes "visit_mode" of a visit that does it; empty: any
    std::string actor = {};               ///< who; English, translated where messages.csv has it
    std::string summary = {};             ///< what; likewise
};

/// The duties of `file`, or the built-in ones when it is empty. Columns: duty, every, on, weeks, whom,
/// visit, actor, summary; lists are separated by `;`, further columns are for people. Throws Error `usage` with line
/// and column.
BAOXUE_API std::vector<Duty> read_duties(const std::string& file, const csv::ReadOptions& reading);

/// That a duty which no visit proves was done: a meeting, a check. A row of a log.
struct BAOXUE_API DutyDone {
    std::string duty, school_id;  ///< school_id is empty for the centre
    Date date = {};
    std::string month = {};  ///< of a check sheet
    bool held = true;        ///< false: a row of a check sheet that has no day yet

    static const std::vector<std::string>& needed();  ///< the columns that a file must have, for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"duty_log"}
};

/// Every row, in the order of the file; the check sheets of report-meeting are logs too. Rejected: no duty; no date, where
/// the file is no sheet, which has a column `result`.
BAOXUE_API std::vector<DutyDone> read_duty_log(const csv::Table& table, csv::Rejects& rejects);

/// Of check sheets: a school's check of a month is held when no row of it lacks its day, on the last of them. Other rows
/// stay as they are. O(n log n).
BAOXUE_API void settle_checks(std::vector<DutyDone>& log);

}  // namespace baoxue
