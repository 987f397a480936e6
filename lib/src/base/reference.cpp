#include "baoxue/base/reference.hpp"

#include <algorithm>

#include "base/data.hpp"
#include "baoxue/base/columns.hpp"

namespace baoxue {
namespace {

void add_once(std::vector<std::string_view>& all, std::string_view one)
{
    if (std::ranges::find(all, one) == all.end()) all.push_back(one);
}

}  // namespace

std::vector<std::string_view> known_kinds()
{
    auto kinds = kinds_of_files();
    for (const auto& row : base::alias_rows()) add_once(kinds, row.kind);
    return kinds;
}

std::vector<KnownColumn> known_columns(std::string_view kind)
{
    std::vector<KnownColumn> columns;
    for (const auto& column : columns_of(kind)) columns.push_back({column.name, column.need, column.form});
    for (const auto& row : base::alias_rows()) {
        if (row.kind != kind) continue;
        auto column = std::ranges::find(columns, row.column, &KnownColumn::name);
        if (column == columns.end()) column = columns.insert(columns.end(), {row.column, {}, {}});
        add_once(column->simplified, row.simplified);
        add_once(column->traditional, row.traditional);
    }
    return columns;
}

std::vector<std::string_view> known_vocabularies()
{
    std::vector<std::string_view> fields;
    for (const auto& row : base::code_rows()) add_once(fields, row.field);
    return fields;
}

std::vector<KnownWord> known_words(std::string_view vocabulary)
{
    std::vector<KnownWord> words;
    for (const auto& row : base::code_rows())
        if (row.field == vocabulary) words.push_back({row.profile, row.code, row.simplified, row.traditional});
    return words;
}

}  // namespace baoxue
