#include "operation/match/context.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "csv/fold_blocks.hpp"
#include "operation/match/followed.hpp"
#include "rule/twins.hpp"

namespace baoxue::operation::match {
namespace {

std::array<Hash, 4> twin_keys(const Facts& row)
{
    return rule::twin_keys({day(row),
                            row.surname_key,
                            hash(row.guardian.characters),
                            row.school,
                            {hash(row.phones[0]), hash(row.phones[1])}});
}

// Of an L number birth date and county are the same for many, and the last four digits are drawn by lot.
bool drawn_by_lot(const Number& student)
{
    return student.key.size() == 19 && student.key[0] == 'L';
}

bool same_school(const Comparison& found)
{
    return found.place() <= PlaceLevel::other_grade;
}

// Name and birth date alone: the family is another one, and no school agrees.
bool unsupported(const Comparison& found, bool number)
{
    return !number && found.family() == FamilyLevel::other && !same_school(found);
}

// At another school by the name alone: no number, no family and no birth date says that it is the same child.
bool by_name_alone(const Comparison& found, bool number)
{
    return !number && !found.family_agrees() && found.birth() != BirthLevel::equal && found.place() >= PlaceLevel::near_school &&
           found.place() != PlaceLevel::missing;
}

// Of two rows with not one character of the given name in common: nothing but the birth date speaks for one child, or
// not even that.
bool stranger(const Comparison& found)
{
    const bool equal_birth = found.birth() == BirthLevel::equal;
    if (found.sex() == SexLevel::other && !equal_birth) return true;
    if (found.family() != FamilyLevel::missing) return found.family() == FamilyLevel::other;
    const bool near = equal_birth && found.name_level() == NameLevel::surname_only;
    return found.place() != PlaceLevel::missing &&
           found.place() > (near ? PlaceLevel::same_school : PlaceLevel::same_class);
}

// A slip of one digit or a lunar date explains another birth date, it does not prove it: guardian and phone are others.
bool of_another_family(const Comparison& found)
{
    return found.family() == FamilyLevel::other || found.family() == FamilyLevel::close;
}

// Of two rows with one name or nearly so: another birth date, another school, and no family that agrees.
bool namesake(const Comparison& found)
{
    const bool elsewhere = found.place() == PlaceLevel::near_school || found.place() == PlaceLevel::other_school;
    if (!elsewhere || found.family() < FamilyLevel::other) return false;
    const BirthLevel birth = found.birth();
    return birth == BirthLevel::same_year || birth == BirthLevel::other ||
           (birth == BirthLevel::lunar && found.name_level() != NameLevel::exact);
}

Census take_census(std::span<const Facts> rows)
{
    Census census;
    for (const auto& row : rows) census.count(row);
    return census;
}

Frequencies count_numbers(std::span<const Facts> rows)
{
    Frequencies numbers;
    for (const auto& row : rows) {
        for (const auto& number : row.national) numbers.count(hash(number.key));
        numbers.count(hash(row.student.key));
    }
    return numbers;
}

// A number in more rows of a list than this is nobody's.
constexpr std::size_t most_holders = 8;

std::vector<Facts> read_all(std::span<const Person> persons, unsigned jobs)
{
    constexpr std::size_t rows_at_once = 1024;
    auto all = csv::make_each(
        persons.size(), jobs, [&](std::size_t i) { return read_facts(persons[i]); }, rows_at_once);
    const Frequencies numbers = count_numbers(all);
    const auto forget = [&](Number& number) {
        if (numbers.of(hash(number.key)) > most_holders) number = {};
    };
    for (auto& row : all) {
        for (auto& number : row.national) forget(number);
        forget(row.student);
    }
    return all;
}

std::vector<Facts> read_followed(std::span<const Person> persons, std::span<const Facts> after, int grade_shift,
                                 unsigned jobs)
{
    auto all = read_all(persons, jobs);
    follow(all, after, grade_shift, &Facts::follows_school, [](const Facts& row, int) { return row.school; });
    follow(all, after, grade_shift, &Facts::follows_class, class_key);
    return all;
}

}  // namespace

void Census::count(const Facts& row)
{
    names.count(row.name_key);
    marked.count(marked_name(row));
    surnames.count(row.surname_key);
    given_names.count(row.given_key);
    for (const auto& phone : row.phones) phones.count(hash(phone));
    name_and_birth.count(operation::match::name_and_birth(row));
    for (const Hash key : twin_keys(row)) twins.count(key);
}

Context::Context(std::span<const Person> old_list, std::span<const Person> new_list, int grade_shift, unsigned jobs)
    : after(read_all(new_list, jobs)),
      before(read_followed(old_list, after, grade_shift, jobs)),
      census_(csv::in_ranges(
          2, jobs, [&](std::size_t i, std::size_t) { return take_census(i == 0 ? before : after); }, 1)),
      grade_shift_(grade_shift),
      model_(before, after, grade_shift, census_[0], census_[1], jobs)
{
}

Comparison Context::compare(Pair pair) const
{
    return operation::match::compare(left(pair), right(pair), grade_shift_);
}

std::string Context::evidence(Pair pair, const Comparison& found) const
{
    return operation::match::evidence(found, left(pair), right(pair));
}

Weight Context::weight(Field field, Pair pair, const Comparison& found) const
{
    return model_.weight(field, found, left(pair), right(pair));
}

double Context::ratio(Pair pair, const Comparison& found) const
{
    return std::exp2(model_.bits(found, left(pair), right(pair)));
}

std::string_view Context::veto(const Comparison& found)
{
    const NameLevel name = found.name_level();
    if (found.number_agrees() || name == NameLevel::missing) return {};
    if (!found.name.letters && name >= NameLevel::surname_only && stranger(found)) return "stranger";
    if (!found.name.letters && name < NameLevel::surname_only && namesake(found)) return "namesake";
    if (found.only_marks_differ() && found.birth() != BirthLevel::equal && !found.family_agrees()) return "other_mark";
    if (found.same_name() || found.name.misspelt) return {};
    if (found.no_siblings && found.family_agrees() && name < NameLevel::surname_only) return {};
    const auto siblings = [&] {
        switch (found.birth()) {
            case BirthLevel::same_year:
            case BirthLevel::other:
                return true;
            case BirthLevel::lunar:
                return found.another_name() && !found.family_agrees();
            case BirthLevel::slip:
            case BirthLevel::other_year:
                return name == NameLevel::none && !found.family_agrees();
            default:
                return false;
        }
    };
    return siblings() ? "siblings" : "";
}

bool Context::near(const Comparison& found)
{
    if (found.sex() == SexLevel::other || found.id() == IdLevel::other) return false;
    const BirthLevel birth = found.birth();
    // 张伟(大), 张伟(小): two children, or a school that has called one of them anew.
    if (found.only_marks_differ()) return birth == BirthLevel::missing && same_school(found);
    if (found.name_level() == NameLevel::exact) return birth == BirthLevel::same_year || birth == BirthLevel::lunar;
    // Two children of one class, family and sound of name would be twins.
    if (found.name_level() <= NameLevel::look_alike && found.family_agrees())
        return found.place() == PlaceLevel::same_class;
    return found.place() == PlaceLevel::same_class && birth <= BirthLevel::lunar &&
           found.name_level() < NameLevel::surname_only && found.family() == FamilyLevel::missing;
}

bool Context::twin_about(Pair pair) const
{
    const auto several = [&](const Facts& row) {
        return std::ranges::any_of(
            twin_keys(row), [&](Hash key) { return census_[0].twins.of(key) > 1 || census_[1].twins.of(key) > 1; });
    };
    return several(left(pair)) || several(right(pair));
}

bool Context::name_elsewhere(Pair pair) const
{
    return census_[1].name_and_birth.of(name_and_birth(left(pair))) > 0 ||
           census_[0].name_and_birth.of(name_and_birth(right(pair))) > 0;
}

std::string_view Context::guard(Pair pair, const Comparison& found, bool accept_id_change) const
{
    const bool equal_birth = found.birth() == BirthLevel::equal, equal_name = found.name_level() == NameLevel::exact;
    const bool id_change = accept_id_change && equal_name && equal_birth && found.family_agrees();
    if (!equal_name && name_elsewhere(pair)) return found.id() == IdLevel::equal ? "id_swapped" : "name_elsewhere";
    if (found.id() == IdLevel::other && !id_change) return "two_valid_ids";
    if (found.sex() == SexLevel::other) return "other_sex";
    if (found.name.marks_differ) return "other_mark";
    const bool number = found.id() <= IdLevel::one_slip ||
                        (found.student_id() <= StudentIdLevel::one_slip && !drawn_by_lot(left(pair).student));
    const BirthLevel birth = found.birth();
    if (found.name_level() >= NameLevel::surname_only && found.name_level() != NameLevel::missing &&
        (birth == BirthLevel::same_year || birth == BirthLevel::other))
        return "two_persons";
    // One year or digit off: with the name, the family and the class it is a slip of the pen.
    const bool slip = equal_name && !found.name.former && found.family() == FamilyLevel::both &&
                      found.place() == PlaceLevel::same_class && !twin_about(pair);
    const bool other_birth =
        birth == BirthLevel::other_year || birth == BirthLevel::same_year || birth == BirthLevel::other;
    if (other_birth && !(slip && birth == BirthLevel::other_year)) return "birth";
    const bool near_birth = birth == BirthLevel::slip || birth == BirthLevel::lunar;
    if (near_birth && !number && of_another_family(found)) return "birth";
    if (unsupported(found, number) || by_name_alone(found, number)) return "no_support";
    if (found.same_name()) return {};
    if (twin_about(pair) && (found.another_name() || !number)) return "twin";
    if (!equal_birth && (found.another_name() || !number)) return "another_name";
    // Without one character in common: twins' numbers get swapped, and a family has more than one child.
    if (found.another_name() && found.name_level() >= NameLevel::surname_only) return "another_name";
    const bool family =
        found.family() <= FamilyLevel::phone || (found.family() == FamilyLevel::guardian && same_school(found));
    const bool shortened =
        found.name_level() == NameLevel::length && found.place() == PlaceLevel::same_class;  // 张子涵, 张涵
    if (found.another_name() && !number && !family && !shortened) return "another_name";
    return {};
}

}  // namespace baoxue::operation::match
