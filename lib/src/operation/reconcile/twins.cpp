// Twins: who stands beside a child of the same day and family.
#include <algorithm>
#include <string>
#include <unordered_map>

#include "baoxue/base/text.hpp"
#include "base/hash.hpp"
#include "operation/reconcile/pairing.hpp"
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
        if (about(before) || about(after)) doubt_twin(pairs.after, a);
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

// The twins' keys of these rows, each with the row of the other list that one of them was given.
using Given = std::unordered_map<std::uint64_t, std::string>;

void doubt_open(Side& side, const Given& given)
{
    for (const std::uint32_t row : side.rest) {
        if (!side.open(row)) continue;
        for_twin_keys(side.roster, row, [&](std::uint64_t key) {
            const auto found = given.find(key);
            if (found == given.end()) return;
            RowNote& note = side.notes[row];
            note.certainty = Certainty::review;
            note.flag("rival");
            if (note.rival.empty()) note.rival = found->second;
        });
    }
}

}  // namespace

void doubt_twin(Side& after, std::uint32_t row)
{
    RowNote& note = after.notes[row];
    note.certainty = Certainty::review;
    note.flag("twin");
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

void doubt_left_twins(Pairs& pairs)
{
    Given before, after;
    std::vector<std::uint32_t> doubted;
    for (const auto& [a, note] : pairs.after.notes)
        if (note.flagged("twin") && pairs.after.partner[a] != no_row) doubted.push_back(a);
    if (doubted.empty()) return;
    std::ranges::sort(doubted);
    for (const std::uint32_t a : doubted) {
        const std::uint32_t b = pairs.after.partner[a];
        for_twin_keys(pairs.before.roster, b, [&](auto key) { before.emplace(key, pairs.after.row_name(a)); });
        for_twin_keys(pairs.after.roster, a, [&](auto key) { after.emplace(key, pairs.before.row_name(b)); });
    }
    doubt_open(pairs.before, before);
    doubt_open(pairs.after, after);
}

}  // namespace baoxue::operation::reconcile
