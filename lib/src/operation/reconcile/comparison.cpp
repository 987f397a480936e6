#include "operation/reconcile/comparison.hpp"

#include <algorithm>

#include "baoxue/base/birth_date.hpp"
#include "baoxue/base/text.hpp"
#include "base/class_as_date.hpp"
#include "operation/reconcile/outcomes.hpp"
#include "record/roster/keys.hpp"

namespace baoxue::operation::reconcile {

using namespace record::roster;

namespace {

constexpr auto nowhere = static_cast<std::size_t>(-1);

// Which list it is and the rows' numbers in it say nothing of a child.
bool counts_rows(std::string_view column)
{
    static constexpr std::string_view of_rows[] = {"term", "序号", "序號", "行号", "行號", "no.", "no", "#", "row"};
    return std::ranges::find(of_rows, fold(column)) != std::end(of_rows);
}

}  // namespace

Comparison::Comparison(const Side& before, const Side& after, const ReconcilePolicy& policy)
    : before_(before),
      after_(after),
      graded_(before.roster.heading().find("grade") && after.roster.heading().find("grade"))
{
    const auto &columns = after.roster.heading().columns, &ignore = policy.ignore;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string_view column = columns[i];
        auto other = before.roster.heading().find(column);
        if (!other && column == "status") other = nowhere;  // AFTER's word on who is gone counts without BEFORE's
        if (!other || counts_rows(column) || std::ranges::find(ignore, column) != ignore.end()) continue;
        common_.push_back({column, *other, i,
                           column == "grade"         ? Common::grade
                           : column == "class"       ? Common::class_name
                           : column == "birth_date"  ? Common::birth_date
                           : column == "national_id" ? Common::national_id
                           : other == nowhere        ? Common::new_status
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
        if (differs(column, b, a))
            change.differences.push_back(
                {column.column, column.before == nowhere ? std::string_view() : one[column.before], other[column.after]});
    change.kind = kind_of(change, b, a);
    return change;
}

bool Comparison::differs(const Common& column, std::uint32_t b, std::uint32_t a) const
{
    if (column.meaning == Common::new_status) return gone(after_.roster, a);
    const auto one = before_.roster.cell(b, column.before), other = after_.roster.cell(a, column.after);
    if (column.meaning == Common::grade) {
        const auto from = parse_grade(clean(one)), to = parse_grade(clean(other));
        if (from && to) return *to - *from != shift_;
    }
    if (column.meaning == Common::class_name && (one != other || !graded_)) return other_class(b, a);
    if (one == other || normal_form(column.column, one) == normal_form(column.column, other)) return false;
    if (column.meaning == Common::birth_date) {  // what stands for a date that nobody knows tells no other one
        const auto stands_in = [](std::string_view cell) { return !trim(cell).empty() && !parse_birth_date(cell); };
        return !stands_in(one) && !stands_in(other);
    }
    if (column.meaning == Common::national_id) {  // a damaged number is not another one
        const Id from = before_.roster.national_id(b), to = after_.roster.national_id(a);
        return from.state != IdState::damaged && to.state != IdState::damaged && !one_was_cut(from, to);
    }
    return true;
}

// The class cell may say the grade too. What a spreadsheet made a date of tells no other class.
bool Comparison::other_class(std::uint32_t b, std::uint32_t a) const
{
    if (class_as_date(clean(before_.roster.cell(b, "class"))) || class_as_date(clean(after_.roster.cell(a, "class"))))
        return false;
    const auto from = before_.roster.grade_and_class(b), to = after_.roster.grade_and_class(a);
    const bool known = !graded_ && from.grade != 0 && to.grade != 0;
    return from.class_name != to.class_name || (known && to.grade - from.grade != shift_);
}

// From the last grade of primary to the first of junior school.
bool Comparison::goes_up(std::uint32_t b, std::uint32_t a) const
{
    const auto from = parse_intake(grade_cell(before_.roster, b)),
               to = parse_intake(grade_cell(after_.roster, a));
    if (from && to) return !from->junior && to->junior && from->year + 6 == to->year;
    return before_.roster.grade_and_class(b).grade == 6 && after_.roster.grade_and_class(a).grade == 7;
}

// By how many years the intake to which the child belongs entered later: who repeats joins the next one.
int Comparison::years_behind(std::uint32_t b, std::uint32_t a) const
{
    const auto from = parse_intake(grade_cell(before_.roster, b)),
               to = parse_intake(grade_cell(after_.roster, a));
    return from && to && from->junior == to->junior ? to->year - from->year : 0;
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
        if (!same_school(before, after))
            return goes_up(b, a) ? ChangeKind::promoted_school : ChangeKind::moved_school;
    }
    if (const auto years = years_behind(b, a); years != 0)
        return years > 0 ? ChangeKind::grade_repeated : ChangeKind::grade_skipped;
    if (differs("grade") || (!graded_ && differs("class"))) {
        const int from = before_.roster.grade_and_class(b).grade, to = after_.roster.grade_and_class(a).grade;
        if (from != 0 && to != 0 && to - from != shift_)
            return to - from < shift_ ? ChangeKind::grade_repeated : ChangeKind::grade_skipped;
    }
    return differs("class") ? ChangeKind::moved_class : ChangeKind::changed;
}

}  // namespace baoxue::operation::reconcile
