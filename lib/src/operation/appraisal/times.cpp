#include "operation/appraisal/times.hpp"

#include <algorithm>
#include <array>

#include "baoxue/csv/who.hpp"
#include "baoxue/rule/document.hpp"

namespace baoxue::operation::appraisal {
namespace {

constexpr std::array<std::string_view, 5> steps{"contact", "visit", "report", "letter", "return"};
using FirstDays = std::array<std::optional<Date>, steps.size()>;

void take(std::optional<Date>& first, std::optional<Date> day, const Case& of_child, Date as_of)
{
    if (day && *day >= of_child.opened_on && *day <= as_of && (!first || *day < *first)) first = day;
}

// A home visit is a contact too.
FirstDays first_days(const Case& of_child, const AppraisalInput& input, const Documents& documents)
{
    FirstDays days;
    for (const auto& visit : input.visits) {
        if (child_key(visit.student_id, visit.national_id) != of_child.student_id) continue;
        take(days[0], visit.date, of_child, input.as_of);
        if (visit.mode == "home") take(days[1], visit.date, of_child, input.as_of);
    }
    for (const auto& notice : input.notices) {
        if (child_key(parse_student_id(notice.student_id), parse_national_id(notice.national_id)) != of_child.student_id) continue;
        if (notice.kind == "report") take(days[2], notice.issue_date, of_child, input.as_of);
        if (documents.is_notice(notice.kind)) take(days[3], notice.issue_date, of_child, input.as_of);
    }
    if (of_child.state == "returned") take(days[4], of_child.closed_on, of_child, input.as_of);
    return days;
}

struct Taken {
    std::size_t cases = 0;
    std::vector<int> days = {};
};

}  // namespace

std::vector<StepTime> times_of(const AppraisalInput& input, const People& people, const Calendar& calendar, std::vector<AppraisalFact>& facts)
{
    const Documents documents;
    std::map<Appraised, std::array<Taken, steps.size()>> all;
    for (const auto& of_child : input.cases) {
        if (of_child.opened_on < input.first || of_child.opened_on > input.as_of || of_child.state == "watch") continue;
        const auto days = first_days(of_child, input, documents);
        for (const auto& who : people.of_child(of_child.student_id, of_child.school_id))
            for (std::size_t step = 0; step < steps.size(); ++step) {
                auto& taken = all[who][step];
                ++taken.cases;
                if (!days[step]) continue;
                taken.days.push_back(calendar.school_days_between(of_child.opened_on, *days[step], of_child.school_id));
                facts.push_back({who, "days_to_" + std::string(steps[step]), days[step], of_child.student_id, of_child.name, of_child.grade,
                                 of_child.class_name, of_child.case_id + ' ' + std::to_string(taken.days.back())});
            }
    }
    std::vector<StepTime> times;
    for (auto& [who, by_step] : all)
        for (std::size_t step = 0; step < steps.size(); ++step) {
            auto& taken = by_step[step];
            std::ranges::sort(taken.days);
            StepTime row{who, std::string(steps[step]), taken.cases, taken.days.size()};
            if (!taken.days.empty()) row.median = taken.days[taken.days.size() / 2], row.longest = taken.days.back();
            times.push_back(std::move(row));
        }
    return times;
}

}  // namespace baoxue::operation::appraisal
