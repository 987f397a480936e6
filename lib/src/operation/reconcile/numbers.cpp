#include "operation/reconcile/pairing.hpp"

#include <algorithm>
#include <iterator>

#include "baoxue/base/text.hpp"
#include "base/hash.hpp"
#include "csv/fold.hpp"

namespace baoxue {
namespace {

// One number, another name: renamed, or another child's number.
void judge(Pairs& pairs, std::uint32_t b, std::uint32_t a, std::string_view basis)
{
    const Fit how = fit(pairs.before, b, pairs.after, a);
    const bool elsewhere = pairs.after.persons.elsewhere(person_of(pairs.before, b), a) ||
                           pairs.before.persons.elsewhere(person_of(pairs.after, a), b);
    // The last digits of an L number are drawn by lot: two children of one birthday may have the same.
    const bool by_lot =
        basis == "student_id" && clean(pairs.after.roster.cell(a, pairs.after.student_id_column)).starts_with('L');
    if (how == Fit::other || elsewhere || by_lot) {
        pairs.conflict(b, a);
        if (elsewhere)
            for (RowNote* note : {&pairs.before.notes[b], &pairs.after.notes[a]}) note->flag("id_swapped");
        return;
    }
    pairs.pair(b, a, basis);
    RowNote& note = pairs.after.notes[a];
    note.evidence = how == Fit::same_birth ? "name=other birth=equal" : "name=other birth=unknown";
    if (how == Fit::unknown) note.certainty = Certainty::review, note.flag("other_name");
    else pairs.renamed.emplace_back(b, a);
}

// One number, one name. But where AFTER holds that name and birth date more often than BEFORE, it may have been
// typed for a twin, and the number with it.
void accept(Pairs& pairs, std::uint32_t b, std::uint32_t a, std::string_view basis)
{
    pairs.pair(b, a, basis);
    if (!pairs.after.persons.repeated(a)) return;
    const auto person = person_of(pairs.after, a);
    const auto namesakes = pairs.after.persons.of(person);
    if (namesakes.size() <= pairs.before.persons.of(person).size()) return;
    RowNote& note = pairs.after.notes[a];
    note.certainty = Certainty::review;
    note.flag("name_repeated");
    note.evidence = "name=equal birth=equal";
    note.rival = pairs.after.row_name(namesakes[namesakes[0].row == a ? 1 : 0].row);
}

// An open row of AFTER, and the first open row of BEFORE with its number.
struct Found {
    std::uint32_t after, before;
    bool same_name;
};

std::vector<Found> find_numbers(const Pairs& pairs, KeyOf key, const KeyIndex& index, unsigned jobs)
{
    const Side &before = pairs.before, &after = pairs.after;
    const auto before_key = [&](std::size_t row) { return before.roster.keys(row).*key; };
    const auto parts = csv::in_ranges(after.rest.size(), jobs, [&](std::size_t from, std::size_t to) {
        std::vector<Found> part;
        for (std::size_t i = from; i < to; ++i) {
            const std::uint32_t a = after.rest[i];
            if (!after.open(a)) continue;
            const std::uint32_t b = index.find(after.roster.keys(a).*key, before_key);
            if (b != no_row) part.push_back({a, b, before.open(b) && fit(before, b, after, a) == Fit::same_name});
        }
        return part;
    });
    std::vector<Found> all;
    for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

KeyIndex index_open(const Side& side, KeyOf key)
{
    std::vector<std::uint32_t> open;
    std::ranges::copy_if(side.rest, std::back_inserter(open), [&](std::uint32_t row) { return side.open(row); });
    return {open, [&](std::size_t row) { return side.roster.keys(row).*key; }};
}

void by_number(Pairs& pairs, KeyOf key, std::string_view basis, unsigned jobs)
{
    const KeyIndex index = index_open(pairs.before, key);
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> before_groups;
    for (const std::uint32_t row : index.repeats()) before_groups[pairs.before.roster.keys(row).*key].push_back(row);
    const auto candidates_of = [&](const Found& found) {
        std::vector<std::uint32_t> candidates{found.before};
        if (const auto more = before_groups.find(pairs.after.roster.keys(found.after).*key);
            more != before_groups.end())
            candidates.insert(candidates.end(), more->second.begin(), more->second.end());
        std::erase_if(candidates, [&](auto b) { return !pairs.before.open(b) || pairs.apart(b, found.after); });
        return candidates;
    };
    const auto all = find_numbers(pairs, key, index, jobs);
    std::vector<Found> doubtful;
    for (const auto& found : all) {
        if (found.same_name && pairs.before.open(found.before) && !pairs.apart(found.before, found.after)) {
            accept(pairs, found.before, found.after, basis);
            continue;
        }
        const auto candidates = candidates_of(found);
        const auto same = std::ranges::find_if(candidates, [&](std::uint32_t b) {
            return fit(pairs.before, b, pairs.after, found.after) == Fit::same_name;
        });
        if (same != candidates.end()) accept(pairs, *same, found.after, basis);
        else if (!candidates.empty()) doubtful.push_back(found);
    }
    // Who has the name goes before others, wherever in the list they stand.
    for (const auto& found : doubtful) {
        const auto candidates = candidates_of(found);
        if (candidates.size() == 1) judge(pairs, candidates.front(), found.after, basis);
        else if (!candidates.empty()) pairs.conflict(candidates.front(), found.after);
    }
}

// L (temporary) and J numbers become G numbers; what follows the letter stays when it is a national
// number.
void by_temporary_id(Pairs& pairs)
{
    const auto student_key = [&](std::size_t row) { return pairs.after.student_id(row); };
    const auto national_key = [&](std::size_t row) { return pairs.after.national_id(row); };
    const KeyIndex by_student_id = index_open(pairs.after, &Roster::Keys::student_id),
                   by_national_id = index_open(pairs.after, &Roster::Keys::national_id);
    for (const std::uint32_t b : pairs.before.rest) {
        if (!pairs.before.open(b)) continue;
        const Id id = parse_student_id(clean(pairs.before.roster.cell(b, pairs.before.student_id_column)));
        if (id.key.size() != 19 || id.key[0] == 'G') continue;
        const std::string rest = id.key.substr(1);
        if (parse_national_id(rest).state != IdState::valid) continue;
        std::uint32_t a = by_student_id.find(hash("G" + rest), student_key);
        if (a == no_row) a = by_national_id.find(hash(rest), national_key);
        if (a == no_row || !pairs.after.open(a) || pairs.apart(b, a)) continue;
        const bool same_name = fit(pairs.before, b, pairs.after, a) == Fit::same_name;
        if (same_name) accept(pairs, b, a, "temporary_id");
        else pairs.conflict(b, a);
    }
}

}  // namespace

void pair_by_numbers(Pairs& pairs, unsigned jobs)
{
    by_number(pairs, &Roster::Keys::student_id, "student_id", jobs);
    by_number(pairs, &Roster::Keys::national_id, "national_id", jobs);
    by_temporary_id(pairs);
}

}  // namespace baoxue
