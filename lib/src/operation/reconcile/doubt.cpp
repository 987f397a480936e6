#include "operation/reconcile/pairing.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "baoxue/base/text.hpp"
#include "base/hash.hpp"
#include "csv/fold.hpp"

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

// As far as rows of one list show it without much work: the day with the phone or the guardian as they stand.
class Siblings {
  public:
    explicit Siblings(const Side& side)
        : side_(side),
          columns_{side.roster.heading().find("guardian_phone"), side.roster.heading().find("guardian_name")}
    {
    }

    void ask_for(std::uint32_t row)
    {
        for_keys(row, [&](std::uint64_t key) { left_over_.emplace(key, false); });
    }

    // Finds which of those that were asked for have a sibling left over.
    void look_up(unsigned jobs)
    {
        if (left_over_.empty()) return;
        for (const auto& part : csv::in_ranges(side_.rest.size(), jobs, [&](std::size_t from, std::size_t to) {
                 std::vector<std::uint64_t> found;
                 for (std::size_t i = from; i < to; ++i)
                     if (side_.open(side_.rest[i]))
                         for_keys(side_.rest[i], [&](std::uint64_t key) {
                             if (left_over_.contains(key)) found.push_back(key);
                         });
                 return found;
             }))
            for (const std::uint64_t key : part) left_over_[key] = true;
    }

    bool left_over(std::uint32_t row) const
    {
        bool found = false;
        for_keys(row, [&](std::uint64_t key) { found = found || left_over_.at(key); });
        return found;
    }

  private:
    template <class Take>
    void for_keys(std::uint32_t row, Take take) const
    {
        const auto birth = side_.roster.birth_date(row);
        if (!birth) return;
        for (const auto& column : columns_)
            if (const auto cell = clean(side_.roster.cell(row, column)); !cell.empty())
                take(mix(hash(cell), static_cast<std::uint64_t>(birth->time_since_epoch().count()) + 0x100000));
    }

    const Side& side_;
    std::array<std::optional<std::size_t>, 2> columns_;
    std::unordered_map<std::uint64_t, bool> left_over_;
};

void doubt(Side& after, std::uint32_t row)
{
    RowNote& note = after.notes[row];
    note.certainty = Certainty::review;
    note.flag("twin");
}

}  // namespace

void doubt_namesakes(Pairs& pairs, unsigned jobs)
{
    Siblings before(pairs.before), after(pairs.after);
    std::vector<RowPair> namesakes;
    for (const auto& [row, note] : pairs.after.notes) {
        const std::uint32_t partner = pairs.after.partner[row];
        if (note.basis == "name+birth" && partner != no_row) namesakes.emplace_back(partner, row);
    }
    for (const auto& [b, a] : namesakes) before.ask_for(b), after.ask_for(a);
    before.look_up(jobs);
    after.look_up(jobs);
    for (const auto& [b, a] : namesakes)
        if (before.left_over(b) || after.left_over(a)) doubt(pairs.after, a);
}

void doubt_renamed(Pairs& pairs)
{
    if (pairs.renamed.empty()) return;
    std::unordered_map<std::uint64_t, int> rows;  // that are left over or were renamed
    const auto count = [&](const Side& side, std::uint32_t row, int step) {
        for (const auto key : twin_keys(side.roster, row)) rows[key] += step;
    };
    for (const Side* side : {&pairs.before, &pairs.after})
        for (const std::uint32_t row : side->rest)
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
