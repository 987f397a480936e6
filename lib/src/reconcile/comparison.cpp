#include "reconcile/comparison.hpp"

#include <algorithm>

#include "baoxue/text.hpp"

namespace baoxue {

Comparison::Comparison(const Side& before, const Side& after, const ReconcilePolicy& policy)
    : before_(before), after_(after)
{
    const auto& columns = after.roster.heading().columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool ignored =
            columns[i] == "term" || std::ranges::find(policy.ignore, columns[i]) != policy.ignore.end();
        if (const auto other = before.roster.heading().find(columns[i]); other && !ignored)
            common_.push_back({columns[i], *other, i});
    }
    const bool same_day = policy.between == Between::schools;
    shift_ = policy.grade_shift ? *policy.grade_shift : same_day ? 0 : usual_shift(before, after);
    may_be_identical_ = shift_ == 0 && before.roster.heading().columns == columns;
}

bool Comparison::identical(std::uint32_t a) const
{
    const std::uint32_t b = after_.partner[a];
    return b != no_row && may_be_identical_ && before_.roster.keys(b).text == after_.roster.keys(a).text;
}

Change Comparison::compare(std::uint32_t a) const
{
    const std::uint32_t b = after_.partner[a];
    Change change{.before = b, .after = a};
    if (identical(a)) return change;
    for (const auto& [column, in_before, in_after] : common_) {
        const auto one = before_.roster.cell(b, in_before), other = after_.roster.cell(a, in_after);
        if (column == "grade" ? !grade_differs(one, other)
                              : one == other || normal_form(column, one) == normal_form(column, other))
            continue;
        if (column == "class" && same_class(b, a, one, other)) continue;
        change.differences.push_back({column, std::string(one), std::string(other)});
    }
    change.kind = kind_of(change, b, a);
    return change;
}

bool Comparison::grade_differs(std::string_view one, std::string_view other) const
{
    const auto from = parse_grade(clean(one)), to = parse_grade(clean(other));
    if (from && to) return *to - *from != shift_;
    return normal_form("grade", one) != normal_form("grade", other);
}

bool Comparison::same_class(std::uint32_t b, std::uint32_t a, std::string_view one, std::string_view other) const
{
    const auto grade = [](const Roster& roster, std::size_t row) {
        return parse_grade(clean(roster.cell(row, "grade"))).value_or(0);
    };
    return parse_class(clean(one), grade(before_.roster, b)) == parse_class(clean(other), grade(after_.roster, a));
}

ChangeKind Comparison::kind_of(const Change& change, std::uint32_t b, std::uint32_t a) const
{
    const auto differs = [&](std::string_view column) {
        const auto found = std::ranges::find(change.differences, column, &Difference::column);
        return found != change.differences.end() && !clean(found->before).empty() && !clean(found->after).empty();
    };
    if (change.differences.empty()) return ChangeKind::stayed;
    if (differs("school_id") || differs("school_name")) {
        const Student before = before_.roster.student(b), after = after_.roster.student(a);
        if (!same_school(before, after)) return ChangeKind::moved_school;
    }
    if (differs("grade")) {
        const auto from = parse_grade(clean(before_.roster.cell(b, "grade")));
        const auto to = parse_grade(clean(after_.roster.cell(a, "grade")));
        if (from && to) return *to - *from < shift_ ? ChangeKind::grade_repeated : ChangeKind::grade_skipped;
    }
    return differs("class") ? ChangeKind::moved_class : ChangeKind::changed;
}

}  // namespace baoxue
