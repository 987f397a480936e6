#include "baoxue/csv/groups.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/text.hpp"

namespace baoxue {
namespace {

const std::vector<std::string_view>& all_codes()
{
    static const auto codes = codes_of("special_group");
    return codes;
}

struct Told {
    std::string_view column, code;
    bool (*tells)(std::string_view cell);
};

bool yes(std::string_view cell)
{
    return canonical("yes_no", cell) == "1";
}

bool left_behind(std::string_view cell)
{
    const auto code = canonical("left_behind", cell);
    return !code.empty() && code != "0";
}

constexpr Told told[] = {{"left_behind", "left_behind", left_behind}, {"migrant_child", "migrant", yes},
                         {"orphan", "orphan", yes},                   {"unsupported", "unsupported", yes},
                         {"disability", "disabled", tells_disability}, {"poor_household", "poor", yes},
                         {"hardship", "hardship", yes}};

void add_named(SpecialGroups& groups, std::string_view cell)
{
    std::string words(cell);
    for (const auto* between : {"、", "，", "；", ","})
        for (std::size_t at = 0; (at = words.find(between)) != words.npos;) words.replace(at, std::string_view(between).size(), ";");
    for (const auto& word : split_words(words)) groups.add(canonical("special_group", word));
}

}  // namespace

bool tells_disability(std::string_view cell)
{
    return !clean(cell).empty() && canonical("disability", cell) != "none";
}

void SpecialGroups::add(std::string_view code)
{
    const auto& codes = all_codes();
    const auto found = std::ranges::find(codes, code);
    if (!code.empty() && found != codes.end()) bits_ |= 1U << (found - codes.begin());
}

bool SpecialGroups::has(std::string_view code) const
{
    return std::ranges::count(codes(), code) != 0;
}

std::vector<std::string_view> SpecialGroups::codes() const
{
    std::vector<std::string_view> codes;
    for (std::size_t at = 0; at < all_codes().size(); ++at)
        if ((bits_ >> at & 1U) != 0) codes.push_back(all_codes()[at]);
    return codes;
}

struct GroupReader::State {
    const csv::Table& table;
    std::optional<std::size_t> village, named;
    std::array<std::optional<std::size_t>, std::size(told)> columns;
};

GroupReader::GroupReader(const csv::Table& table)
    : state_(new State{table, table.find("village"), table.find("special_group"), {}})
{
    for (std::size_t at = 0; at < std::size(told); ++at) state_->columns[at] = table.find(told[at].column);
}

GroupReader::~GroupReader() = default;

ChildGroups GroupReader::operator()(std::size_t row) const
{
    const auto cell = [&](std::optional<std::size_t> column) { return state_->table.cell(row, column); };
    ChildGroups groups{cell(state_->village)};
    for (std::size_t at = 0; at < std::size(told); ++at)
        if (const auto text = cell(state_->columns[at]); !text.empty() && told[at].tells(text)) groups.special.add(told[at].code);
    if (const auto text = cell(state_->named); !text.empty()) add_named(groups.special, text);
    return groups;
}

}  // namespace baoxue
