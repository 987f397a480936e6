// What the headings of a file mean, and which column has a meaning that several have.
#include <algorithm>

#include "baoxue/base/text.hpp"
#include "csv/heading.hpp"

namespace baoxue::csv {
namespace {

// Where several headings mean one column, the one that the table of aliases names first has it, wherever it stands;
// the others mean what the table has for them besides, else the same. Returns for each the first that means the same.
std::vector<std::size_t> settle(std::vector<std::string>& meanings, const std::vector<std::string>& cells,
                                const Aliases& aliases)
{
    std::vector<std::size_t> same(meanings.size());
    for (std::size_t i = 0; i < meanings.size(); ++i) {
        const auto meaning = meanings[i];
        same[i] = static_cast<std::size_t>(std::ranges::find(meanings, meaning) - meanings.begin());
        if (meaning.empty()) same[i] = i;
        if (same[i] == i) continue;
        std::size_t& holder = same[i];
        const bool later = aliases.rank(cells[holder], meaning) <= aliases.rank(cells[i], meaning);
        const std::size_t loser = later ? i : holder;
        const std::string other(aliases.find_besides(cells[loser], meaning));
        if (other.empty() || std::ranges::find(meanings, other) != meanings.end()) continue;
        meanings[loser] = other;
        same[loser] = loser, holder = i;
    }
    return same;
}

// Two unknown columns of one heading are two columns: 成绩, 成绩_2.
std::string unknown_name(const Heading& heading, std::string_view cell)
{
    std::string name(cell);
    for (int number = 2; !name.empty() && heading.find(name); ++number)
        name = std::string(cell) + "_" + std::to_string(number);
    return name;
}

// Up to the last column that rows of this kind need; of a kind without such, up to what tells the child, else up to the
// last of those it needs that is there, or that is known.
std::size_t fewest_cells(const Heading& heading, const Aliases& aliases)
{
    std::size_t fewest = 0;
    const auto need = [&](std::string_view name) {
        if (const auto at = heading.find(name)) fewest = std::max(fewest, *at + 1);
    };
    const auto need_columns_of = [&](std::string_view kind) {
        for (const auto& column : columns_of(kind))
            if (column.need == "required") need(column.name);
    };
    for (const auto& kind : aliases.kinds()) {
        if (columns_of(kind).empty() || !missing_columns(kind, heading.columns).empty()) continue;
        need_columns_of(kind);
        return fewest;
    }
    for (const auto* column : {"student_id", "name"}) need(column);
    if (fewest == 0 && aliases.kinds().size() == 1) need_columns_of(aliases.kinds().front());
    for (std::size_t at = heading.known.size(); at > 0 && fewest == 0; --at)
        if (heading.known[at - 1]) fewest = at;
    return fewest != 0 ? fewest : heading.cells.size();
}

}  // namespace

void name_columns(Heading& heading, const Aliases& aliases)
{
    heading.columns.clear();
    heading.known.clear();
    heading.twins.clear();
    std::vector<std::string> meanings;
    for (const auto& cell : heading.cells) meanings.emplace_back(aliases.find(cell));
    heading.rewritten.clear();
    if (const auto parts = form_of(aliases.kinds(), "name").empty() ? std::nullopt : name_parts(heading.cells, aliases)) {
        meanings[parts->family] = "name", meanings[parts->given] = "given_name";
        heading.rewritten.push_back({.at = parts->family, .given_name = parts->given});
    }
    const auto same = settle(meanings, heading.cells, aliases);
    for (std::size_t i = 0; i < heading.cells.size(); ++i) {
        if (same[i] != i) heading.twins.push_back({same[i], i});
        heading.known.push_back(!meanings[i].empty());
        const bool nameless = meanings[i].empty() || same[i] != i;
        heading.columns.emplace_back(nameless ? unknown_name(heading, trim(heading.cells[i])) : meanings[i]);
    }
    heading.fewest_cells = fewest_cells(heading, aliases);
}

}  // namespace baoxue::csv
