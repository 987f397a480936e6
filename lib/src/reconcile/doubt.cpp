#include "reconcile/pairing.hpp"

#include <algorithm>
#include <unordered_map>

#include "hash.hpp"

namespace baoxue {
namespace {

// What twins have in common: the day, with the phone, the guardian, or the surname and the school.
std::vector<std::uint64_t> twin_keys(const Roster& roster, std::uint32_t row)
{
    const Student student = roster.student(row);
    if (!student.birth_date) return {};
    const auto day = static_cast<std::uint64_t>(student.birth_date->time_since_epoch().count()) + 0x100000;
    std::vector<std::uint64_t> keys;
    const auto add = [&](std::string_view what, std::uint64_t salt) {
        if (!what.empty()) keys.push_back(mix(hash(what), day + salt));
    };
    add(student.phone, 0x1000000);
    add(student.guardian, 0x2000000);
    if (!student.school_name.empty()) add(student.name.substr(0, 3) + student.school_name, 0x3000000);
    return keys;
}

}  // namespace

void doubt_renamed(Pairs& pairs)
{
    if (pairs.renamed.empty()) return;
    std::unordered_map<std::uint64_t, int> rows;  // that are left over or were renamed
    const auto count = [&](const Side& side, std::uint32_t row, int step) {
        for (const auto key : twin_keys(side.roster, row)) rows[key] += step;
    };
    for (const Side* side : {&pairs.before, &pairs.after})
        for (std::uint32_t row = 0; row < side->roster.size(); ++row)
            if (side->open(row)) count(*side, row, 1);
    const auto count_pair = [&](const RowPair& pair, int step) {
        count(pairs.before, pair.first, step);
        count(pairs.after, pair.second, step);
    };
    const auto seen = [&](const Side& side, std::uint32_t row) {
        return std::ranges::any_of(twin_keys(side.roster, row), [&](auto key) { return rows[key] > 0; });
    };
    for (const auto& pair : pairs.renamed) count_pair(pair, 1);
    for (const auto& pair : pairs.renamed) {
        count_pair(pair, -1);  // but for the pair itself
        if (seen(pairs.before, pair.first) || seen(pairs.after, pair.second)) {
            Note& note = pairs.after.notes[pair.second];
            note.certainty = Certainty::review;
            note.flag("twin");
        }
        count_pair(pair, 1);
    }
}

}  // namespace baoxue
