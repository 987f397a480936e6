#include "operation/reconcile/comparison.hpp"

#include <algorithm>

#include "baoxue/base/text.hpp"

namespace baoxue {

Comparison::Comparison(const Side& before, const Side& after, const ReconcilePolicy& policy)
    : before_(before),
      after_(after),
      grade_before_(before.roster.heading().find("grade")),
      grade_after_(after.roster.heading().find("grade"))
{
    const auto &columns = after.roster.heading().columns, &ignore = policy.ignore;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string_view column = columns[i];
        const auto other = before.roster.heading().find(column);
        if (!other || column == "term" || std::ranges::find(ignore, column) != ignore.end()) continue;
        common_.push_back({column, *other, i,
                           column == "grade"   ? Common::grade
                           : column == "class" ? Common::class_name
                                               : Common::any});
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
    const auto one = before_.roster.cells(b), other = after_.roster.cells(a);
    for (const auto& column : common_)
        if (differs(column, one, other))
            change.differences.push_back({column.column, one[column.before], other[column.after]});
    change.kind = kind_of(change, b, a);
    return change;
}

bool Comparison::differs(const Common& column, const csv::Cells& before, const csv::Cells& after) const
{
    const auto one = before[column.before], other = after[column.after];
    if (column.meaning == Common::grade) {
        const auto from = parse_grade(clean(one)), to = parse_grade(clean(other));
        if (from && to) return *to - *from != shift_;
    }
    if (one == other || normal_form(column.column, one) == normal_form(column.column, other)) return false;
    if (column.meaning != Common::class_name) return true;
    const auto class_in = [](std::string_view cell, std::string_view grade) {
        return parse_class(clean(cell), parse_grade(clean(grade)).value_or(0));
    };
    return class_in(one, before[grade_before_]) != class_in(other, after[grade_after_]);
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
