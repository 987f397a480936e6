#include "reconcile/pairing.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "baoxue/text.hpp"
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

// As far as two rows of one list show it without much work: the day with the phone or the guardian as they stand.
class Siblings {
  public:
    explicit Siblings(const Side& side)
        : roster_(side.roster),
          columns_{roster_.heading().find("guardian_phone"), roster_.heading().find("guardian_name")}
    {
        for (std::uint32_t row = 0; row < roster_.size(); ++row)
            if (side.open(row)) for_keys(row, [&](std::uint64_t key) { left_over_.insert(key); });
    }

    bool left_over(std::uint32_t row) const
    {
        bool found = false;
        if (!left_over_.empty()) for_keys(row, [&](std::uint64_t key) { found = found || left_over_.contains(key); });
        return found;
    }

  private:
    template <class Take>
    void for_keys(std::uint32_t row, Take take) const
    {
        const auto birth = roster_.birth_date(row);
        if (!birth) return;
        for (const auto& column : columns_)
            if (const auto cell = clean(roster_.cell(row, column)); !cell.empty())
                take(mix(hash(cell), static_cast<std::uint64_t>(birth->time_since_epoch().count()) + 0x100000));
    }

    const Roster& roster_;
    std::array<std::optional<std::size_t>, 2> columns_;
    std::unordered_set<std::uint64_t> left_over_;
};

void doubt(Side& after, std::uint32_t row)
{
    RowNote& note = after.notes[row];
    note.certainty = Certainty::review;
    note.flag("twin");
}

}  // namespace

void doubt_namesakes(Pairs& pairs)
{
    const Siblings before(pairs.before), after(pairs.after);
    for (auto& [row, note] : pairs.after.notes) {
        const std::uint32_t partner = pairs.after.partner[row];
        if (note.basis != "name+birth" || partner == no_row) continue;
        if (before.left_over(partner) || after.left_over(row)) doubt(pairs.after, row);
    }
}

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
        if (seen(pairs.before, pair.first) || seen(pairs.after, pair.second)) doubt(pairs.after, pair.second);
        count_pair(pair, 1);
    }
}

}  // namespace baoxue
