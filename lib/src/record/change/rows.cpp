// Changes read back.
#include <algorithm>
#include <charconv>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/columns.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/record/change.hpp"
#include "csv/fold_blocks.hpp"

namespace baoxue {
namespace {

struct Columns {
    using Column = std::optional<std::size_t>;
    Column change, certainty, before_row, student_id, national_id, name, birth_date, before_school, after_school,
        before_grade, after_grade, before_class, after_class, changed, changes, basis, flags, school_id, status,
        status_date, responsible_teacher;

    explicit Columns(const csv::Table& table)
        : change(table.find("change")),
          certainty(table.find("certainty")),
          before_row(table.find("before_row")),
          student_id(table.find("student_id")),
          national_id(table.find("national_id")),
          name(table.find("name")),
          birth_date(table.find("birth_date")),
          before_school(table.find("before_school")),
          after_school(table.find("after_school")),
          before_grade(table.find("before_grade")),
          after_grade(table.find("after_grade")),
          before_class(table.find("before_class")),
          after_class(table.find("after_class")),
          changed(table.find("changed")),
          changes(table.find("changes")),
          basis(table.find("basis")),
          flags(table.find("flags")),
          school_id(table.find("school_id")),
          status(table.find("status")),
          status_date(table.find("status_date")),
          responsible_teacher(table.find("responsible_teacher"))
    {
    }
};

// What BEFORE had in a column, by the cell `changes` ("grade: 3 → 4; class: 1 → 2"); `now` where it did not
// change.
std::string_view earlier(std::string_view changes, std::string_view column, std::string_view now)
{
    if (changes.empty()) return now;
    const std::string name = std::string(column) + ": ";
    auto at = changes.starts_with(name) ? 0 : changes.find("; " + name);
    if (at == changes.npos) return now;
    at = changes.find(": ", at) + 2;
    const auto end = changes.find(" → ", at);
    return end == changes.npos ? now : changes.substr(at, end - at);
}

std::string no_kind_of_change()
{
    std::string kinds;
    for (int kind = 0; kind <= static_cast<int>(ChangeKind::double_school); ++kind)
        kinds.append(kind == 0 ? "" : ", ").append(to_string(static_cast<ChangeKind>(kind)));
    return say("no kind of change; there are: {}", {kinds});
}

ChangeRow change_in(const csv::Table& table, std::size_t row, const Columns& columns, const Vocabulary& statuses)
{
    ChangeRow to;
    const auto text = [&](std::optional<std::size_t> column) { return table.cell(row, column); };
    const auto kind = change_kind(text(columns.change));
    if (!kind) throw Error(Status::data, table.place(row, columns.change), no_kind_of_change());
    to.row = row;
    const auto before_row = text(columns.before_row);
    std::from_chars(before_row.data(), before_row.data() + before_row.size(), to.before_row);
    to.kind = *kind;
    to.certain = text(columns.certainty) != to_string(Certainty::review);
    to.student_id = parse_student_id(text(columns.student_id));
    to.national_id = parse_national_id(text(columns.national_id));
    to.name = text(columns.name);
    const auto birth = parse_date(text(columns.birth_date));
    to.birth_date = birth ? birth : birth_date_of(to.national_id);
    to.before_school = text(columns.before_school), to.after_school = text(columns.after_school);
    to.before_grade = text(columns.before_grade), to.after_grade = text(columns.after_grade);
    to.before_class = text(columns.before_class), to.after_class = text(columns.after_class);
    to.changed = text(columns.changed), to.basis = text(columns.basis), to.flags = text(columns.flags);
    to.school_id = text(columns.school_id);
    const auto status = text(columns.status);
    to.status = statuses.canonical(status);
    to.status_date = parse_date(text(columns.status_date));
    const auto changed_from = text(columns.changes);
    const auto before_status = earlier(changed_from, "status", status);
    to.before_status = before_status == status ? to.status : statuses.canonical(before_status);
    to.after_teacher = text(columns.responsible_teacher);
    to.before_teacher = earlier(changed_from, "responsible_teacher", to.after_teacher);
    return to;
}

}  // namespace

std::vector<ChangeRow> read_changes(const csv::Table& table, unsigned jobs)
{
    const Vocabulary statuses("status");
    const Columns columns(table);
    const auto read = [&](std::size_t row) { return change_in(table, row, columns, statuses); };
    return csv::make_each(table.rows(), jobs, read, 4 * 1024);
}

std::vector<std::string> roster_columns(const csv::Table& changes)
{
    std::vector<std::string> own;
    for (const auto& column : changes.heading().columns) {
        const auto is = [&](std::string_view name) { return name == column; };
        if (std::ranges::none_of(ChangeWriter::columns(), is) ||
            std::ranges::any_of(columns_of("roster"), is, &Column::name))
            own.push_back(column);
    }
    return own;
}

}  // namespace baoxue
