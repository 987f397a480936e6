// N1: who has not come at all since the term began.
#include <algorithm>
#include <set>
#include <unordered_set>

#include "baoxue/rule/deadline.hpp"
#include "baoxue/rule/enrolment.hpp"
#include "operation/daily/roll.hpp"

namespace baoxue {

using namespace operation::daily;

namespace {

std::unordered_set<std::string> registered_between(const Attendance& attendance, Date begin, Date as_of)
{
    const auto came = [&](const StudentDay& day) {
        return begin <= day.date && day.date <= as_of && day.whole.here > 0;
    };
    std::unordered_set<std::string> registered;
    std::vector<StudentDay> days;
    for (std::uint32_t student = 0; student < attendance.students(); ++student) {
        attendance.days(student, 0, days);
        if (std::ranges::any_of(days, came)) registered.insert(attendance.id(student));
    }
    return registered;
}

// `days`: those on which its class has reported, ascending.
AbsenceFlag flag_of(const Rule& rule, const Pupil& pupil, const std::set<Date>& days, const DailyEvidence& evidence,
                    Date as_of)
{
    AbsenceFlag flag;
    flag.student_id = pupil.key(), flag.name = pupil.name;
    flag.rule = rule.name, flag.level = rule.level, flag.metric = rule.metric;
    flag.days = static_cast<double>(days.size()), flag.limit = rule.value;
    double reported = 0;
    flag.reached_on = *std::ranges::find_if(days, [&](Date) { return rule.reached(++reported); });
    flag.due = due_day(flag.reached_on, rule.due_days, evidence.calendar, pupil.school_id);
    if (overdue(flag.due, as_of))
        flag.days_over = evidence.calendar.school_days_between(flag.due, as_of, pupil.school_id);
    flag.actor = rule.actor, flag.action = rule.action, flag.document = rule.document;
    return flag;
}

}  // namespace

std::vector<NotRegistered> find_not_registered(const Attendance& attendance, const DailyEvidence& evidence, Date begin,
                                               Date as_of, const std::vector<Rule>& rules)
{
    const auto by_place = attendance.reported();
    const Roll roll(evidence.pupils, classes_of(attendance, by_place));
    std::map<Roll::Key, std::set<Date>> reported;
    for (std::size_t place = 0; place < by_place.size(); ++place)
        for (const Date date : by_place[place].days)
            if (begin <= date && date <= as_of) reported[roll.key(attendance.places()[place])].insert(date);
    const auto registered = registered_between(attendance, begin, as_of);
    const Slips slips(evidence.leaves, true);
    std::vector<NotRegistered> missing;
    for (std::size_t at = 0; at < evidence.pupils.size(); ++at) {
        const Pupil& pupil = evidence.pupils[at];
        if (!expected_in_class(pupil) || evidence.in_doubt.contains(pupil.key()) || registered.contains(pupil.key()) ||
            slips.of(pupil.key(), as_of) != nullptr)
            continue;
        auto key = roll.key(pupil.place());
        const auto& own = reported[key];
        const auto& whole_school = reported[{std::get<0>(key), 0, ""}];
        const auto& of_class = own.size() < whole_school.size() ? whole_school : own;
        const Rule* highest = nullptr;
        for (const Rule& rule : rules)
            if (rule.metric == "not_registered" && !of_class.empty() &&
                rule.reached(static_cast<double>(of_class.size())))
                highest = &rule;
        if (highest == nullptr) continue;
        missing.push_back({flag_of(*highest, pupil, of_class, evidence, as_of), at});
    }
    return missing;
}

}  // namespace baoxue
