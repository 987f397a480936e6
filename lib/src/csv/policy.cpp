#include "baoxue/csv/policy.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/table.hpp"
#include "base/data.hpp"

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

// The number of at least 0 at the beginning of a cell, and what stands behind it.
template <typename Number>
std::pair<std::optional<Number>, std::string> number_before(std::string_view cell)
{
    const std::string text = half_width(cell);
    Number number{};
    const auto* const end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, number);
    if (fault != std::errc{} || number < 0) return {};
    return {number, std::string(stop, end)};
}

}  // namespace

void PolicyRow::refuse(const char* column, std::string_view why) const
{
    throw Error(Status::usage, {place.file, place.line, column}, why);
}

int PolicyRow::whole_number(std::size_t cell, const char* column) const
{
    const auto [number, rest] = number_before<int>(cells[cell]);
    if (!number || !rest.empty()) refuse(column, say("not a number"));
    return *number;
}

double PolicyRow::number(std::size_t cell, const char* column) const
{
    const auto [number, rest] = number_before<double>(cells[cell]);
    if (!number || (!rest.empty() && rest != "%")) refuse(column, say("not a number"));
    return rest.empty() ? *number : *number / 100;
}

std::string_view policy_text(std::string_view built_in)
{
    const std::string name = "policies/" + std::string(built_in) + ".csv";
    if (std::ranges::find(base::data_files(), name, &base::DataFile::name) == base::data_files().end())
        throw Error(Status::usage, say("there is no built-in policy of that name: {}", {built_in}));
    return base::data_file(name);
}

std::vector<std::string> policy_names(std::string_view folder)
{
    const std::string start = "policies/" + std::string(folder) + '/';
    std::vector<std::string> names;
    for (const auto& file : base::data_files())
        if (file.name.starts_with(start))
            names.emplace_back(file.name.substr(start.size(), file.name.rfind('.') - start.size()));
    std::ranges::sort(names);
    return names;
}

std::vector<PolicyRow> read_policy(std::string_view built_in, const std::string& file, const csv::ReadOptions& reading,
                                   std::vector<std::string> columns, const std::vector<std::string>& optional)
try {
    const auto needed = columns;
    columns.insert(columns.end(), optional.begin(), optional.end());
    if (file.empty()) return rows_of(built_in, columns);
    csv::Rejects strict;
    return rows_of(csv::Table(file, reading, {"policy"}, needed, strict), columns);
} catch (const Error& error) {
    if (error.status() != Status::data) throw;
    throw Error(Status::usage, error.place(), error.message());
}

}  // namespace baoxue
