// A policy over a whole term: to whom it would have written, and when.
#include <algorithm>
#include <tuple>

#include "baoxue/absence.hpp"
#include "baoxue/rule/absent_day.hpp"

namespace baoxue {
namespace {

// The first letter that was really issued in the span, by child.
std::map<std::string, Date> letters_issued(const AbsenceEvidence& evidence, const AbsencePolicy& policy)
{
    std::map<std::string, Date> issued;
    for (const auto& notice : evidence.notices) {
        if (!notice.issue_date || !policy.documents.is_notice(notice.kind)) continue;
        if (policy.since && *notice.issue_date < *policy.since) continue;
        const auto [at, is_new] = issued.emplace(notice.student_id, *notice.issue_date);
        if (!is_new) at->second = std::min(at->second, *notice.issue_date);
    }
    return issued;
}

// The first day after `day` on which the child was in class.
std::optional<Date> back_on(const std::vector<StudentDay>& days, Date day, Date last)
{
    const auto found = std::ranges::find_if(days, [&](const StudentDay& one) {
        return one.date > day && one.date <= last && judge_day(one.whole).kind == DayKind::present;
    });
    return found == days.end() ? std::nullopt : std::optional(found->date);
}

}  // namespace

Rehearsal rehearse(const Attendance& attendance, const AbsenceEvidence& evidence, AbsencePolicy policy)
{
    Rehearsal rehearsal;
    std::set<std::tuple<std::string, std::optional<Date>, std::string>> letters;
    const Date last = policy.as_of;
    for (const Date day : attendance.dates()) {
        if (day > last || (policy.since && day < *policy.since)) continue;
        policy.as_of = day;
        for (const auto& flag : flag_absent(attendance, evidence, policy).flags) {
            if (!policy.documents.is_notice(flag.document)) continue;
            letters.emplace(flag.student_id, flag.first_absent, flag.document);
            rehearsal.first_letter.emplace(flag.student_id, day);
        }
    }
    rehearsal.letters = letters.size();
    const auto issued = letters_issued(evidence, policy);
    std::vector<StudentDay> days;
    for (std::uint32_t student = 0; student < attendance.students(); ++student) {
        const auto child = rehearsal.first_letter.find(attendance.id(student));
        if (child == rehearsal.first_letter.end()) continue;
        attendance.days(student, policy.morning_periods, days);
        const auto back = back_on(days, child->second, last);
        const auto letter = issued.find(child->first);
        if (back && (letter == issued.end() || letter->second > *back)) rehearsal.back_alone.insert(child->first);
    }
    return rehearsal;
}

std::optional<double> days_earlier(const Rehearsal& rehearsal, const Rehearsal& other, const Calendar& calendar)
{
    long long days = 0, children = 0;
    for (const auto& [child, day] : rehearsal.first_letter)
        if (const auto found = other.first_letter.find(child); found != other.first_letter.end()) {
            days += calendar.school_days_between(day, found->second);
            ++children;
        }
    if (children == 0) return {};
    return static_cast<double>(days) / static_cast<double>(children);
}

}  // namespace baoxue
