#include "baoxue/normalize.hpp"

#include <algorithm>

#include "baoxue/base/columns.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "csv/fold_blocks.hpp"
#include "operation/normalize/lessons.hpp"
#include "operation/normalize/plan.hpp"

namespace baoxue {

using namespace operation::normalize;

namespace {

std::string kind_told(csv::Blocks& blocks, const NormalizePolicy& policy)
{
    const auto& heading = blocks.heading();
    if (!policy.kind.empty()) {
        if (!columns_of(policy.kind).empty()) return policy.kind;
        throw Error(Status::usage, say("unknown kind {}; there are: {}", {policy.kind, join_words(kinds_of_files())}));
    }
    if (is_grid(heading)) return "attendance";
    if (const auto kind = kind_of(heading.cells, blocks.aliases()); !kind.empty()) return std::string(kind);
    blocks.read_as({"attendance"});  // which is what profiles are of
    if (!policy.profile.empty() && missing_columns("attendance", heading.columns).empty()) return "attendance";
    throw Error(Status::data, {blocks.source().name(), heading.line},
                say("the headings do not tell what kind of file this is; say it with --kind: {}",
                    {join_words(kinds_of_files())}));
}

void refuse_without_marks(const std::vector<std::string>& columns, const std::string& file, std::size_t line)
{
    const auto has = [&](std::string_view name) { return std::ranges::find(columns, name) != columns.end(); };
    if (has("date") && (has("status") || has("lessons_by_status"))) return;
    throw Error(Status::data, {file, line},
                say("attendance without days or without marks: a grid names its days or lessons in the heading (1, 9月1日, "
                    "第一节), a list has the columns date and status"));
}

// A column without a filled cell.
void leave_out(Normalized& result, std::size_t column)
{
    const std::size_t width = result.columns.size();
    result.columns.erase(result.columns.begin() + static_cast<std::ptrdiff_t>(column));
    for (auto& [text, ends] : result.cells) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < ends.size(); ++i)
            if (i % width != column) ends[kept++] = ends[i];
        ends.resize(kept);
    }
}

}  // namespace

Normalized normalize(const std::string& file, const csv::ReadOptions& reading, const NormalizePolicy& policy,
                     csv::Rejects& rejects)
{
    const auto all = kinds_of_files();
    csv::Blocks blocks(file, reading, {all.begin(), all.end()});
    Normalized result{file, kind_told(blocks, policy)};
    blocks.read_as({result.kind});
    const Plan plan(result.kind, blocks.heading(), file, policy, reading);
    result.columns = plan.columns();
    if (result.kind == "attendance") refuse_without_marks(result.columns, file, blocks.heading().line);
    result.left_out = plan.left_out();
    result.unknown = plan.unknown();
    if (const auto& told = plan.class_of_title())
        result.class_of_title = std::to_string(told->grade) + '/' + told->class_name;
    result.title_rows = static_cast<std::size_t>(std::ranges::count(blocks.heading().title, '\n')) +
                        (blocks.heading().title.empty() ? 0 : 1);

    csv::ReadOptions silent = reading;  // the summary tells what was left out
    silent.tell = {};
    if (policy.fill_down) silent.jobs = 1;  // a row needs the one before it
    std::vector<std::string> above;
    const auto take = [&](csv::Rows& rows, Part& part) {
        part.clear();
        std::vector<std::string> unused;
        while (rows.next()) plan.take(rows, part, policy.fill_down ? above : unused);
    };
    bool graded = std::ranges::any_of(policy.set, [](const auto& set) { return set.first == "grade"; });
    std::size_t partly_told = 0;
    const auto merge = [&](Part& part, const csv::Position&) {
        graded = graded || part.graded != 0;
        result.rows_out += part.rows;
        result.footers += part.footers;
        result.silent += part.silent;
        partly_told += part.partly_told;
        for (const auto& [column, count] : part.not_understood) result.not_understood[column] += count;
        for (const auto& [column, count] : part.empty) result.empty[column] += count;
        result.cells.emplace_back(part.text, part.ends);
    };
    const std::size_t left_out = rejects.left_out, unrecorded = rejects.unrecorded;
    result.rows_in = csv::fold_blocks<Part>(blocks, silent, rejects, take, merge);
    result.rows_in += rejects.left_out - left_out;
    result.footers += rejects.left_out - left_out;
    std::erase_if(result.empty, [&](const auto& column) { return column.second >= result.rows_in - result.footers; });
    result.filled_up = rejects.filled_up;
    result.unrecorded = rejects.unrecorded - unrecorded;
    if (!plan.legend().empty()) result.remarks.push_back(say("signs as the sheet's own legend has them: {}", {plan.legend()}));
    if (partly_told != 0)
        result.remarks.push_back(say("{} cells tell of a part of their day only: pending, a person must look", {partly_told}));
    if (plan.grade_of_class() && !graded) leave_out(result, *plan.grade_of_class());
    if (result.kind == "attendance") number_lessons(result, file);
    return result;
}

void Normalized::each_row(const std::function<void(const std::vector<std::string_view>&)>& take) const
{
    std::vector<std::string_view> row;
    for (const auto& [text, ends] : cells) {
        std::size_t from = 0;
        for (const std::size_t to : ends) {
            row.push_back(std::string_view(text).substr(from, to - from));
            from = to;
            if (row.size() == columns.size()) take(row), row.clear();
        }
    }
}

void Normalized::write(csv::Writer& out) const
{
    each_row([&](const auto& row) {
        for (const auto cell : row) out.cell(cell);
        out.end_row();
    });
}

}  // namespace baoxue
