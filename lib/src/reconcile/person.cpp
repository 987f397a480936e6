#include "reconcile/pairing.hpp"

#include "hash.hpp"

namespace baoxue {
namespace {

void pair_supported(Pairs& pairs, std::uint32_t b, std::uint32_t a)
{
    const Student before = pairs.before.roster.student(b), after = pairs.after.roster.student(a);
    if (before.gender != 0 && after.gender != 0 && before.gender != after.gender) return;
    std::string support;
    const auto add = [&](const char* word, bool equal) { support += equal ? std::string(" ") + word + "=equal" : ""; };
    add("school", same_school(before, after));
    add("guardian", !before.guardian.empty() && before.guardian == after.guardian);
    add("phone", !before.phone.empty() && before.phone == after.phone);
    if (support.empty()) return;
    const auto both = [](const Id& one, const Id& other) {
        return one.state == IdState::valid && other.state == IdState::valid && one.key != other.key;
    };
    const bool national = both(before.national_id, after.national_id);
    const bool formal =
        both(before.student_id, after.student_id) && before.student_id.key[0] == 'G' && after.student_id.key[0] == 'G';
    pairs.pair(b, a, "name+birth");
    Note& note = pairs.after.notes[a];
    note.evidence = "name=equal birth=equal" + support + (national || formal ? " id=other" : "");
    note.certainty =
        national || formal || note.flags.find("id_s") != note.flags.npos ? Certainty::review : Certainty::certain;
    if (national) note.flag("id_changed");
}

}  // namespace

void pair_by_person(Pairs& pairs)
{
    struct Same {
        std::uint32_t before = no_row, after = no_row;
        bool unique = true;
    };
    std::unordered_map<std::uint64_t, Same> persons;
    const auto collect = [&](const Side& side, std::uint32_t Same::*first) {
        for (std::uint32_t row = 0; row < side.roster.size(); ++row) {
            const auto key = side.open(row) ? person_of(side, row) : 0;
            if (key == 0) continue;
            Same& same = persons[key];
            if (same.*first != no_row) same.unique = false;
            same.*first = row;
        }
    };
    collect(pairs.before, &Same::before);
    collect(pairs.after, &Same::after);
    for (const auto& [key, same] : persons)
        if (same.unique && same.before != no_row && same.after != no_row && !pairs.apart(same.before, same.after))
            pair_supported(pairs, same.before, same.after);
}

}  // namespace baoxue
