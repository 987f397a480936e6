// Who has been away, by which rule, and who must act by when.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/record/absence_flag.hpp"
#include "baoxue/record/case_event.hpp"
#include "baoxue/record/leave.hpp"
#include "baoxue/record/notice.hpp"
#include "baoxue/record/pupil.hpp"
#include "baoxue/record/rule.hpp"
#include "baoxue/record/transfer.hpp"
#include "baoxue/record/visit.hpp"
#include "baoxue/rule/absent_day.hpp"
#include "baoxue/rule/calendar.hpp"
#include "baoxue/rule/document.hpp"
#include "baoxue/rule/proof.hpp"
#include "baoxue/store/attendance.hpp"

namespace baoxue {

/// What counts as a day of absence, and which rules look at it: rule/absent_day.hpp.
struct BAOXUE_API AbsencePolicy {
    std::vector<Rule> rules;         ///< ascending: the last one that is reached is the highest
    Documents documents = {};        ///< which letter follows which, and the visits that each needs
    Date as_of = {};                 ///< the last day that counts
    std::optional<Date> since = {};  ///< the first one; else the term's begin by the calendar, else the first row of the half of the school year
    int lessons_for_a_day = 0;       ///< unexcused lessons that make a day absent; 0: all that were recorded
    bool half_days = false;          ///< morning and afternoon count apart, as 0.5 each
    bool excused_breaks = false;     ///< an excused day ends a row of absences instead of pausing it
    bool gap_breaks = false;         ///< so does a school day without a record
    bool late_leave = false;         ///< a slip that was filed after the absence excuses it too
    bool absences_only = false;      ///< the files hold absences only: who is not in them was present
    bool all_rules = false;          ///< report every rule reached, not only the highest
    int morning_periods = 4;         ///< of half days: periods up to this one are the morning
    unsigned jobs = 0;               ///< threads; 0: one per processor

    /// lessons_today, days_in_a_row, longest_row, days_in_all, absence_rate, not_registered.
    static const std::vector<std::string>& metrics();
};

/// What is known besides the attendance, of lists that ChildLists has settled.
struct AbsenceEvidence {
    Calendar calendar = {};
    std::vector<Leave> leaves = {};
    std::vector<ProvedMove> elsewhere = {};  ///< of 送教上门 too: in this span nobody waits for the child at school
    std::vector<Visit> visits = {};
    std::vector<Notice> notices = {};
    bool visits_given = false;
    std::vector<Pupil> enrolled = {};     ///< the rows of the rosters
    std::set<std::string> in_doubt = {};  ///< ChildLists::in_doubt(): not told as not registered
    std::vector<Transfer> transfers = {};  ///< proved or not, and
    std::vector<CaseEvent> ledger = {};    ///< earlier cases: only told, in AbsenceFlag::checked
    std::set<std::string> searched = {};   ///< which of leave, transfers, notices, ledger, visits were given
};

struct AbsenceMark {
    Date date;  ///< at the end of this school day, on which the child has lessons
    double days_in_a_row = 0, longest_row = 0, days_in_all = 0;
    int days_excused = 0, lessons_absent = 0, lessons = 0;
    int school_days = 0;  ///< so far
};

/// A child's absences. Counted per school day over the lessons recorded on it: `absent` when every one is
/// unexcused (or lessons_for_a_day are); `present` when any one is present, late, early or official;
/// otherwise excused. An absence is unexcused unless an approved leave covers the day, also where the class called it
/// 旷课 before the slip was known; 休学, a
/// proved transfer and 送教上门 excuse everything, and while one of them is in force no row of absences is open:
/// nobody writes to a family whose child is where it may be. School days are the calendar's, or without one the
/// days on which the child's school has a row; not those on which all its rows say that it was closed. Where no row of a
/// school says that somebody was here, it may have written down absences only: then a day without a row breaks a row of
/// absences, and its days end with its last row.
struct AbsenceCount {
    double days_in_a_row = 0;  ///< of the row still open on `as_of`: present days break it, days off do not,
                               ///< excused days and days without a record pause it; 0 when the child is
                               ///< `elsewhere`
    double longest_row = 0, days_in_all = 0;
    int days_excused = 0;
    int lessons_absent = 0, lessons = 0, lessons_today = 0;
    int school_days = 0;  ///< from `since` to `as_of`
    bool ever_present = false;
    bool elsewhere = false;                                   ///< on `as_of`: 休学, a proved transfer or 送教上门
    std::optional<Date> first_absent = {}, last_absent = {};  ///< of the open row; without one, of all absent days
    std::vector<AbsenceMark> marks = {};  ///< how it came to this, ascending: since when a rule has held

    double absence_rate() const { return lessons == 0 ? 0 : static_cast<double>(lessons_absent) / lessons; }
};

/// Counts one child. `days` ascending; `school_days` ascending, the ones that count. `cover` is asked for
/// days with an unexcused lesson and for `as_of`; `periods` tells how many lessons a day has (0: not known), for
/// absences_only. O(days).
BAOXUE_API AbsenceCount count_absences(std::span<const StudentDay> days, std::span<const Date> school_days,
                                       const AbsencePolicy& policy, const std::function<Cover(Date)>& cover,
                                       const std::function<int(Date)>& periods);

/// A class that reported nothing on a school day.
struct Unreported {
    SchoolClass place;
    Date date;
};

struct AbsenceReport {
    std::vector<AbsenceFlag> flags;      ///< by student_id, then in the order of the rules
    std::vector<Unreported> unreported;  ///< by class, then date; none of files of absences only
    std::size_t students = 0, school_days = 0;
    std::size_t said_to_be_gone = 0;  ///< students who are flagged and whom a roster calls 转出, 出国 or 借读(出)
    std::size_t not_on_roster = 0, at_another_school = 0;  ///< students with rows, held against the roster
    std::size_t double_school = 0;                         ///< students with rows at two schools on one day
    std::size_t absences_only = 0;       ///< schools of which no row says that somebody was here, and nobody said so
    std::optional<Date> newest = {};     ///< the last school day up to `as_of` with a row, and
    int days_behind = 0;                 ///< how many school days of the calendar `as_of` is later
};

/// Holds every child's count against the rules. A rule is not reached while its document lacks a visit that it needs
/// since the absence began, when visits are given; it is also reached when the deadline of the letter before it has
/// passed and the child is still away. It was reached on the first of the days since which it has held without a
/// break, and is due so many school days later, whatever night it is asked: nights may be left out. A flag of the
/// highest rule tells each lower one that is not done (rule/document.hpp) in open_steps. absence_rate is held against rules from the 20th school day on.
/// not_registered are the days on which the class of a child that was never present has reported, without
/// the excused ones, and none while the child is elsewhere. O(students × days), on `jobs` threads; the same for any.
BAOXUE_API AbsenceReport flag_absent(const Attendance& attendance, const AbsenceEvidence& evidence,
                                     const AbsencePolicy& policy);

/// What a policy would have done, night by night, over a term that has passed: to choose before one is put to work.
struct Rehearsal {
    std::map<std::string, Date> first_letter = {};  ///< by child: the day on which a rule first asked for a letter
    std::size_t letters = 0;                        ///< of each child, absence and document one
    std::set<std::string> back_alone = {};  ///< who of them was in class later, though the notices of the evidence tell of
                                            ///< no letter before
};

/// Judges at the end of each day with rows, up to the policy's `as_of`. A letter is what gives a family a day by which
/// the child must be back. O(days × flag_absent()).
BAOXUE_API Rehearsal rehearse(const Attendance& attendance, const AbsenceEvidence& evidence, AbsencePolicy policy);

/// By how many school days the letters came earlier than those of `other`, on average over the children to whom both
/// write; nothing where there is no such child.
BAOXUE_API std::optional<double> days_earlier(const Rehearsal& rehearsal, const Rehearsal& other,
                                              const Calendar& calendar);

}  // namespace baoxue
