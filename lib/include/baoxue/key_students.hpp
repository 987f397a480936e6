// Candidates for 重点生, class by class, each with its reasons (work plan; special groups of 教育部办公厅, April 2024).
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/record/case.hpp"
#include "baoxue/record/change.hpp"
#include "baoxue/record/concern.hpp"
#include "baoxue/record/factor.hpp"
#include "baoxue/record/help.hpp"
#include "baoxue/record/key_student.hpp"
#include "baoxue/record/mark.hpp"
#include "baoxue/record/pupil.hpp"
#include "baoxue/store/attendance.hpp"

namespace baoxue {

/// A child's days without leave: every lesson recorded was missed and none excused.
struct AbsenceTrend {
    int days_absent = 0;
    int lately = 0, before = 0;  ///< of the last four weeks, and of the four weeks before them
};

/// Of every child of the attendance, by number, up to `as_of`. O(rows).
BAOXUE_API std::map<std::string, AbsenceTrend> absence_trends(const Attendance& attendance, Date as_of);

struct BAOXUE_API KeyStudentInput {
    std::vector<Pupil> pupils = {};
    std::map<std::string, AbsenceTrend> trends = {};  ///< by Pupil::key()
    std::vector<Case> cases = {};
    std::set<std::string> repeaters = {};  ///< numbers of the children who repeat a grade
    std::vector<Concern> concerns = {};
    std::vector<Mark> marks = {};
    std::vector<Help> helps = {};
    Date as_of = {};  ///< nothing that was written later counts

    /// days_absent (this term, by the files given), rising (days absent lately less those before),
    /// earlier_case (cases on the ledger), grade_repeated, left_behind, poor, orphan, disabled (0 or 1),
    /// concerns (open ones; those of poverty and family are no sign of the child), concerns_lately (open, of the last four
    /// weeks), failed and exam_missed (subjects of the last day of exams), fallen (points of a hundred, over the subjects of
    /// the last exam that the one before had too), help_in_vain (helps whose last review found no effect),
    /// sibling_out (children of the same family who are on the ledger or have dropped out by the roster).
    static const std::vector<std::string>& factors();
};

/// Who repeats a grade by what reconcile wrote.
BAOXUE_API std::set<std::string> repeaters_in(std::span<const ChangeRow> changes);

/// Everybody enrolled who reaches `least` points, at least one of them by a sign of the child itself (Factor::alone):
/// poverty and family make nobody a 重点生. Of several rows about one factor the one with most points
/// that is reached counts. Each point has its reason in words. By school, grade and class, most points first.
/// O(n log n).
BAOXUE_API std::vector<KeyStudent> list_key_students(const KeyStudentInput& input, std::span<const Factor> factors,
                                                     int least);

/// Keeps of each class those with most points, `count` of them (每班确立几名), and with them all who have as many points as the
/// last one. Returns how many such there are beyond `count`. O(n).
BAOXUE_API std::size_t keep_few(std::vector<KeyStudent>& list, std::size_t count);

}  // namespace baoxue
