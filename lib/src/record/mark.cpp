#include "baoxue/record/mark.hpp"

#include <charconv>

#include "baoxue/csv/who.hpp"
#include "record/table_row.hpp"

namespace baoxue {
namespace {

std::optional<double> mark_number(std::string_view cell)
{
    const std::string text = half_width(cell);
    double value = 0;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || stop != text.data() + text.size() || !(value >= 0)) return {};
    return value;
}

// Adds the subject that the cell tells; a fault where it tells none that can be read.
void add_mark(record::TableRow& row, const std::string& column, std::string_view subject, const Mark& of, std::vector<Mark>& to)
{
    const auto cell = row.text(column);
    if (cell.empty()) return;
    const auto told = parse_mark(cell);
    if (!told) return row.fail(column, say("neither a mark nor 缺考 or 缓考"));
    auto& mark = to.emplace_back(of);
    mark.subject = subject, mark.mark = told->mark, mark.absent = told->absent;
}

}  // namespace

const std::vector<std::string>& Mark::needed()
{
    static const std::vector<std::string> columns{std::string(child_columns), "exam_date",
                                                  "mark|chinese|mathematics|english"};
    return columns;
}

const std::vector<std::string>& Mark::kinds()
{
    static const std::vector<std::string> kinds{"marks"};
    return kinds;
}

const std::vector<std::string>& Mark::subjects()
{
    static const std::vector<std::string> subjects{"chinese", "mathematics", "english", "science",   "civics",
                                                   "physics", "chemistry",   "history", "geography", "biology"};
    return subjects;
}

std::optional<MarkCell> parse_mark(std::string_view cell)
{
    if (const auto value = mark_number(cell)) return MarkCell{value, false};
    const auto state = canonical("exam_state", cell);
    return state.empty() ? std::nullopt : std::optional(MarkCell{{}, state == "absent"});
}

std::vector<Mark> read_marks(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<Mark> marks;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        const auto date = row.date("exam_date");
        if (!date) row.fail("exam_date", say("a date is missing"));
        Mark of{.student_id = parse_student_id(row.text("student_id")),
                .national_id = parse_national_id(row.text("national_id")),
                .exam = row.text("exam"),
                .date = date.value_or(Date())};
        if (const auto full = row.text("full_mark"); !full.empty()) {
            const auto value = mark_number(full);
            if (!value || *value == 0) row.fail("full_mark", say("not a number"));
            else of.full = *value;
        }
        std::vector<Mark> of_row;
        const auto subject = row.code("subject", "subject");
        add_mark(row, "mark", subject.empty() ? "total" : subject, of, of_row);
        for (const auto& column : Mark::subjects()) add_mark(row, column, column, of, of_row);
        if (row.settle(rejects)) marks.insert(marks.end(), of_row.begin(), of_row.end());
    }
    return marks;
}

}  // namespace baoxue
