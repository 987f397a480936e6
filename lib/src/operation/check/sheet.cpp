#include "operation/check/sheet.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/rule/school_year.hpp"
#include "base/span.hpp"

namespace baoxue::operation::check {

Sheet::Sheet(std::string_view kind_, const csv::Heading& heading_, const CheckPolicy& policy)
    : kind(kind_), heading(heading_), as_of(policy.as_of)
{
    school_year = baoxue::school_year(as_of);
    const auto columns = columns_of(kind);
    for (std::size_t at = 0; at < heading.columns.size(); ++at) {
        const auto column = std::ranges::find(columns, heading.columns[at], &Column::name);
        if (column == columns.end()) continue;
        Cell cell{at, &*column, {}};
        if (column->form.starts_with("code:")) cell.vocabulary.emplace(column->form.substr(5), policy.profile);
        cells.push_back(std::move(cell));
    }
    for (const auto& column : columns) {
        if (column.need.find('|') == column.need.npos || find(column.name) == none) continue;
        std::vector<std::size_t> any;
        for (const auto& cell : cells)
            if (("|" + std::string(column.need) + "|").find("|" + std::string(cell.column->name) + "|") !=
                std::string::npos)
                any.push_back(cell.at);
        if (std::ranges::find(any_of, any) == any_of.end()) any_of.push_back(std::move(any));
    }
}

std::optional<double> Row::number(std::size_t column) const
{
    std::string text = half_width((*this)[column]);
    if (sheet_.heading.columns.size() > column && sheet_.heading.columns[column] == "days") text = base::count_of_days(text);
    double value = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    const bool whole = wrong == std::errc() && end == text.data() + text.size() && value >= 0;
    return whole ? std::optional(value) : std::nullopt;
}

void Row::tell(std::string_view rule, std::size_t column, std::initializer_list<Word> values)
{
    tell_words(rule, column, say(rule_named(rule).message, values));
}

void Row::tell_words(std::string_view rule, std::size_t column, std::string message)
{
    const auto& said = rule_named(rule);
    const auto& cells = sheet_.heading.cells;
    judgement_.findings.push_back({rows_.row(), column < cells.size() ? std::string(trim(cells[column])) : "",
                                   said.name, said.severity, std::move(message)});
}

void Row::unique(std::size_t which, std::initializer_list<std::string_view> key, std::string_view rest)
{
    std::string whole;
    for (const auto part : key) (whole += part) += '\x1F';
    const std::hash<std::string_view> hash;
    const auto other = rest.empty() ? 0 : static_cast<std::uint32_t>(hash(rest)) | 1;
    judgement_.keys[which].push_back({hash(whole), static_cast<std::uint32_t>(rows_.row()), other});
}

}  // namespace baoxue::operation::check
