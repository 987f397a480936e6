#include "operation/reconcile/pairing.hpp"

#include <algorithm>

#include "baoxue/rule/addressee.hpp"
#include "base/hash.hpp"
#include "record/roster/keys.hpp"

namespace baoxue::operation::reconcile {

using namespace record::roster;

namespace {

void pair_supported(Pairs& pairs, std::uint32_t b, std::uint32_t a, bool accept_id_change)
{
    const Student before = pairs.before.roster.student(b), after = pairs.after.roster.student(a);
    if (before.gender != 0 && after.gender != 0 && before.gender != after.gender) return;
    const bool guardian = before.guardian == after.guardian && names_guardian(before.guardian, before.name);
    const bool phone = before.phone == after.phone && names_phone(before.phone), family = guardian || phone;
    const std::string mark = pairs.before.roster.name_mark(b), other_mark = pairs.after.roster.name_mark(a);
    if (!mark.empty() && !other_mark.empty() && mark != other_mark) return;  // 张伟A, 张伟B
    std::string support;
    const auto add = [&](const char* word, bool equal) { support += equal ? std::string(" ") + word + "=equal" : ""; };
    add("school", same_school(before, after));
    add("guardian", guardian);
    add("phone", phone);
    if (support.empty()) return;
    const bool formal = before.student_id.key.starts_with('G') && after.student_id.key.starts_with('G');
    const bool other_number = contradict(before.national_id, after.national_id) ||
                              (formal && contradict(before.student_id, after.student_id));
    pairs.pair(b, a, "name+birth");
    RowNote& note = pairs.after.notes[a];
    note.evidence = "name=equal birth=equal" + support + (other_number ? " id=other" : "");
    // All but the number agrees: the register gave another one.
    const bool all_agree =
        guardian && phone && same_school(before, after) && !before.class_name.empty() && before.class_name == after.class_name;
    const bool doubt = (other_number && !(accept_id_change && family) && !all_agree) || note.flagged("id_swapped") ||
                       note.flagged("id_shared");
    note.certainty = doubt ? Certainty::review : Certainty::certain;
    note.unflag("conflict");
    if (other_number && !note.flagged("id_swapped")) note.flag("id_changed");
}

// The only open row of these that may be of this school.
std::uint32_t only_one(const Side& side, std::span<const PersonRow> rows, const Student& child)
{
    std::uint32_t only = no_row;
    if (rows.size() > NameIndex::most) return only;
    for (const auto& entry : rows) {
        if (!side.open(entry.row) || !same_school(child, side.roster.student(entry.row))) continue;
        if (only != no_row) return no_row;
        only = entry.row;
    }
    return only;
}

}  // namespace

void pair_swapped(Pairs& pairs)
{
    std::vector<std::uint32_t> swapped;
    for (const auto& [row, note] : pairs.before.notes)
        if (note.flagged("id_swapped") && pairs.before.open(row)) swapped.push_back(row);
    if (swapped.empty()) return;
    std::ranges::sort(swapped);
    const NameIndex before_names(pairs.before), after_names(pairs.after);
    for (const std::uint32_t b : swapped) {
        const Student child = pairs.before.roster.student(b);
        const std::uint32_t a = only_one(pairs.after, after_names.of(pairs.before, b), child);
        if (a == no_row || only_one(pairs.before, before_names.of(pairs.before, b), child) != b || pairs.apart(b, a))
            continue;
        const Student found = pairs.after.roster.student(a);
        const auto birth = pairs.before.roster.typed_birth_date(b), other = pairs.after.roster.typed_birth_date(a);
        const bool other_sex = child.gender != 0 && found.gender != 0 && child.gender != found.gender;
        if (other_sex || (birth && other && birth != other)) continue;
        pairs.pair(b, a, "name+school");
        RowNote& note = pairs.after.notes[a];
        note.certainty = Certainty::review;
        note.evidence = "name=equal school=equal id=other";
        note.unflag("conflict");
        note.flag("id_swapped");
    }
}

void pair_by_person(Pairs& pairs, bool accept_id_change)
{
    constexpr std::uint32_t several = no_row - 1;
    const auto only_open = [](const Side& side, std::span<const PersonRow> rows) {
        std::uint32_t only = no_row;
        for (const auto& entry : rows)
            if (side.open(entry.row)) only = only == no_row ? entry.row : several;
        return only;
    };
    auto rest = pairs.before.persons.all();
    while (!rest.empty()) {
        const auto end = std::ranges::find_if(rest, [&](const auto& entry) { return entry.person != rest[0].person; });
        const auto same = rest.first(static_cast<std::size_t>(end - rest.begin()));
        rest = rest.subspan(same.size());
        const std::uint32_t b = only_open(pairs.before, same);
        if (b == no_row || b == several) continue;
        const std::uint32_t a = only_open(pairs.after, pairs.after.persons.of(same[0].person));
        if (a != no_row && a != several && !pairs.apart(b, a)) pair_supported(pairs, b, a, accept_id_change);
    }
}

}  // namespace baoxue::operation::reconcile
