#include "operation/reconcile/duplicates.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/hash.hpp"
#include "record/roster/keys.hpp"

namespace baoxue::operation::reconcile {

using namespace record::roster;

namespace {

void share(Side& side, std::uint32_t row, std::uint32_t other)
{
    RowNote& note = side.notes[row];
    note.certainty = Certainty::review;
    note.flag("id_shared");
    note.rival = side.row_name(other);
}

// A number that stands in row after row says nothing of any of them; only who has the name too is the same child.
void of_many(Side& side, std::span<const NumberedRow> rows, std::string_view basis)
{
    side.of_many.insert(rows.front().number);
    std::unordered_map<std::uint64_t, std::uint32_t> names;
    for (const auto& [number, row] : rows) {
        if (side.duplicate(row)) continue;
        const auto [first, is_first] = names.emplace(hash(side.roster.name(row)), row);
        if (!is_first && fit(side, first->second, side, row) == Fit::same_name)
            call_same(side, row, first->second, basis, Certainty::certain);
        else side.notes[row].flag("id_of_many");
    }
}

// The rows of one number, in their order.
void of_one_number(Side& side, std::span<const NumberedRow> rows, std::string_view basis)
{
    if (rows.size() > Side::most_holders) return of_many(side, rows, basis);
    std::vector<std::uint32_t> group;
    for (const auto& [number, row] : rows) {
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

void by_repeated_number(Side& side, const std::vector<NumberedRow>& rows, std::string_view basis, KeyOf key)
{
    for (auto from = rows.begin(); from != rows.end();) {
        const auto end = std::find_if(from, rows.end(), [&](const auto& row) { return row.number != from->number; });
        std::map<std::string, std::vector<NumberedRow>> numbers;  // whose hashes meet
        for (; from != end; ++from) numbers[number_of(side, from->row, key)].push_back(*from);
        for (const auto& [number, same] : numbers)
            if (same.size() > 1) of_one_number(side, same, basis);
    }
}

// A row of a person who stands in the list more than once.
struct Namesake {
    std::uint32_t row;
    Student student;
    std::string mark;
    bool decided, formal;  // paired by a person; has a number that the register has checked

    // Who stands for the others: the earliest of those that say most.
    auto rank() const { return std::tuple(!decided, !formal, row); }
};

bool formal(const Id& id)
{
    return id.key.starts_with('G');
}

// A number with and without the G before it, with 18 digits and with 15.
bool one_number(const Id& one, const Id& other)
{
    const auto body = [](const Id& id) { return std::string_view(id.key).substr(id.key.size() == 19 ? 1 : 0); };
    const std::string_view a = body(one), b = body(other);
    if (a.size() != 18 || b.size() != 18) return false;
    const bool widened = one.state == IdState::unchecked || other.state == IdState::unchecked;
    return a == b || (widened && a.substr(0, 6) == b.substr(0, 6) && a.substr(8, 9) == b.substr(8, 9));
}

// L and J stand for a child until it has a G number: two numbers, and perhaps one child.
bool other_numbers(const Student& one, const Student& other)
{
    const auto differ = [](const Id& a, const Id& b) { return a.usable() && b.usable() && a.key != b.key && !one_number(a, b); };
    if (differ(one.national_id, other.national_id))
        return contradict(one.national_id, other.national_id) || one.national_id.state != IdState::valid ||
               other.national_id.state != IdState::valid;
    const Id &a = one.student_id, &b = other.student_id;
    const auto temporary = [](const Id& id) { return id.usable() && (id.key[0] == 'L' || id.key[0] == 'J'); };
    return differ(a, b) && !(formal(a) && temporary(b)) && !(formal(b) && temporary(a));
}

// School, class, guardian and telephone are the same: a child of this name and birth date has no double there, however
// its school numbers it.
bool same_household(const Student& one, const Student& other)
{
    const auto same = [](const std::string& x, const std::string& y) { return !x.empty() && x == y; };
    return same(one.guardian, other.guardian) && same(one.phone, other.phone) && same_school(one, other) && one.grade == other.grade &&
           one.class_name == other.class_name;
}

// By name, sex and birth date they are one. Whether anything else tells them apart: a number, the family, or, where
// the family does not say that it is one, school or class.
bool told_apart(const Namesake& a, const Namesake& b)
{
    const Student &one = a.student, &other = b.student;
    if (one.gender != 0 && other.gender != 0 && one.gender != other.gender) return true;
    if (!a.mark.empty() && !b.mark.empty() && a.mark != b.mark) return true;
    if (other_numbers(one, other) && ((a.formal && b.formal) || !same_household(one, other))) return true;
    const auto both = [](const std::string& x, const std::string& y) { return !x.empty() && !y.empty(); };
    const bool phones = both(one.phone, other.phone), guardians = both(one.guardian, other.guardian);
    const bool same_phone = phones && one.phone == other.phone,
               same_guardian = guardians && one.guardian == other.guardian;
    const bool other_phone = phones && !same_phone, other_guardian = guardians && !same_guardian;
    if ((same_phone && !other_guardian) || (same_guardian && !other_phone)) return false;
    if ((other_phone || other_guardian) && !same_phone && !same_guardian) return true;
    const auto differ = [&](const std::string& x, const std::string& y) { return both(x, y) && x != y; };
    const bool other_school =
        differ(one.school_id, other.school_id) ||
        ((one.school_id.empty() || other.school_id.empty()) && differ(one.school_name, other.school_name));
    return other_school || (one.grade && other.grade && *one.grade != *other.grade) ||
           differ(one.class_name, other.class_name);
}

void flag_namesake(Side& side, std::uint32_t row)
{
    side.notes[row].flag("same_name_birth");
}

// Two numbers that are valid, and one child by all else: a second registration.
void doubt_both(Side& side, std::uint32_t one, std::uint32_t other)
{
    for (const auto& [row, rival] : {std::pair(one, other), std::pair(other, one)}) {
        RowNote& note = side.notes[row];
        note.certainty = Certainty::review;
        if (note.rival.empty()) note.rival = side.row_name(rival);
    }
}

// One person's rows. Where they are very many, only those that are alike in all are taken for one.
void of_one_person(Side& side, std::span<const PersonRow> rows)
{
    constexpr std::size_t most = 64;
    std::vector<Namesake> namesakes;
    for (const auto& [person, row] : rows.first(std::min(rows.size(), most)))
        if (!side.duplicate(row)) {
            Student student = side.roster.student(row);
            const bool checked = formal(student.student_id) || student.national_id.state == IdState::valid;
            namesakes.push_back(
                {row, std::move(student), side.roster.name_mark(row), side.partner[row] != no_row, checked});
        }
    std::ranges::sort(namesakes, {}, &Namesake::rank);
    for (std::size_t i = 1; i < namesakes.size(); ++i) {
        const auto earlier = std::span(namesakes).first(i);
        const auto same = std::ranges::find_if(earlier, [&](const Namesake& other) {
            return !side.duplicate(other.row) && !told_apart(other, namesakes[i]);
        });
        if (same != earlier.end()) {
            call_same(side, namesakes[i].row, same->row, "name+sex+birth", Certainty::review);
        } else {
            flag_namesake(side, namesakes[i].row);
            flag_namesake(side, namesakes[0].row);
            for (const Namesake& other : earlier)
                if (same_household(other.student, namesakes[i].student) && !side.duplicate(other.row)) doubt_both(side, other.row, namesakes[i].row);
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

void find_duplicates(Side& side)
{
    by_repeated_number(side, side.repeated.student_id, "student_id", &Roster::Keys::student_id);
    by_repeated_number(side, side.repeated.national_id, "national_id", &Roster::Keys::national_id);
    side.persons = PersonIndex(side);
    for (auto rest = side.persons.all(); !rest.empty();) {
        const auto end = std::ranges::find_if(rest, [&](const auto& entry) { return entry.person != rest[0].person; });
        const auto same = rest.first(static_cast<std::size_t>(end - rest.begin()));
        if (same.size() > 1) of_one_person(side, same);
        rest = rest.subspan(same.size());
    }
    side.persons.drop_duplicates(side);
}

}  // namespace baoxue::operation::reconcile
