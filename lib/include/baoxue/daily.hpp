// 学生到校日报制: every class, every day, added up to the school and the town.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/record/absence_flag.hpp"
#include "baoxue/record/daily_report.hpp"
#include "baoxue/record/leave.hpp"
#include "baoxue/record/pupil.hpp"
#include "baoxue/record/rule.hpp"
#include "baoxue/rule/calendar.hpp"
#include "baoxue/store/attendance.hpp"

namespace baoxue {

struct DailyPolicy {
    Date since = {}, as_of = {};  ///< both included
    bool names = true;            ///< of the absent; without a roster their numbers
    bool absences_only = false;   ///< the attendance holds absences only: who is not in it was present
    /// If given, each class is reported in these parts of it, DailyReport::part, by the roster's children in them: its
    /// villages, its special groups.
    std::function<std::vector<std::string>(const Pupil&)> parts_of = {};
    bool late_leave = false;      ///< a slip filed after the absence gives its reason, too
};

/// What is known besides the attendance or the reports.
struct DailyEvidence {
    Calendar calendar = {};
    std::vector<Pupil> pupils = {};  ///< of the roster; without it whoever has a row is expected
    std::vector<Leave> leaves = {};
    std::set<std::string> in_doubt = {};  ///< ChildLists::in_doubt(): not told as not registered
};

struct DailyReports {
    std::vector<DailyReport> classes;  ///< by day, school, grade, class; those that have not reported, too
    std::size_t not_on_roster = 0;     ///< children with a row of attendance
    std::size_t absences_only = 0;     ///< schools of which no row says that somebody was here
};

/// The report of each class on each school day. Expected are the roster's children who should sit in class,
/// without those on 休学. Present is who was in any lesson of the day; the others count by their leave, else as
/// unexcused, unknown (`absent`, or no row while the class has some), sick, personal or excused, the first that
/// any lesson says. A class without any row on a school day has not reported. School days are the calendar's,
/// without one those on which the school has a row, and `as_of`. O(children × days).
BAOXUE_API DailyReports report_days(const Attendance& attendance, const DailyEvidence& evidence,
                                    const DailyPolicy& policy);

/// The same from what classes have sent in, checked. Flags of a class: `heads` (expected is not present and
/// absent together), `reasons` (they are more than the absent, or fewer although all are told), `roster`
/// (expected is another number than the roster has).
BAOXUE_API DailyReports report_days(std::vector<DailyReport> sent, const DailyEvidence& evidence,
                                    const DailyPolicy& policy);

enum class DailyLevel { klass, grade, school, town, part };

/// Reports of classes added up. A sum that was sent in for the same day (a row without class among `sent`) is
/// held against ours where all classes have reported: the flag `sum` says that they differ.
BAOXUE_API std::vector<DailyReport> add_up(const std::vector<DailyReport>& classes,
                                           const std::vector<DailyReport>& sent, DailyLevel level);

/// N1: who of the roster has not been in any lesson since `begin`, although the class has reported on so many
/// days that a rule of the metric not_registered is reached; the highest one. Not who is on leave on the last
/// day, nor whose number no row can have. `pupil` is its place in evidence.pupils.
struct NotRegistered {
    AbsenceFlag flag;
    std::size_t pupil;
};
BAOXUE_API std::vector<NotRegistered> find_not_registered(const Attendance& attendance, const DailyEvidence& evidence,
                                                          Date begin, Date as_of, const std::vector<Rule>& rules);

}  // namespace baoxue
