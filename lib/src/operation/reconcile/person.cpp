#include "operation/reconcile/pairing.hpp"

#include "base/hash.hpp"

namespace baoxue {
namespace {

void pair_supported(Pairs& pairs, std::uint32_t b, std::uint32_t a, bool accept_id_change)
{
    const Student before = pairs.before.roster.student(b), after = pairs.after.roster.student(a);
    if (before.gender != 0 && after.gender != 0 && before.gender != after.gender) return;
    const bool family = (!before.guardian.empty() && before.guardian == after.guardian) ||
                        (!before.phone.empty() && before.phone == after.phone);
    std::string support;
    const auto add = [&](const char* word, bool equal) { support += equal ? std::string(" ") + word + "=equal" : ""; };
    add("school", same_school(before, after));
    add("guardian", !before.guardian.empty() && before.guardian == after.guardian);
    add("phone", !before.phone.empty() && before.phone == after.phone);
    if (support.empty()) return;
    const auto both = [](const Id& one, const Id& other) {
        return one.state == IdState::valid && other.state == IdState::valid && one.key != other.key;
    };
    const bool other_number = both(before.national_id, after.national_id) ||
                              (both(before.student_id, after.student_id) && before.student_id.key[0] == 'G' &&
                               after.student_id.key[0] == 'G');
    pairs.pair(b, a, "name+birth");
    RowNote& note = pairs.after.notes[a];
    note.evidence = "name=equal birth=equal" + support + (other_number ? " id=other" : "");
    const bool doubt =
        (other_number && !(accept_id_change && family)) || note.flagged("id_swapped") || note.flagged("id_shared");
    note.certainty = doubt ? Certainty::review : Certainty::certain;
    note.unflag("conflict");
    if (other_number && !note.flagged("id_swapped")) note.flag("id_changed");
}

}  // namespace

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

}  // namespace baoxue
