#include "operation/reconcile/pairing.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "baoxue/base/text.hpp"
#include "base/hash.hpp"
#include "csv/fold_blocks.hpp"
#include "rule/twins.hpp"

namespace baoxue::operation::reconcile {
namespace {

rule::TwinTraits traits(const Roster& roster, std::uint32_t row)
{
    const Student student = roster.student(row);
    const auto hashed = [](std::string_view text) { return text.empty() ? 0 : hash(text); };
    rule::TwinTraits traits{.surname = hashed(student.name.substr(0, 3)),
                            .guardian = hashed(student.guardian),
                            .school = hashed(student.school_name.empty() ? student.school_id : student.school_name),
                            .phones = {hashed(student.phone), 0}};
    if (student.birth_date)
        traits.birth = static_cast<std::uint64_t>(student.birth_date->time_since_epoch().count()) + 0x100000;
    return traits;
}

template <class Take>
void for_twin_keys(const Roster& roster, std::uint32_t row, Take take)
{
    for (const auto key : rule::twin_keys(traits(roster, row)))
        if (key != 0) take(key);
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

// How often each key stands in the rows of a list.
class TwinCount {
  public:
    explicit TwinCount(const Side& side) : side_(side) {}

    void add(std::uint32_t row, int step = 1)
    {
        for_twin_keys(side_.roster, row, [&](std::uint64_t key) { rows_[key] += step; });
    }
    bool about(const Side& side, std::uint32_t row) const
    {
        bool seen = false;
        for_twin_keys(side.roster, row, [&](std::uint64_t key) {
            const auto found = rows_.find(key);
            seen = seen || (found != rows_.end() && found->second > 0);
        });
        return seen;
    }

  private:
    const Side& side_;
    std::unordered_map<std::uint64_t, int> rows_ = {};
};

// Doubts those pairs whose child has a twin among the rows counted, in either list and beside the pair itself.
void doubt_twins(Pairs& pairs, const std::vector<RowPair>& some, TwinCount& before, TwinCount& after)
{
    for (const auto& [b, a] : some) {
        before.add(b, -1), after.add(a, -1);
        const auto about = [&](const TwinCount& count) {
            return count.about(pairs.before, b) || count.about(pairs.after, a);
        };
        if (about(before) || about(after)) doubt(pairs.after, a);
        before.add(b), after.add(a);
    }
}

// Pairs that the matcher found for certain, with another name and no number.
std::vector<RowPair> without_name_and_number(const Pairs& pairs)
{
    std::vector<RowPair> found;
    for (const auto& [a, note] : pairs.after.notes) {
        const std::uint32_t b = pairs.after.partner[a];
        if (b == no_row || note.basis != "score" || note.certainty != Certainty::certain) continue;
        const auto &one = pairs.before.roster.keys(b), &other = pairs.after.roster.keys(a);
        const bool number = (one.student_id != 0 && one.student_id == other.student_id) ||
                            (one.national_id != 0 && one.national_id == other.national_id);
        if (!number && pairs.before.roster.name(b) != pairs.after.roster.name(a)) found.emplace_back(b, a);
    }
    std::ranges::sort(found);
    return found;
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

void doubt_twins(Pairs& pairs)
{
    const auto some = without_name_and_number(pairs);
    std::vector<Date> days;
    for (const auto& [b, a] : some)
        for (const auto day : {pairs.before.roster.birth_date(b), pairs.after.roster.birth_date(a)})
            if (day) days.push_back(*day);
    if (days.empty()) return;
    std::ranges::sort(days);
    TwinCount before(pairs.before), after(pairs.after);
    const auto count = [&](Side& side, TwinCount& twins) {
        const auto rows = side.roster.born_on(days);
        side.roster.load(rows);
        for (const std::uint32_t row : rows) twins.add(row);
    };
    count(pairs.before, before), count(pairs.after, after);
    doubt_twins(pairs, some, before, after);
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

void doubt_renamed(Pairs& pairs)
{
    if (pairs.renamed.empty()) return;
    TwinCount before(pairs.before), after(pairs.after);  // rows that are left over or were renamed
    const auto count = [](const Side& side, TwinCount& twins) {
        for (const std::uint32_t row : side.rest)
            if (side.open(row)) twins.add(row);
    };
    count(pairs.before, before), count(pairs.after, after);
    for (const auto& [b, a] : pairs.renamed) before.add(b), after.add(a);
    doubt_twins(pairs, pairs.renamed, before, after);
}

}  // namespace baoxue::operation::reconcile
