#include "baoxue/record/change.hpp"

#include <algorithm>
#include <array>

#include "baoxue/record/roster.hpp"
#include "csv/fold_blocks.hpp"

namespace baoxue {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(last_change_kind) + 1> kind_words{
    "stayed", "changed",   "moved_class",      "grade_repeated",  "grade_skipped", "moved_school", "promoted_school",
    "left",   "joined",    "graduated",        "duplicate_before", "duplicate_after", "unreadable", "out_of_scope",
    "double_school"};

const std::vector<std::string> long_columns{"before_row", "after_row", "student_id", "name",
                                            "field",      "before",    "after"};

std::vector<std::string> own_columns(const Roster& before, const Roster& after)
{
    std::vector<std::string> own;
    for (const Roster* roster : {&after, &before})
        for (const auto& column : roster->heading().columns)
            if (std::ranges::find(ChangeWriter::columns(), column) == ChangeWriter::columns().end() &&
                std::ranges::find(own, column) == own.end())
                own.push_back(column);
    return own;
}

std::vector<std::string> all_columns(const Roster& before, const Roster& after, bool long_form)
{
    if (long_form) return long_columns;
    auto all = ChangeWriter::columns();
    const auto own = own_columns(before, after);
    all.insert(all.end(), own.begin(), own.end());
    return all;
}

}  // namespace

std::string_view to_string(ChangeKind kind)
{
    return kind_words[static_cast<std::size_t>(kind)];
}
std::string_view to_string(Certainty certainty)
{
    return certainty == Certainty::certain ? "certain" : "review";
}

std::optional<ChangeKind> change_kind(std::string_view word)
{
    const auto found = std::ranges::find(kind_words, word);
    if (found == kind_words.end()) return {};
    return static_cast<ChangeKind>(found - kind_words.begin());
}

const std::vector<std::string>& ChangeWriter::columns()
{
    static const std::vector<std::string> columns{
        "change",        "certainty",    "before_row",   "after_row",   "student_id",   "national_id", "name",
        "before_school", "after_school", "before_grade", "after_grade", "before_class", "after_class", "changed",
        "changes",       "basis",        "evidence",     "rival",       "flags"};
    return columns;
}

const std::vector<std::string>& ChangeWriter::kinds()
{
    static const std::vector<std::string> kinds{"change", "roster"};
    return kinds;
}

ChangeWriter::ChangeWriter(const csv::WriteOptions& writing, const Roster& before, const Roster& after, bool long_form)
    : before_(before),
      after_(after),
      long_form_(long_form),
      student_id_(both("student_id")),
      national_id_(both("national_id")),
      name_(both("name")),
      school_id_(both("school_id")),
      school_name_(both("school_name")),
      grade_(both("grade")),
      class_(both("class")),
      writer_(writing, all_columns(before, after, long_form), kinds())
{
    for (const auto& column : own_columns(before, after)) own_.push_back(both(column));
}

ChangeWriter::Both ChangeWriter::both(std::string_view column) const
{
    return {before_.heading().find(column), after_.heading().find(column)};
}

void ChangeWriter::write(std::span<const Change* const> changes, unsigned jobs)
{
    csv::write_rows(writer_, changes.size(), jobs, [&](csv::Writer& out, std::size_t row) {
        long_form_ ? write_fields(out, *changes[row]) : write_cells(out, *changes[row]);
    });
}

void ChangeWriter::write_fields(csv::Writer& out, const Change& change) const
{
    const auto either = [&](std::string_view column) {
        return change.after ? after_.cell(*change.after, column) : before_.cell(*change.before, column);
    };
    for (const auto& [column, before, after] : change.differences) {
        out.cell(static_cast<long long>(before_.keys(*change.before).sheet_row));
        out.cell(static_cast<long long>(after_.keys(*change.after).sheet_row));
        out.cell(either("student_id")).cell(either("name")).cell(column).cell(before).cell(after).end_row();
    }
}

void ChangeWriter::write_cells(csv::Writer& out, const Change& change) const
{
    const auto row_of = [&](const Roster& roster, std::optional<std::size_t> row) {
        if (row) out.cell(static_cast<long long>(roster.keys(*row).sheet_row));
        else out.cell("");
    };
    const auto cells_of = [](const Roster& roster, std::optional<std::size_t> row) {
        return row ? roster.cells(*row) : csv::Cells();
    };
    const auto before_cells = cells_of(before_, change.before), after_cells = cells_of(after_, change.after);
    const auto in_before = [&](const Both& column) { return before_cells[column.before]; };
    const auto in_after = [&](const Both& column) { return after_cells[column.after]; };
    const auto first = [](std::string_view one, std::string_view other) { return one.empty() ? other : one; };
    std::string changed, changes;
    for (const auto& [column, before, after] : change.differences) {
        if (!changed.empty()) changed += ';', changes += "; ";
        changed += column;
        for (const std::string_view text : {column, std::string_view(": "), before, std::string_view(" → "), after})
            changes += text;
    }
    out.cell(to_string(change.kind)).cell(to_string(change.certainty));
    row_of(before_, change.before);
    row_of(after_, change.after);
    for (const auto& column : {student_id_, national_id_, name_}) out.cell(first(in_after(column), in_before(column)));
    out.cell(first(in_before(school_name_), in_before(school_id_)));
    out.cell(first(in_after(school_name_), in_after(school_id_)));
    const auto grade = [](const Roster& roster, std::optional<std::size_t> row, std::string_view cell) {
        const int named = row && cell.empty() ? roster.grade_and_class(*row).grade : 0;  // in the cell for the class
        return named == 0 ? std::string(cell) : std::to_string(named);
    };
    out.cell(grade(before_, change.before, in_before(grade_))).cell(grade(after_, change.after, in_after(grade_)));
    out.cell(in_before(class_)).cell(in_after(class_));
    out.cell(changed).cell(changes).cell(change.basis).cell(change.evidence).cell(change.rival).cell(change.flags);
    for (const auto& own : own_)
        out.cell(change.after && (own.after || !change.before) ? in_after(own) : in_before(own));
    out.end_row();
}

}  // namespace baoxue
