#include "reconcile/pairing.hpp"

#include <algorithm>

#include "baoxue/text.hpp"
#include "hash.hpp"

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
    const auto person = person_of(pairs.after, a);
    const auto namesakes = pairs.after.persons.of(person);
    if (namesakes.size() < 2 || namesakes.size() <= pairs.before.persons.of(person).size()) return;
    RowNote& note = pairs.after.notes[a];
    note.certainty = Certainty::review;
    note.flag("name_repeated");
    note.evidence = "name=equal birth=equal";
    note.rival = pairs.after.row_name(namesakes[namesakes[0].row == a ? 1 : 0].row);
}

void by_number(Pairs& pairs, KeyOf key, KeyIndex Side::*index, std::string_view basis)
{
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> before_groups;
    for (const std::uint32_t row : (pairs.before.*index).repeats())
        before_groups[pairs.before.roster.keys(row).*key].push_back(row);
    const auto before_key = [&](std::size_t row) { return pairs.before.roster.keys(row).*key; };
    for (std::uint32_t a = 0; a < pairs.after.roster.size(); ++a) {
        if (!pairs.after.open(a)) continue;
        const std::uint64_t number = pairs.after.roster.keys(a).*key;
        const std::uint32_t first = (pairs.before.*index).find(number, before_key);
        if (first == no_row) continue;
        std::vector<std::uint32_t> candidates{first};
        if (const auto more = before_groups.find(number); more != before_groups.end())
            candidates.insert(candidates.end(), more->second.begin(), more->second.end());
        std::erase_if(candidates, [&](std::uint32_t b) { return !pairs.before.open(b) || pairs.apart(b, a); });
        const auto same = std::ranges::find_if(
            candidates, [&](std::uint32_t b) { return fit(pairs.before, b, pairs.after, a) == Fit::same_name; });
        if (same != candidates.end()) accept(pairs, *same, a, basis);
        else if (candidates.size() == 1) judge(pairs, candidates.front(), a, basis);
        else if (!candidates.empty()) pairs.conflict(candidates.front(), a);
    }
}

// L (temporary) and J numbers become G numbers; what follows the letter stays when it is a national
// number.
void by_temporary_id(Pairs& pairs)
{
    const auto student_key = [&](std::size_t row) { return pairs.after.student_id(row); };
    const auto national_key = [&](std::size_t row) { return pairs.after.national_id(row); };
    for (std::uint32_t b = 0; b < pairs.before.roster.size(); ++b) {
        if (!pairs.before.open(b)) continue;
        const Id id = parse_student_id(clean(pairs.before.roster.cell(b, pairs.before.student_id_column)));
        if (id.key.size() != 19 || id.key[0] == 'G') continue;
        const std::string rest = id.key.substr(1);
        if (parse_national_id(rest).state != IdState::valid) continue;
        std::uint32_t a = pairs.after.by_student_id.find(hash("G" + rest), student_key);
        if (a == no_row) a = pairs.after.by_national_id.find(hash(rest), national_key);
        if (a == no_row || !pairs.after.open(a) || pairs.apart(b, a)) continue;
        const bool same_name = fit(pairs.before, b, pairs.after, a) == Fit::same_name;
        if (same_name) accept(pairs, b, a, "temporary_id");
        else pairs.conflict(b, a);
    }
}

}  // namespace

void pair_by_numbers(Pairs& pairs)
{
    by_number(pairs, &Roster::Keys::student_id, &Side::by_student_id, "student_id");
    by_number(pairs, &Roster::Keys::national_id, &Side::by_national_id, "national_id");
    by_temporary_id(pairs);
}

}  // namespace baoxue
