#include "baoxue/key_students.hpp"

#include <algorithm>
#include <tuple>

#include "baoxue/base/list.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/rule/absent_day.hpp"
#include "baoxue/rule/enrolment.hpp"
#include "operation/key_students/signs.hpp"

namespace baoxue {
namespace {

constexpr std::chrono::days four_weeks{28};

// How many cases a child has, and in which families somebody has dropped out.
class Context {
  public:
    explicit Context(const KeyStudentInput& input) : input_(input), signs_(operation::key_students::signs_of(input))
    {
        std::set<std::string> on_ledger;
        for (const auto& of_child : input.cases) {
            ++cases_[of_child.student_id];
            if (ledger_of(of_child.state) != CaseLedgerKind::none) on_ledger.insert(of_child.student_id);
        }
        for (const auto& pupil : input.pupils)
            if (const auto family = pupil.family(); !family.empty() && is_out(pupil, on_ledger))
                families_[family].insert(pupil.key());
    }

    double measure(const Pupil& pupil, std::string_view factor) const
    {
        const auto trend = found(input_.trends, pupil.key());
        if (factor == "days_absent") return trend.days_absent;
        if (factor == "rising") return trend.lately - trend.before;
        if (factor == "earlier_case") return found(cases_, pupil.key());
        if (factor == "grade_repeated") return input_.repeaters.contains(pupil.key()) ? 1 : 0;
        if (factor == "left_behind") return pupil.left_behind ? 1 : 0;
        if (factor == "poor") return pupil.poor ? 1 : 0;
        if (factor == "orphan") return pupil.orphan ? 1 : 0;
        if (factor == "disabled") return pupil.disabled ? 1 : 0;
        if (factor != "sibling_out") return found(signs_, pupil.key()).measure(factor);
        const auto& siblings = families_.find(pupil.family());
        if (siblings == families_.end()) return 0;
        return static_cast<double>(siblings->second.size() - siblings->second.count(pupil.key()));
    }

  private:
    template <typename Value>
    static Value found(const std::map<std::string, Value>& values, const std::string& key)
    {
        const auto at = values.find(key);
        return at == values.end() ? Value{} : at->second;
    }

    static bool is_out(const Pupil& pupil, const std::set<std::string>& on_ledger)
    {
        return pupil.status == "dropout" || pupil.status == "suspected" || on_ledger.contains(pupil.key());
    }

    const KeyStudentInput& input_;
    std::map<std::string, operation::key_students::Sign> signs_;
    std::map<std::string, int> cases_;
    std::map<std::string, std::set<std::string>> families_;
};

// Of each factor the row with most points that the child reaches.
std::vector<std::pair<const Factor*, double>> reached(const Pupil& pupil, std::span<const Factor> factors,
                                                      const Context& context)
{
    std::vector<std::pair<const Factor*, double>> all;
    for (const auto& factor : factors) {
        const double measured = context.measure(pupil, factor.name);
        if (!factor.reached(measured)) continue;
        const auto same =
            std::ranges::find_if(all, [&](const auto& known) { return known.first->name == factor.name; });
        if (same == all.end()) all.emplace_back(&factor, measured);
        else if (same->first->points < factor.points) same->first = &factor;
    }
    return all;
}

bool is_sign(const std::pair<const Factor*, double>& of)
{
    return of.first->alone && of.first->points > 0;
}

KeyStudent candidate(const Pupil& pupil, std::span<const Factor> factors, const Context& context)
{
    KeyStudent student;
    student.listed = pupil.key_student;
    student.student_id = pupil.key();
    student.name = pupil.name;
    student.school_id = pupil.school_id;
    student.school_name = pupil.school_name;
    student.grade = pupil.grade;
    student.class_name = pupil.class_name;
    student.head_teacher = pupil.head_teacher;
    student.responsible_teacher = pupil.responsible_teacher;
    const auto all = reached(pupil, factors, context);
    if (std::ranges::none_of(all, is_sign)) return student;
    for (const auto& [factor, measured] : all) {
        const auto number = static_cast<long long>(measured);
        student.points += factor->points;
        add_word(student.reasons, say(factor->reason, {number}), "; ");
        add_word(student.factors, factor->name + '=' + std::to_string(number));
    }
    return student;
}

}  // namespace

std::map<std::string, AbsenceTrend> absence_trends(const Attendance& attendance, Date as_of)
{
    std::map<std::string, AbsenceTrend> trends;
    std::vector<StudentDay> days;
    for (std::uint32_t student = 0; student < attendance.students(); ++student) {
        if (!attendance.misses_lessons(student)) continue;
        attendance.days(student, 4, days);
        AbsenceTrend trend;
        for (const auto& day : days) {
            if (day.date > as_of || judge_day(day.whole).kind != DayKind::absent) continue;
            ++trend.days_absent;
            if (day.date > as_of - four_weeks) ++trend.lately;
            else if (day.date > as_of - 2 * four_weeks) ++trend.before;
        }
        trends.emplace(attendance.id(student), trend);
    }
    return trends;
}

const std::vector<std::string>& KeyStudentInput::factors()
{
    static const std::vector<std::string> names{
        "days_absent", "rising",       "concerns",     "concerns_lately", "failed", "fallen", "exam_missed",
        "help_in_vain", "earlier_case", "grade_repeated", "left_behind",  "poor",   "orphan", "disabled", "sibling_out"};
    return names;
}

std::set<std::string> repeaters_in(std::span<const ChangeRow> changes)
{
    std::set<std::string> numbers;
    for (const auto& change : changes) {
        if (change.kind != ChangeKind::grade_repeated) continue;
        for (const Id* id : {&change.student_id, &change.national_id})
            if (id->usable()) numbers.insert(id->key);
    }
    return numbers;
}

std::vector<KeyStudent> list_key_students(const KeyStudentInput& input, std::span<const Factor> factors, int least)
{
    const Context context(input);
    std::vector<KeyStudent> list;
    for (const auto& pupil : input.pupils) {
        if (!counts_as_enrolled(pupil)) continue;
        if (auto student = candidate(pupil, factors, context); student.points >= least && !student.reasons.empty())
            list.push_back(std::move(student));
    }
    std::ranges::stable_sort(list, {}, [](const KeyStudent& student) {
        return std::tuple(student.school_id, student.grade, std::string_view(student.class_name), -student.points,
                          std::string_view(student.student_id));
    });
    return list;
}

std::size_t keep_few(std::vector<KeyStudent>& list, std::size_t count)
{
    std::map<std::tuple<std::string_view, int, std::string>, std::vector<int>> classes;  // points, most first
    const auto of = [](const KeyStudent& student) { return std::tuple(student.school_id, student.grade, student.class_name); };
    for (const auto& student : list) classes[of(student)].push_back(student.points);
    std::size_t beyond = 0;
    const auto left_out = [&](const KeyStudent& student) {
        const auto& points = classes[of(student)];
        return points.size() > count && student.points < points[count - 1];
    };
    std::erase_if(list, left_out);
    for (const auto& [place, points] : classes)
        if (points.size() > count) beyond += static_cast<std::size_t>(std::ranges::count_if(points, [&, &all = points](int of_child) { return of_child >= all[count - 1]; })) - count;
    return beyond;
}

}  // namespace baoxue
