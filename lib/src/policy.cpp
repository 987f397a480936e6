#include "baoxue/policy.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "baoxue/csv/table.hpp"
#include "baoxue/text.hpp"
#include "baoxue/words.hpp"
#include "data.hpp"

namespace baoxue {
namespace {

// The built-in tables are ours: comma, LF, quotes doubled, no line break inside a cell.
std::vector<std::string> next_row(std::string_view& text)
{
    std::vector<std::string> row(1);
    bool quoted = false;
    std::size_t at = 0;
    for (; at < text.size() && text[at] != '\n'; ++at) {
        if (text[at] == '"') {
            if (quoted && text.substr(at).starts_with("\"\"")) row.back() += text[at++];
            else quoted = !quoted;
        } else if (text[at] == ',' && !quoted) row.emplace_back();
        else row.back() += text[at];
    }
    text.remove_prefix(std::min(at + 1, text.size()));
    return row;
}

std::vector<PolicyRow> rows_of(std::string_view built_in, const std::vector<std::string>& columns)
{
    std::string_view text = policy_text(built_in);
    const auto heading = next_row(text);
    std::vector<PolicyRow> rows;
    for (std::size_t line = 2; !text.empty(); ++line) {
        const auto cells = next_row(text);
        auto& row = rows.emplace_back(PolicyRow{{std::string(built_in), line, {}}, {}});
        for (const auto& column : columns)
            row.cells.push_back(
                cells.at(static_cast<std::size_t>(std::ranges::find(heading, column) - heading.begin())));
    }
    return rows;
}

std::vector<PolicyRow> rows_of(const csv::Table& table, const std::vector<std::string>& columns)
{
    std::vector<PolicyRow> rows;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        auto& row = rows.emplace_back(PolicyRow{table.place(at), {}});
        for (const auto& column : columns) row.cells.emplace_back(table.cell(at, table.find(column)));
    }
    return rows;
}

[[noreturn]] void refuse(const PolicyRow& row, const char* column, std::string_view why)
{
    throw Error(Status::usage, {row.place.file, row.place.line, column}, why);
}

template <typename Number>
Number number_in(const PolicyRow& row, std::size_t cell, const char* column)
{
    const std::string text = half_width(row.cells[cell]);
    Number number{};
    const auto* const end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, number);
    const bool percent = stop + 1 == end && *stop == '%';
    if (fault != std::errc{} || number < 0 || (stop != end && !percent)) refuse(row, column, say("not a number"));
    return percent ? number / 100 : number;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const auto& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
}

Rule rule_in(const PolicyRow& row, const std::vector<std::string>& metrics)
{
    const auto& cells = row.cells;
    if (cells[0].empty()) refuse(row, "rule", say("a rule needs a name"));
    if (std::ranges::find(metrics, cells[1]) == metrics.end())
        refuse(row, "metric", say("unknown metric; there are: {}", {joined(metrics)}));
    const std::string sign = half_width(cells[2]);
    if (sign != ">" && sign != ">=" && sign != "≥") refuse(row, "op", say("neither > nor >="));
    return {row.place,
            cells[0],
            cells[1],
            sign != ">",
            number_in<double>(row, 3, "value"),
            cells[4],
            cells[5],
            cells[6],
            cells[7].empty() ? 0 : number_in<int>(row, 7, "due_days"),
            cells[8],
            cells[9]};
}

}  // namespace

std::string_view policy_text(std::string_view built_in)
{
    const std::string name = "policies/" + std::string(built_in) + ".csv";
    if (std::ranges::find(data_files(), name, &DataFile::name) == data_files().end())
        throw Error(Status::usage, say("there is no built-in policy of that name: {}", {built_in}));
    return data_file(name);
}

std::vector<PolicyRow> read_policy(std::string_view built_in, const std::string& file, const csv::Reading& reading,
                                   const std::vector<std::string>& columns)
try {
    if (file.empty()) return rows_of(built_in, columns);
    csv::Rejects strict;
    return rows_of(csv::Table(file, reading, {"policy"}, columns, strict), columns);
} catch (const Error& error) {
    if (error.status() != Status::data) throw;
    throw Error(Status::usage, error.place(), error.message());
}

std::vector<Rule> read_rules(std::string_view built_in, const std::string& file, const csv::Reading& reading,
                             const std::vector<std::string>& metrics)
{
    std::vector<Rule> rules;
    const auto rows =
        read_policy(built_in, file, reading,
                    {"rule", "metric", "op", "value", "level", "actor", "action", "due_days", "document", "basis"});
    rules.reserve(rows.size());
    for (const auto& row : rows) rules.push_back(rule_in(row, metrics));
    return rules;
}

}  // namespace baoxue
