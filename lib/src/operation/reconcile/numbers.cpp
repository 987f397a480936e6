#include "operation/reconcile/pairing.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_map>

#include "baoxue/base/text.hpp"
#include "base/hash.hpp"
#include "csv/fold_blocks.hpp"

namespace baoxue::operation::reconcile {
namespace {

bool other_sex(const Pairs& pairs, std::uint32_t b, std::uint32_t a)
{
    const char one = pairs.before.roster.student(b).gender, other = pairs.after.roster.student(a).gender;
    return one != 0 && other != 0 && one != other;
}

bool perhaps_one_school(const Student& one, const Student& other)
{
    const bool known =
        !(one.school_id.empty() && one.school_name.empty()) && !(other.school_id.empty() && other.school_name.empty());
    return !known || same_school(one, other);
}

// Tells renamed children from numbers that are another child's.
class Judge {
  public:
    explicit Judge(Pairs& pairs) : pairs_(pairs) {}

    // One number, another name.
    void judge(std::uint32_t b, std::uint32_t a, std::string_view basis)
    {
        const Fit how = fit(pairs_.before, b, pairs_.after, a);
        const bool elsewhere = pairs_.after.persons.elsewhere(person_of(pairs_.before, b), a) ||
                               pairs_.before.persons.elsewhere(person_of(pairs_.after, a), b) ||
                               (how == Fit::unknown && name_elsewhere(b, a));
        // The last digits of an L number are drawn by lot: two children of one birthday may have the same.
        const bool by_lot = basis == "student_id" &&
                            clean(pairs_.after.roster.cell(a, pairs_.after.student_id_column)).starts_with('L');
        if (how == Fit::other || elsewhere || by_lot) {
            pairs_.conflict(b, a);
            if (elsewhere)
                for (RowNote* note : {&pairs_.before.notes[b], &pairs_.after.notes[a]}) note->flag("id_swapped");
            return;
        }
        pairs_.pair(b, a, basis);
        RowNote& note = pairs_.after.notes[a];
        note.evidence = how == Fit::same_birth ? "name=other birth=equal" : "name=other birth=unknown";
        if (how == Fit::unknown) note.certainty = Certainty::review, note.flag("other_name");
        else if (other_sex(pairs_, b, a)) note.certainty = Certainty::review, note.flag("other_sex");
        else pairs_.renamed.emplace_back(b, a);
    }

  private:
    // Whether one of the two names stands in another row of that school: then the number may have changed hands.
    bool name_elsewhere(std::uint32_t b, std::uint32_t a)
    {
        if (!before_) before_.emplace(pairs_.before), after_.emplace(pairs_.after);
        const auto stands = [](const Side& side, const NameIndex& names, const Side& of, std::uint32_t row,
                               std::uint32_t except) {
            const auto namesakes = names.of(of, row);
            if (namesakes.size() > NameIndex::most) return true;
            const Student child = of.roster.student(row);
            return std::ranges::any_of(namesakes, [&](const PersonRow& entry) {
                return entry.row != except && perhaps_one_school(child, side.roster.student(entry.row));
            });
        };
        return stands(pairs_.after, *after_, pairs_.before, b, a) ||
               stands(pairs_.before, *before_, pairs_.after, a, b);
    }

    Pairs& pairs_;
    std::optional<NameIndex> before_ = {}, after_ = {};
};

// One number, one name. But where AFTER holds that name and birth date more often than BEFORE, it may have been
// typed for a twin, and the number with it.
// `holds(keys)`: whether BEFORE has this number.
template <class Holds>
void accept(Pairs& pairs, std::uint32_t b, std::uint32_t a, std::string_view basis, Holds holds)
{
    pairs.pair(b, a, basis);
    if (!pairs.after.persons.repeated(a)) return;
    const auto person = person_of(pairs.after, a);
    const auto namesakes = pairs.after.persons.of(person);
    if (namesakes.size() <= pairs.before.persons.of(person).size()) return;
    // The birth date in a cell of its own is a witness beside the number; the one inside the number is not.
    const auto birth = pairs.before.roster.typed_birth_date(b), other = pairs.after.roster.typed_birth_date(a);
    const bool of_twin = std::ranges::any_of(namesakes, [&](const PersonRow& entry) {  // typed over another child
        return entry.row != a && holds(pairs.after.roster.keys(entry.row));
    });
    if (birth && other && birth == other && !other_sex(pairs, b, a) && !of_twin) return;
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
            if (!after.open(a) || before.of_many.contains(after.roster.keys(a).*key) ||
                after.of_many.contains(after.roster.keys(a).*key))
                continue;
            const std::uint32_t b = index.find(after.roster.keys(a).*key, before_key);
            if (b == no_row) continue;
            const bool same_name = before.open(b) && fit(before, b, after, a) == Fit::same_name &&
                                   number_of(before, b, key) == number_of(after, a, key);
            part.push_back({a, b, same_name});
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
    std::ranges::copy_if(side.rest, std::back_inserter(open), [&](std::uint32_t row) {
        return side.open(row) && !side.of_many.contains(side.roster.keys(row).*key);
    });
    return {open, [&](std::size_t row) { return side.roster.keys(row).*key; }};
}

void by_number(Pairs& pairs, KeyOf key, std::string_view basis, unsigned jobs, Judge& judge)
{
    const KeyIndex index = index_open(pairs.before, key);
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> before_groups;
    for (const std::uint32_t row : index.repeats()) before_groups[pairs.before.roster.keys(row).*key].push_back(row);
    const auto candidates_of = [&](const Found& found) {
        std::vector<std::uint32_t> candidates{found.before};
        if (const auto more = before_groups.find(pairs.after.roster.keys(found.after).*key);
            more != before_groups.end())
            candidates.insert(candidates.end(), more->second.begin(), more->second.end());
        std::erase_if(candidates, [&](auto b) {
            return !pairs.before.open(b) || pairs.apart(b, found.after) ||
                   number_of(pairs.before, b, key) != number_of(pairs.after, found.after, key);
        });
        return candidates;
    };
    const auto holds = [&](const Roster::Keys& keys) {
        return index.find(keys.*key, [&](std::size_t row) { return pairs.before.roster.keys(row).*key; }) != no_row;
    };
    const auto all = find_numbers(pairs, key, index, jobs);
    std::vector<Found> doubtful;
    for (const auto& found : all) {
        if (found.same_name && pairs.before.open(found.before) && !pairs.apart(found.before, found.after)) {
            accept(pairs, found.before, found.after, basis, holds);
            continue;
        }
        const auto candidates = candidates_of(found);
        const auto same = std::ranges::find_if(candidates, [&](std::uint32_t b) {
            return fit(pairs.before, b, pairs.after, found.after) == Fit::same_name;
        });
        if (same != candidates.end()) accept(pairs, *same, found.after, basis, holds);
        else if (!candidates.empty()) doubtful.push_back(found);
    }
    // Who has the name goes before others, wherever in the list they stand.
    for (const auto& found : doubtful) {
        const auto candidates = candidates_of(found);
        if (candidates.size() == 1) judge.judge(candidates.front(), found.after, basis);
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
        if (same_name) accept(pairs, b, a, "temporary_id", [](const Roster::Keys&) { return true; });
        else pairs.conflict(b, a);
    }
}

}  // namespace

void pair_by_numbers(Pairs& pairs, unsigned jobs)
{
    Judge judge(pairs);
    by_number(pairs, &Roster::Keys::student_id, "student_id", jobs, judge);
    by_number(pairs, &Roster::Keys::national_id, "national_id", jobs, judge);
    by_temporary_id(pairs);
}

}  // namespace baoxue::operation::reconcile
