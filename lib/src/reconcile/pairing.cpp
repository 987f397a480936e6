#include "reconcile/pairing.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "baoxue/text.hpp"
#include "csv/fold.hpp"
#include "hash.hpp"

namespace baoxue {
namespace {

using KeyOf = std::uint64_t (Side::*)(std::size_t) const;

// How well the persons of two rows with one number fit together.
enum class Fit { same_name, same_birth, unknown, other };

class Pairing {
  public:
    Pairing(Side& before, Side& after, const ReconcilePolicy& policy) : before_(before), after_(after), policy_(policy) {}

    void run(const Matcher& match)
    {
        if (!policy_.key.empty()) {
            load({}, {});
            return by_columns();
        }
        index();
        by_decision();
        pair_identical();
        for (Side* side : {&before_, &after_}) find_duplicates(*side);
        by_number(&Side::student_id, &Side::by_student_id, "student_id");
        by_number(&Side::national_id, &Side::by_national_id, "national_id");
        by_temporary_id();
        by_name_and_birth();
        if (match) by_matcher(match);
    }

  private:
    void index()
    {
        std::atomic<int> taken = 0;
        csv::with_hands(policy_.jobs, [&] {
            for (int i; (i = taken++) < 4;) {
                Side& side = i % 2 == 0 ? before_ : after_;
                const KeyOf key = i < 2 ? &Side::student_id : &Side::national_id;
                (i < 2 ? side.by_student_id : side.by_national_id) =
                    KeyIndex(side.roster.size(), [&](std::size_t row) { return (side.*key)(row); });
            }
        });
    }

    // What a person decided.
    void by_decision()
    {
        for (const auto& [before, after, same] : policy_.decided) {
            const auto b = static_cast<std::uint32_t>(before), a = static_cast<std::uint32_t>(after);
            if (same) pair(b, a, "decision");
            else apart_.insert({b, a});
        }
    }

    bool apart(std::uint32_t b, std::uint32_t a) const { return apart_.contains({b, a}); }

    // Rows that are equal byte for byte and share their number with nobody need no look at their text.
    void pair_identical()
    {
        const std::vector<bool> before_shared = shared(before_), after_shared = shared(after_);
        std::vector<bool> before_known(before_.roster.size()), after_known(after_.roster.size());
        const bool same_form = before_.roster.heading().columns == after_.roster.heading().columns;
        const auto key = [this](std::size_t row) { return before_.student_id(row); };
        constexpr std::size_t ahead = 16;
        const std::size_t rows = same_form ? after_.roster.size() : 0;
        for (std::uint32_t a = 0; a < rows; ++a) {
            if (a + ahead < rows) before_.by_student_id.fetch(after_.student_id(a + ahead));
            if (after_shared[a]) continue;
            const std::uint32_t b = before_.by_student_id.find(after_.student_id(a), key);
            if (b == no_row || before_shared[b] || !before_.open(b) || !after_.open(a) || apart(b, a) || before_.roster.keys(b).text != after_.roster.keys(a).text) continue;
            pair(b, a);
            before_known[b] = after_known[a] = true;
        }
        const bool all = policy_.load_all || policy_.stayed || !policy_.decided.empty() || policy_.scope || policy_.between == Between::household_register;
        if (all) load({}, {});
        else load(before_known, after_known);
    }

    // Rows that share a number with another row of their list, or have no national number to share.
    static std::vector<bool> shared(const Side& side)
    {
        std::vector<bool> shared(side.roster.size());
        const auto mark = [&](const KeyIndex& index, KeyOf key) {
            for (const std::uint32_t row : index.repeats()) {
                shared[row] = true;
                shared[index.find((side.*key)(row), [&](std::size_t r) { return (side.*key)(r); })] = true;
            }
        };
        mark(side.by_student_id, &Side::student_id);
        mark(side.by_national_id, &Side::national_id);
        for (std::size_t row = 0; row < shared.size(); ++row)
            if (side.national_id(row) == 0) shared[row] = true;
        return shared;
    }

    void load(std::vector<bool> before_known, std::vector<bool> after_known)
    {
        before_known.resize(before_.roster.size());
        after_known.resize(after_.roster.size());
        before_known.flip();
        after_known.flip();
        before_.roster.load(before_known);
        after_.roster.load(after_known);
    }

    // The three kinds of 問題學籍: a number twice, or no number and the same name, sex and birth date.
    void find_duplicates(Side& side)
    {
        by_repeated_number(side, side.by_student_id, &Side::student_id);
        by_repeated_number(side, side.by_national_id, &Side::national_id);
        std::unordered_map<std::uint64_t, std::uint32_t> persons;
        for (std::uint32_t row = 0; row < side.roster.size(); ++row) {
            if (side.national_id(row) != 0 || !side.open(row) || !side.roster.loaded(row)) continue;
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

    void by_repeated_number(Side& side, const KeyIndex& index, KeyOf key)
    {
        std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> groups;
        for (const std::uint32_t row : index.repeats()) {
            auto& group = groups[(side.*key)(row)];
            if (group.empty()) group.push_back(index.find((side.*key)(row), [&](std::size_t r) { return (side.*key)(r); }));
            const auto same = std::ranges::find_if(group, [&](std::uint32_t other) {
                return side.same_as[other] == no_row && fit(side, other, side, row) == Fit::same_name;
            });
            if (side.same_as[row] != no_row) continue;
            if (same != group.end()) {
                call_same(side, row, *same, key == &Side::student_id ? "student_id" : "national_id", Certainty::certain);
            } else {
                for (const std::uint32_t other : group) share(side, other, row);
                share(side, row, group.front());
            }
            group.push_back(row);
        }
    }

    static void share(Side& side, std::uint32_t row, std::uint32_t other)
    {
        Note& note = side.notes[row];
        note.certainty = Certainty::review;
        note.flag("id_shared");
        note.rival = side.row_name(other);
    }

    static void call_same(Side& side, std::uint32_t row, std::uint32_t first, std::string_view basis, Certainty certainty)
    {
        side.same_as[row] = first;
        Note& note = side.notes[row];
        note.basis = basis;
        note.certainty = certainty;
        note.rival = side.row_name(first);
        if (!same_school(side.roster.student(row), side.roster.student(first))) note.flag("double_school");
    }

    void by_number(KeyOf key, KeyIndex Side::*index, std::string_view basis)
    {
        std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> before_groups;
        for (const std::uint32_t row : (before_.*index).repeats()) before_groups[(before_.*key)(row)].push_back(row);
        const auto before_key = [&](std::size_t row) { return (before_.*key)(row); };
        for (std::uint32_t a = 0; a < after_.roster.size(); ++a) {
            if (!after_.open(a)) continue;
            const std::uint64_t number = (after_.*key)(a);
            const std::uint32_t first = (before_.*index).find(number, before_key);
            if (first == no_row) continue;
            std::vector<std::uint32_t> candidates{first};
            if (const auto more = before_groups.find(number); more != before_groups.end())
                candidates.insert(candidates.end(), more->second.begin(), more->second.end());
            std::erase_if(candidates, [&](std::uint32_t b) { return !before_.open(b) || apart(b, a); });
            const auto same = std::ranges::find_if(
                candidates, [&](std::uint32_t b) { return fit(before_, b, after_, a) == Fit::same_name; });
            if (same != candidates.end()) pair(*same, a, basis);
            else if (candidates.size() == 1) judge(candidates.front(), a, basis);
            else if (!candidates.empty()) conflict(candidates.front(), a);
        }
    }

    // One number, another name: renamed, or another child's number.
    void judge(std::uint32_t b, std::uint32_t a, std::string_view basis)
    {
        const Fit how = fit(before_, b, after_, a);
        const bool elsewhere = stands_elsewhere(after_, person_of(before_, b), a) ||
                               stands_elsewhere(before_, person_of(after_, a), b);
        if (how == Fit::other || elsewhere) {
            conflict(b, a);
            if (elsewhere)
                for (Note* note : {&before_.notes[b], &after_.notes[a]}) note->flag("id_swapped");
            return;
        }
        pair(b, a, basis);
        Note& note = after_.notes[a];
        note.evidence = how == Fit::same_birth ? "name=other birth=equal" : "name=other birth=unknown";
        if (how == Fit::unknown) note.certainty = Certainty::review;
    }

    void conflict(std::uint32_t b, std::uint32_t a)
    {
        const auto note = [](Side& side, std::uint32_t row, const std::string& rival) {
            Note& said = side.notes[row];
            said.certainty = Certainty::review;
            said.flag("conflict");
            said.rival = rival;
        };
        note(before_, b, after_.row_name(a));
        note(after_, a, before_.row_name(b));
    }

    // L (temporary) and J numbers become G numbers; what follows the letter stays when it is a national number.
    void by_temporary_id()
    {
        const auto before_key = [this](std::size_t row) { return after_.student_id(row); };
        const auto national_key = [this](std::size_t row) { return after_.national_id(row); };
        for (std::uint32_t b = 0; b < before_.roster.size(); ++b) {
            if (!before_.open(b)) continue;
            const Id id = parse_student_id(clean(before_.roster.cell(b, before_.student_id_column)));
            if (id.key.size() != 19 || id.key[0] == 'G') continue;
            const std::string rest = id.key.substr(1);
            if (parse_national_id(rest).state != IdState::valid) continue;
            std::uint32_t a = after_.by_student_id.find(hash("G" + rest), before_key);
            if (a == no_row) a = after_.by_national_id.find(hash(rest), national_key);
            if (a == no_row || !after_.open(a) || apart(b, a)) continue;
            const Fit how = fit(before_, b, after_, a);
            if (how == Fit::same_name) pair(b, a, "temporary_id");
            else judge(b, a, "temporary_id");
        }
    }

    void by_name_and_birth()
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
        collect(before_, &Same::before);
        collect(after_, &Same::after);
        for (const auto& [key, same] : persons)
            if (same.unique && same.before != no_row && same.after != no_row && !apart(same.before, same.after))
                pair_supported(same.before, same.after);
    }

    void pair_supported(std::uint32_t b, std::uint32_t a)
    {
        const Student before = before_.roster.student(b), after = after_.roster.student(a);
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
        const bool formal = both(before.student_id, after.student_id) && before.student_id.key[0] == 'G' &&
                            after.student_id.key[0] == 'G';
        pair(b, a, "name+birth");
        Note& note = after_.notes[a];
        note.evidence = "name=equal birth=equal" + support + (national || formal ? " id=other" : "");
        note.certainty = national || formal || note.flags.find("id_s") != note.flags.npos ? Certainty::review : Certainty::certain;
        if (national) note.flag("id_changed");
    }

    void by_matcher(const Matcher& match)
    {
        std::vector<std::size_t> before_rows, after_rows;
        const auto collect = [](const Side& side, std::vector<std::size_t>& rows) {
            for (std::size_t row = 0; row < side.roster.size(); ++row)
                if (side.open(row)) rows.push_back(row);
        };
        collect(before_, before_rows);
        collect(after_, after_rows);
        if (before_rows.empty() || after_rows.empty()) return;
        const int shift = policy_.grade_shift ? *policy_.grade_shift : usual_shift(before_, after_);
        for (const Link& link : match(before_.roster, before_rows, after_.roster, after_rows, shift)) {
            const auto b = static_cast<std::uint32_t>(link.before), a = static_cast<std::uint32_t>(link.after);
            if (!before_.open(b) || !after_.open(a)) continue;
            pair(b, a, link.basis);
            Note& note = after_.notes[a];
            note.certainty = link.certainty;
            note.evidence = link.evidence;
            note.rival = link.rival;
            if (!link.flags.empty()) note.flag(link.flags);
        }
    }

    // --key: the same normal forms in these columns, in the order of the rows where they repeat.
    void by_columns()
    {
        const auto key_of = [&](const Side& side, std::size_t row) {
            std::uint64_t key = 1;
            bool any = false;
            for (const auto& column : policy_.key) {
                const std::string form = normal_form(column, side.roster.cell(row, column));
                any = any || !form.empty();
                key = mix(key ^ hash(form), 0x9E3779B97F4A7C15);
            }
            return any ? key | 1 : 0;
        };
        std::unordered_map<std::uint64_t, std::uint32_t> first;
        for (Side* side : {&before_, &after_}) {
            std::unordered_map<std::uint64_t, std::uint32_t> seen;
            for (std::uint32_t row = 0; row < side->roster.size(); ++row) {
                const auto key = key_of(*side, row);
                if (key == 0) continue;
                const auto [found, is_first] = seen.emplace(key, row);
                if (!is_first) call_same(*side, row, found->second, "key", Certainty::certain);
                else if (side == &before_) first.emplace(key, row);
                else if (const auto partner = first.find(key); partner != first.end()) pair(partner->second, row, "key");
            }
        }
    }

    void pair(std::uint32_t b, std::uint32_t a, std::string_view basis = "student_id")
    {
        before_.partner[b] = a;
        after_.partner[a] = b;
        if (basis != "student_id") after_.notes[a].basis = basis;
    }

    static Fit fit(const Side& one, std::uint32_t row, const Side& other, std::uint32_t other_row)
    {
        const auto name = one.roster.cell(row, one.name_column), other_name = other.roster.cell(other_row, other.name_column);
        if (name == other_name || clean(name).empty() || clean(other_name).empty() ||
            normal_form("name", name) == normal_form("name", other_name))
            return Fit::same_name;
        const auto birth = one.roster.birth_date(row), other_birth = other.roster.birth_date(other_row);
        if (!birth || !other_birth) return Fit::unknown;
        return birth == other_birth ? Fit::same_birth : Fit::other;
    }

    // Name and birth date of a loaded row; 0 when one of them is missing.
    static std::uint64_t person_of(const Side& side, std::uint32_t row)
    {
        if (!side.roster.loaded(row)) return 0;
        const std::string name = side.roster.name(row);
        const auto birth = side.roster.birth_date(row);
        if (name.empty() || !birth) return 0;
        return mix(hash(name), static_cast<std::uint64_t>(birth->time_since_epoch().count()) + 0x100000);
    }

    bool stands_elsewhere(Side& side, std::uint64_t person_key, std::uint32_t except)
    {
        if (person_key == 0) return false;
        if (side.persons.empty())
            for (std::uint32_t row = 0; row < side.roster.size(); ++row)
                if (side.same_as[row] == no_row)
                    if (const auto key = person_of(side, row); key != 0) side.persons.emplace(key, row);
        const auto [from, to] = side.persons.equal_range(person_key);
        return std::any_of(from, to, [&](const auto& entry) { return entry.second != except; });
    }

    Side& before_;
    Side& after_;
    const ReconcilePolicy& policy_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> apart_;  // decided to be two children
};

}  // namespace

Side::Side(Roster& rows, const char* which)
    : roster(rows),
      name(which),
      name_column(rows.heading().find("name")),
      student_id_column(rows.heading().find("student_id")),
      partner(rows.size(), no_row),
      same_as(rows.size(), no_row)
{
}

std::string Side::row_name(std::size_t row) const
{
    return std::string(name) + ":" + std::to_string(roster.keys(row).sheet_row);
}

void Note::flag(std::string_view word)
{
    if ((";" + flags + ";").find(";" + std::string(word) + ";") != std::string::npos) return;
    if (!flags.empty()) flags += ';';
    flags += word;
}

int usual_shift(const Side& before, const Side& after)
{
    std::map<int, std::size_t> counts;
    std::size_t all = 0;
    const auto in_before = before.roster.heading().find("grade"), in_after = after.roster.heading().find("grade");
    if (!in_before || !in_after) return 0;
    for (std::uint32_t a = 0; a < after.partner.size(); ++a) {
        if (after.partner[a] == no_row) continue;
        ++all;
        if (!after.roster.loaded(a)) {
            ++counts[0];
            continue;
        }
        const auto one = before.roster.cell(after.partner[a], in_before), other = after.roster.cell(a, in_after);
        if (one == other) {
            ++counts[0];
            continue;
        }
        const auto from = parse_grade(clean(one)), to = parse_grade(clean(other));
        if (from && to) ++counts[*to - *from];
    }
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return most != counts.end() && most->second * 2 > all ? most->first : 0;
}

void pair_rows(Side& before, Side& after, const ReconcilePolicy& policy, const Matcher& match)
{
    Pairing(before, after, policy).run(match);
}

}  // namespace baoxue
