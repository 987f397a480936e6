#include "operation/reconcile/pairing.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "baoxue/base/text.hpp"
#include "base/hash.hpp"
#include "csv/fold_blocks.hpp"
#include "operation/reconcile/another_name.hpp"

namespace baoxue::operation::reconcile {
namespace {

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

// A 身份证号 stands inside a 学籍号: L (temporary) and J numbers become G numbers and keep it, and where one list has only
// the one kind and the other only the other, it is the same number.
class InsideNumbers {
  public:
    explicit InsideNumbers(Pairs& pairs)
        : pairs_(pairs),
          by_student_id_(index_open(pairs.after, &Roster::Keys::student_id)),
          by_national_id_(index_open(pairs.after, &Roster::Keys::national_id))
    {
    }

    void pair(std::uint32_t b)
    {
        const Id id = student_id(pairs_.before, b);
        const bool registered = id.key.size() == 19;
        const std::string inside = registered ? id.key.substr(1) : number_of(pairs_.before, b, &Roster::Keys::national_id);
        if (parse_national_id(inside).state != IdState::valid) return;
        if (registered && id.key[0] != 'G') return pair_temporary(b, inside);
        const std::uint32_t a = registered ? with_national_id(inside) : with_student_id(inside, {"G", "L", "J"});
        if (a == no_row || !pairs_.after.open(a) || pairs_.apart(b, a)) return;
        if (registered && student_id(pairs_.after, a).key.starts_with('G')) return;  // another one
        if (fit(pairs_.before, b, pairs_.after, a) == Fit::same_name) accept_pair(b, a, "national_id");
    }

  private:
    static Id student_id(const Side& side, std::uint32_t row)
    {
        return parse_student_id(clean(side.roster.cell(row, side.student_id_column)));
    }
    std::uint32_t with_student_id(const std::string& inside, std::initializer_list<std::string_view> letters) const
    {
        const auto key = [&](std::size_t row) { return pairs_.after.student_id(row); };
        std::uint32_t found = no_row;
        for (const auto letter : letters)
            if (found == no_row) found = by_student_id_.find(hash(std::string(letter) + inside), key);
        return found;
    }
    std::uint32_t with_national_id(const std::string& inside) const
    {
        return by_national_id_.find(hash(inside), [&](std::size_t row) { return pairs_.after.national_id(row); });
    }
    void accept_pair(std::uint32_t b, std::uint32_t a, std::string_view basis)
    {
        accept(pairs_, b, a, basis, [](const Roster::Keys&) { return true; });
    }
    void pair_temporary(std::uint32_t b, const std::string& inside)
    {
        std::uint32_t a = with_student_id(inside, {"G"});
        if (a == no_row) a = with_national_id(inside);
        if (a == no_row || !pairs_.after.open(a) || pairs_.apart(b, a)) return;
        if (fit(pairs_.before, b, pairs_.after, a) == Fit::same_name) accept_pair(b, a, "temporary_id");
        else pairs_.conflict(b, a);
    }

    Pairs& pairs_;
    KeyIndex by_student_id_, by_national_id_;
};

}  // namespace

void pair_by_numbers(Pairs& pairs, unsigned jobs)
{
    Judge judge(pairs);
    by_number(pairs, &Roster::Keys::student_id, "student_id", jobs, judge);
    by_number(pairs, &Roster::Keys::national_id, "national_id", jobs, judge);
    InsideNumbers inside(pairs);
    for (const std::uint32_t b : pairs.before.rest)
        if (pairs.before.open(b)) inside.pair(b);
}

}  // namespace baoxue::operation::reconcile
