#include "baoxue/base/columns.hpp"

#include <algorithm>

#include "baoxue/base/characters.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "base/data.hpp"
#include "base/normal_form.hpp"

namespace baoxue {
namespace {

// Most headings stand in the table as they are typed, so nothing is made ready before the look-up: folding
// the whole table would take longer than all look-ups of a run.
std::string_view column_as_typed(std::string_view kind, std::string_view heading)
{
    for (const auto& row : base::alias_rows())
        if (row.kind == kind && (row.simplified == heading || row.traditional == heading || row.column == heading))
            return row.column;
    return {};
}

std::string_view column_as_meant(std::string_view kind, std::string_view key)
{
    const auto first = [](std::string_view text) { return text.empty() ? U'\0' : normal_form(next_character(text)); };
    const char32_t initial = first(key);
    for (const auto& row : base::alias_rows())
        if (row.kind == kind)
            for (const auto alias : {row.simplified, row.traditional, row.column})
                if (first(alias) == initial && fold_heading(alias) == key) return row.column;
    return {};
}

const base::Alias* first_row(const std::vector<std::string>& kinds, std::string_view column)
{
    for (const auto& kind : kinds)
        for (const auto& row : base::alias_rows())
            if (row.kind == kind && row.column == column) return &row;
    return nullptr;
}

// A user's own aliases may lead to columns of any kind.
bool has_column(std::string_view kind, std::string_view column)
{
    const auto columns = columns_of(kind);
    return std::ranges::find(columns, column, &Column::name) != columns.end();
}

}  // namespace

Aliases::Aliases(std::vector<std::string> kinds) : kinds_(std::move(kinds)) {}

void Aliases::add(std::string_view heading, std::string_view column)
{
    std::pair<std::string, std::string> entry{fold_heading(heading), column};
    const auto at = std::ranges::lower_bound(own_, entry.first, {}, &decltype(entry)::first);
    if (at != own_.end() && at->first == entry.first) at->second = std::move(entry.second);
    else own_.insert(at, std::move(entry));
}

Aliases Aliases::for_kinds(std::vector<std::string> kinds) const
{
    Aliases aliases = *this;
    aliases.kinds_ = std::move(kinds);
    return aliases;
}

std::string_view Aliases::find(std::string_view heading) const
{
    const std::string key = fold_heading(heading);
    if (key.empty()) return {};
    const auto own = std::ranges::lower_bound(own_, key, {}, &std::pair<std::string, std::string>::first);
    if (own != own_.end() && own->first == key) return own->second;
    for (const auto& kind : kinds_) {
        auto column = column_as_typed(kind, heading);
        if (column.empty()) column = column_as_meant(kind, key);
        if (!column.empty()) return column;
    }
    return {};
}

std::string_view Aliases::find_besides(std::string_view heading, std::string_view column) const
{
    const std::string key = fold_heading(heading);
    for (const auto& kind : kinds_)
        for (const auto& row : base::alias_rows())
            if (row.kind == kind && row.column != column &&
                (fold_heading(row.simplified) == key || fold_heading(row.traditional) == key))
                return row.column;
    return {};
}

std::size_t Aliases::rank(std::string_view heading, std::string_view column) const
{
    const std::string key = fold_heading(heading);
    std::size_t rank = 0;
    for (const auto& kind : kinds_)
        for (const auto& row : base::alias_rows()) {
            if (row.kind != kind || row.column != column) continue;
            if (fold_heading(row.simplified) == key || fold_heading(row.traditional) == key) return rank;
            ++rank;
        }
    return heading == column ? 0 : rank;
}

std::string Aliases::describe(std::string_view column) const
{
    const auto headings = spoken() == Language::traditional ? Language::traditional : Language::simplified;
    const auto text = heading_of(kinds_, column, headings);
    return text == column ? std::string(column) : std::string(column) + " (" + std::string(text) + ")";
}

// Columns of lists that we write: no kind of file that somebody brings.
constexpr std::string_view written = "written";

std::span<const Column> columns_of(std::string_view kind)
{
    const auto is_kind = [&](const Column& column) { return column.kind == kind && column.need != written; };
    const auto all = base::column_rows();
    const auto first = std::ranges::find_if(all, is_kind);
    return {first, std::find_if_not(first, all.end(), is_kind)};
}

std::vector<std::string_view> kinds_of_files()
{
    std::vector<std::string_view> kinds;
    for (const auto& column : base::column_rows())
        if (column.need != written && (kinds.empty() || kinds.back() != column.kind)) kinds.push_back(column.kind);
    return kinds;
}

std::vector<std::string> missing_columns(std::string_view kind, const std::vector<std::string>& columns)
{
    std::vector<std::string> missing;
    for (const auto& column : columns_of(kind)) {
        if (column.need == "optional") continue;
        const std::string wanted(column.need == "required" ? column.name : column.need);
        const auto there = [&](const std::string& name) {
            return ("|" + wanted + "|").find("|" + name + "|") != wanted.npos;
        };
        if (std::ranges::none_of(columns, there) && std::ranges::find(missing, wanted) == missing.end())
            missing.push_back(wanted);
    }
    return missing;
}

std::string_view kind_of(const std::vector<std::string>& headings, const Aliases& own)
{
    std::string_view best;
    std::pair<std::ptrdiff_t, std::size_t> most;  // columns known less those missing; columns known
    for (const auto kind : kinds_of_files()) {
        const Aliases aliases = own.for_kinds({std::string(kind)});
        std::vector<std::string> columns;
        for (const auto& heading : headings)
            if (const auto column = aliases.find(heading); has_column(kind, column)) columns.emplace_back(column);
        if (has_column(kind, "name") && name_parts(headings, aliases)) columns.emplace_back("name");
        const auto missing = std::ssize(missing_columns(kind, columns));
        constexpr std::ptrdiff_t plenty = 10;  // for each that is missing: the national form without its school
        const bool known = 2 * columns.size() > headings.size() || std::ssize(columns) >= plenty * missing;
        if (missing != 0 && (std::ssize(columns) <= missing || !known)) continue;
        if (columns.size() < 2) continue;
        const auto of_roster = [](const std::string& column) { return has_column("roster", column); };
        if (missing != 0 && kind != "roster" && std::ranges::all_of(columns, of_roster)) continue;  // names children, no more
        const std::pair worth{std::ssize(columns) - missing, columns.size()};
        if (worth == most) best = {};
        if (worth > most) best = kind, most = worth;
    }
    return best;
}

std::optional<NameParts> name_parts(const std::vector<std::string>& headings, const Aliases& aliases)
{
    std::optional<std::size_t> family, given;
    const Aliases parts = aliases.for_kinds({"name"});
    for (std::size_t at = 0; at < headings.size(); ++at) {
        if (aliases.find(headings[at]) == "name") return {};
        const auto part = parts.find(headings[at]);
        if (part == "family_name" && !family) family = at;
        if (part == "given_name" && !given) given = at;
    }
    return family && given ? std::optional(NameParts{*family, *given}) : std::nullopt;
}

std::vector<std::string> kinds_by_headings(const std::vector<std::string>& headings)
{
    std::vector<std::pair<std::ptrdiff_t, std::string>> kinds;  // headings unknown
    for (const auto& row : base::alias_rows()) {
        if (std::ranges::find(kinds, row.kind, &decltype(kinds)::value_type::second) != kinds.end()) continue;
        const Aliases aliases({std::string(row.kind)});
        kinds.emplace_back(std::ranges::count_if(headings, [&](const auto& cell) { return aliases.find(cell).empty(); }),
                           row.kind);
    }
    std::ranges::stable_sort(kinds, {}, &decltype(kinds)::value_type::first);
    std::vector<std::string> names;
    for (auto& [unknown, kind] : kinds) names.push_back(std::move(kind));
    return names;
}

std::string_view form_of(const std::vector<std::string>& kinds, std::string_view column)
{
    for (const auto& kind : kinds)
        for (const auto& row : base::column_rows())
            if (row.kind == kind && row.name == column) return row.form;
    return {};
}

std::string_view vocabulary_of(const std::vector<std::string>& kinds, std::string_view column)
{
    constexpr std::string_view coded = "code:";
    const auto form = form_of(kinds, column);
    return form.starts_with(coded) ? form.substr(coded.size()) : std::string_view();
}

std::string_view heading_of(const std::vector<std::string>& kinds, std::string_view column, Language headings)
{
    const base::Alias* row = headings == Language::english ? nullptr : first_row(kinds, column);
    if (row == nullptr) return column;
    return headings == Language::simplified ? row->simplified : row->traditional;
}

}  // namespace baoxue
