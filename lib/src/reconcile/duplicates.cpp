#include "reconcile/duplicates.hpp"

#include <algorithm>

#include "hash.hpp"

namespace baoxue {
namespace {

void share(Side& side, std::uint32_t row, std::uint32_t other)
{
    RowNote& note = side.notes[row];
    note.certainty = Certainty::review;
    note.flag("id_shared");
    note.rival = side.row_name(other);
}

void by_repeated_number(Side& side, const KeyIndex& index, KeyOf key)
{
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> groups;
    for (const std::uint32_t row : index.repeats()) {
        auto& group = groups[side.roster.keys(row).*key];
        if (group.empty())
            group.push_back(
                index.find(side.roster.keys(row).*key, [&](std::size_t r) { return side.roster.keys(r).*key; }));
        const auto same = std::ranges::find_if(group, [&](std::uint32_t other) {
            return side.same_as[other] == no_row && fit(side, other, side, row) == Fit::same_name;
        });
        if (side.same_as[row] != no_row) continue;
        if (same != group.end()) {
            call_same(side, row, *same, key == &Roster::Keys::student_id ? "student_id" : "national_id",
                      Certainty::certain);
        } else {
            for (const std::uint32_t other : group) share(side, other, row);
            share(side, row, group.front());
        }
        group.push_back(row);
    }
}

}  // namespace

void call_same(Side& side, std::uint32_t row, std::uint32_t first, std::string_view basis, Certainty certainty)
{
    if (side.partner[row] != no_row) std::swap(row, first);  // whom a person paired stands for both
    if (side.partner[row] != no_row) return;
    side.same_as[row] = first;
    RowNote& note = side.notes[row];
    note.basis = basis;
    note.certainty = certainty;
    note.rival = side.row_name(first);
    if (!same_school(side.roster.student(row), side.roster.student(first))) note.flag("double_school");
}

// The three kinds of 問題學籍: a number twice, or no number and the same name, sex and birth date.
void find_duplicates(Side& side)
{
    by_repeated_number(side, side.by_student_id, &Roster::Keys::student_id);
    by_repeated_number(side, side.by_national_id, &Roster::Keys::national_id);
    std::unordered_map<std::uint64_t, std::uint32_t> persons;
    for (std::uint32_t row = 0; row < side.roster.size(); ++row) {
        if (side.national_id(row) != 0 || side.same_as[row] != no_row || !side.roster.loaded(row)) continue;
        const auto person = person_of(side, row);
        if (person == 0) continue;
        const auto key = mix(person, static_cast<unsigned char>(side.roster.student(row).gender) + 1U);
        const auto [first, is_first] = persons.emplace(key, row);
        if (is_first) continue;
        if (side.student_id(row) != 0 && side.student_id(first->second) != 0) {
            side.notes[row].flag("same_name_birth");
            side.notes[first->second].flag("same_name_birth");
        } else {
            call_same(side, row, first->second, "name+sex+birth", Certainty::review);
        }
    }
}

}  // namespace baoxue
