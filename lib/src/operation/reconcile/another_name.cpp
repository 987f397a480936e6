#include "operation/reconcile/another_name.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "baoxue/base/text.hpp"

namespace baoxue::operation::reconcile {
namespace {

bool perhaps_one_school(const Student& one, const Student& other)
{
    const bool known =
        !(one.school_id.empty() && one.school_name.empty()) && !(other.school_id.empty() && other.school_name.empty());
    return !known || same_school(one, other);
}

}  // namespace

bool other_sex(const Pairs& pairs, std::uint32_t b, std::uint32_t a)
{
    const char one = pairs.before.roster.student(b).gender, other = pairs.after.roster.student(a).gender;
    return one != 0 && other != 0 && one != other;
}

void Judge::judge(std::uint32_t b, std::uint32_t a, std::string_view basis)
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
    pairs_.other_names.emplace_back(b, a);
    RowNote& note = pairs_.after.notes[a];
    note.evidence = how == Fit::same_birth ? "name=other birth=equal" : "name=other birth=unknown";
    if (how == Fit::unknown) note.certainty = Certainty::review, note.flag("other_name");
    else if (other_sex(pairs_, b, a)) note.certainty = Certainty::review, note.flag("other_sex");
    else pairs_.renamed.emplace_back(b, a);
}

// Whether one of the two names stands in another row of that school: then the number may have changed hands.
bool Judge::name_elsewhere(std::uint32_t b, std::uint32_t a)
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

void doubt_exchanged(Pairs& pairs)
{
    std::unordered_multimap<std::string, RowPair> by_former_name;
    for (const auto& pair : pairs.other_names) by_former_name.emplace(pairs.before.roster.name(pair.first), pair);
    const auto doubt = [&](std::uint32_t row, std::uint32_t rival) {
        RowNote& note = pairs.after.notes[row];
        note.certainty = Certainty::review;
        note.flag("id_swapped");
        if (note.rival.empty()) note.rival = pairs.after.row_name(rival);
    };
    for (const auto& [b, a] : pairs.other_names) {
        const Student child = pairs.after.roster.student(a);
        for (auto [next, end] = by_former_name.equal_range(child.name); next != end; ++next) {
            const auto [former, rival] = next->second;
            if (rival == a || !perhaps_one_school(child, pairs.before.roster.student(former))) continue;
            doubt(a, rival);
            doubt(rival, a);
        }
    }
}

}  // namespace baoxue::operation::reconcile
