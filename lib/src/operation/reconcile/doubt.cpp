#include "operation/reconcile/pairing.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "baoxue/base/text.hpp"
#include "base/hash.hpp"
#include "csv/fold_blocks.hpp"

namespace baoxue::operation::reconcile {
namespace {

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
        if (before.left_over(b) || after.left_over(a)) doubt_twin(pairs.after, a);
}

void doubt_same_person(Pairs& pairs)
{
    const auto first_open = [](const Side& side, std::span<const PersonRow> rows) {
        const auto found = std::ranges::find_if(rows, [&](const PersonRow& entry) { return side.open(entry.row); });
        return found == rows.end() ? no_row : found->row;
    };
    const auto doubt_open = [](Side& side, std::span<const PersonRow> rows, const std::string& rival) {
        for (const auto& entry : rows) {
            if (!side.open(entry.row)) continue;
            RowNote& note = side.notes[entry.row];
            note.certainty = Certainty::review;
            note.flag("rival");
            if (note.rival.empty()) note.rival = rival;
        }
    };
    for (auto rest = pairs.before.persons.all(); !rest.empty();) {
        const auto end = std::ranges::find_if(rest, [&](const auto& entry) { return entry.person != rest[0].person; });
        const auto same = rest.first(static_cast<std::size_t>(end - rest.begin()));
        rest = rest.subspan(same.size());
        const std::uint32_t b = first_open(pairs.before, same);
        if (b == no_row) continue;
        const auto others = pairs.after.persons.of(same[0].person);
        const std::uint32_t a = first_open(pairs.after, others);
        if (a == no_row || (same.size() == 1 && others.size() == 1 && pairs.apart(b, a))) continue;
        doubt_open(pairs.before, same, pairs.after.row_name(a));
        doubt_open(pairs.after, others, pairs.before.row_name(b));
    }
}

}  // namespace baoxue::operation::reconcile
