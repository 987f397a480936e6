#include "operation/key_students/signs.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace baoxue::operation::key_students {
namespace {

constexpr std::array<std::pair<std::string_view, double Sign::*>, 6> measures{
    {{"concerns", &Sign::concerns}, {"concerns_lately", &Sign::concerns_lately}, {"failed", &Sign::failed},
     {"fallen", &Sign::fallen}, {"exam_missed", &Sign::exam_missed}, {"help_in_vain", &Sign::help_in_vain}}};

using Exam = std::map<std::string_view, const Mark*>;  // by subject
using Exams = std::map<Date, Exam>;                    // of one child

// How many points of a hundred the subjects of both lie below those of before; 0 when they do not.
double fall(const Exam& last, const Exam& before)
{
    double now = 0, then = 0, subjects = 0;
    for (const auto& [subject, mark] : last) {
        const auto earlier = before.find(subject);
        if (earlier == before.end() || !mark->mark || !earlier->second->mark) continue;
        now += 100 * *mark->mark / mark->full;
        then += 100 * *earlier->second->mark / earlier->second->full;
        ++subjects;
    }
    return subjects == 0 ? 0 : std::max(0.0, (then - now) / subjects);
}

void weigh(const Exams& exams, Sign& sign)
{
    const auto& last = exams.rbegin()->second;
    for (const auto& [subject, mark] : last) {
        if (subject == "total") continue;
        sign.failed += mark->failed() ? 1 : 0;
        sign.exam_missed += mark->absent ? 1 : 0;
    }
    if (exams.size() > 1) sign.fallen = fall(last, std::next(exams.rbegin())->second);
}

}  // namespace

double Sign::measure(std::string_view factor) const
{
    const auto* const found = std::ranges::find(measures, factor, [](const auto& pair) { return pair.first; });
    return found == measures.end() ? 0 : this->*found->second;
}

std::map<std::string, Sign> signs_of(const KeyStudentInput& input)
{
    std::map<std::string, Sign> signs;
    const auto of = [&](const auto& row) -> Sign& { return signs[child_key(row.student_id, row.national_id)]; };
    for (const auto& concern : input.concerns) {
        if (!concern.open(input.as_of) || concern.of_family()) continue;
        auto& sign = of(concern);
        ++sign.concerns;
        if (concern.date > input.as_of - std::chrono::weeks(4)) ++sign.concerns_lately;
    }
    std::map<std::string, Exams> exams;
    for (const auto& mark : input.marks)
        if (mark.date <= input.as_of) exams[child_key(mark.student_id, mark.national_id)][mark.date].insert_or_assign(mark.subject, &mark);
    for (const auto& [child, all] : exams) weigh(all, signs[child]);
    for (const auto& help : input.helps)
        if (help.reviewed(input.as_of) && help.effect == "none" && (!help.end || *help.end > input.as_of)) ++of(help).help_in_vain;
    return signs;
}

}  // namespace baoxue::operation::key_students
