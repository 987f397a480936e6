// A child whose absences have reached a rule: a row of `flag-absent`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/open_step.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/csv/who.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// What was looked at before a child is said to be away, and what was found: last_present=2026-09-01;at=甲小 5/1;
/// attendance=3;rosters=3;leave=0;transfers=0;notices=1;ledger=0;visits=2;last_visit=2026-09-05.
struct Searched {
    std::optional<Date> last_present = {};  ///< the day of its last lesson at any school; none was found
    std::string at = {};                    ///< where that was: school and class
    std::size_t attendance = 0, rosters = 0;  ///< schools whose attendance, whose rosters were searched
    /// Of each other list that was given, by its name: how many of its rows are about the child.
    std::vector<std::pair<std::string, std::size_t>> found = {};
    std::optional<Date> last_visit = {};
};

/// Reads the cell; what it does not know is passed over. An empty cell: attendance is 0, nothing was looked at.
BAOXUE_API Searched checked_in(std::string_view cell);

struct BAOXUE_API AbsenceFlag {
    std::string student_id;              ///< child_key(): of a child without a number nothing is written
    std::string name;                    ///< as far as it is known
    std::string school_id, school_name;  ///< where the attendance has the child; not written
    int grade = 0;
    std::string class_name;
    std::string rule, level, metric;
    double days = 0, limit = 0;  ///< the metric's value and the rule's; days, lessons or a share
    std::optional<Date> first_absent = {}, last_absent = {};
    double days_in_a_row = 0, longest_row = 0, days_in_all = 0;  ///< school days
    int days_excused = 0, lessons_absent = 0, lessons = 0;
    double absence_rate = 0;
    std::string actor, action;
    Date due = {};               ///< in school days from reached_on: the same on every later night
    std::string document = {};   ///< code `notice`, or empty
    std::string done = {};       ///< since first_absent: "visits=2;last_visit=2026-09-17;notices=return"
    Date reached_on = {};        ///< the day on which the rule was reached, and has held since
    int days_over = 0;           ///< school days behind `due`; 0 while it is not overdue, or once it is done
    std::vector<OpenStep> open_steps = {};  ///< of the rules below this one, in their order; none where each has a row
    Searched checked = {};
    std::string days_text = {};  ///< `days` as they stood where the flag was read

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();   ///< for heading_of(): {"absence_flag", "roster"}
    static const std::vector<std::string>& needed();  ///< the columns that a file must have, for csv::Table
};

/// Writes the flag's own cells, in the order of columns(); more may follow before end_row().
BAOXUE_API void write(csv::Writer& out, const AbsenceFlag& flag);

/// What stands in an earlier list, in its order: who, by which rule and since when, what is to be done by when. The
/// counts behind are not read. Rejected: a row without a day by which it is due, open steps that cannot be read.
BAOXUE_API std::vector<AbsenceFlag> read_absence_flags(const csv::Table& table, csv::Rejects& rejects);

/// Of such a list only who by which rule, as its rows say it.
BAOXUE_API std::vector<std::pair<Who, std::string>> read_flagged(const csv::Table& table);

}  // namespace baoxue
