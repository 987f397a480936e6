#include "operation/reconcile/duplicates.hpp"

#include <algorithm>

#include "base/hash.hpp"

namespace baoxue {
namespace {

void share(Side& side, std::uint32_t row, std::uint32_t other)
{
    RowNote& note = side.notes[row];
    note.certainty = Certainty::review;
    note.flag("id_shared");
    note.rival = side.row_name(other);
}

// One number after the other; the rows of each in their order.
void by_repeated_number(Side& side, const std::vector<NumberedRow>& rows, std::string_view basis)
{
    for (std::size_t from = 0, to = 0; from < rows.size(); from = to) {
        std::vector<std::uint32_t> group;
        for (; to < rows.size() && rows[to].number == rows[from].number; ++to) {
            const std::uint32_t row = rows[to].row;
            if (!group.empty() && side.duplicate(row)) continue;
            const auto same = std::ranges::find_if(group, [&](std::uint32_t other) {
                return !side.duplicate(other) && fit(side, other, side, row) == Fit::same_name;
            });
            if (same != group.end()) {
                call_same(side, row, *same, basis, Certainty::certain);
            } else if (!group.empty()) {
                for (const std::uint32_t other : group) share(side, other, row);
                share(side, row, group.front());
            }
            group.push_back(row);
        }
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
    by_repeated_number(side, side.repeated.student_id, "student_id");
    by_repeated_number(side, side.repeated.national_id, "national_id");
    std::unordered_map<std::uint64_t, std::uint32_t> persons;
    for (const std::uint32_t row : side.rest) {
        if (side.national_id(row) != 0 || side.duplicate(row)) continue;
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
