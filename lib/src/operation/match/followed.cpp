#include "operation/match/followed.hpp"

#include <algorithm>
#include <unordered_map>

namespace baoxue::operation::match {
namespace {

// The rows of one school or class that are left over, and where those of `before` are now.
struct Group {
    std::size_t before = 0, after = 0, found = 0;
    std::unordered_map<Hash, std::size_t> went = {};

    bool emptied() const { return after < before / 4; }
    Hash most_went() const  // more than half of who is found, and five at least
    {
        constexpr std::size_t fewest = 5;
        for (const auto& [group, children] : went)
            if (children >= fewest && 2 * children > found) return group;
        return 0;
    }
};

// Who stands once in a list, by name and birth date.
std::unordered_map<Hash, const Facts*> children_once(std::span<const Facts> rows)
{
    std::unordered_map<Hash, const Facts*> once;
    once.reserve(rows.size());
    for (const Facts& row : rows)
        if (const auto [found, first] = once.emplace(name_and_birth(row), &row); !first) found->second = nullptr;
    once[0] = nullptr;
    return once;
}

}  // namespace

void follow(std::vector<Facts>& before, std::span<const Facts> after, int grade_shift, Hash Facts::*follows,
            Hash (*group)(const Facts& row, int more))
{
    std::unordered_map<Hash, Group> groups;
    for (const auto& row : before) ++groups[group(row, grade_shift)].before;
    for (const auto& row : after) ++groups[group(row, 0)].after;
    if (std::ranges::none_of(groups, [](const auto& one) { return one.second.emptied(); })) return;

    const auto now = children_once(after);
    for (const auto& row : before) {
        Group& from = groups[group(row, grade_shift)];
        const auto found = now.find(name_and_birth(row));
        if (!from.emptied() || found == now.end() || found->second == nullptr) continue;
        ++from.found, ++from.went[group(*found->second, 0)];
    }
    std::unordered_map<Hash, Hash> to;
    for (const auto& [key, from] : groups)
        if (key != 0 && from.most_went() != key) to.emplace(key, from.most_went());
    for (auto& row : before)
        if (const auto found = to.find(group(row, grade_shift)); found != to.end()) row.*follows = found->second;
}

}  // namespace baoxue::operation::match
