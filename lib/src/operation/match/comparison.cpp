#include "operation/match/comparison.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "baoxue/base/characters.hpp"
#include "operation/match/model.hpp"

namespace baoxue::operation::match {
namespace {

// A date typed from the farmers' calendar stands before the Gregorian one by this many days.
constexpr std::chrono::days lunar_least{15}, lunar_most{55};
constexpr std::size_t excel_digits = 15;

struct Digits {
    explicit Digits(int birth) : year(birth / 10000), month(birth / 100 % 100), day(birth % 100) {}
    std::chrono::year_month_day date() const
    {
        return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                std::chrono::day(static_cast<unsigned>(day))};
    }
    int year, month, day;
};

bool one_digit_off(int a, int b)  // of two digits each
{
    return (a / 10 == b / 10) != (a % 10 == b % 10) || (a / 10 == b % 10 && a % 10 == b / 10);
}

// In the same year: day and month swapped, one digit wrong, or two digits swapped.
bool one_slip(const Digits& a, const Digits& b)
{
    return (a.month == b.day && a.day == b.month) || (a.month == b.month && one_digit_off(a.day, b.day)) ||
           (a.day == b.day && one_digit_off(a.month, b.month));
}

SexLevel compare_sexes(char a, char b)
{
    if (a == 0 || b == 0) return SexLevel::missing;
    return a == b ? SexLevel::equal : SexLevel::other;
}

bool proved(const Number& number)
{
    return number.state == IdState::valid;
}
bool damaged(const Number& number)
{
    return number.state == IdState::damaged;
}
// 15 digits were widened to 18: the century was guessed and the check digit computed.
bool widened(const Number& number)
{
    return number.state == IdState::unchecked && number.key.size() == 18;
}

// What Excel left of a number: 520502201503120000, 5.20502E+17, or the digits before a mask.
std::string_view readable_part(std::string_view key, std::string& digits)
{
    if (key.find_first_not_of("0123456789") == key.npos) return key.substr(0, excel_digits);
    for (const char c : key.substr(0, key.find_first_of("E*")))
        if (c != '.') digits += c;
    return digits;
}

bool readable_equal(const Number& a, const Number& b)
{
    std::string digits_a, digits_b;
    const auto left = damaged(a) ? readable_part(a.key, digits_a) : a.key;
    const auto right = damaged(b) ? readable_part(b.key, digits_b) : b.key;
    const auto size = std::min(left.size(), right.size());
    return size >= 10 && left.substr(0, size) == right.substr(0, size);
}

bool equal_but_century(std::string_view a, std::string_view b)
{
    return a.size() == 18 && b.size() == 18 && a.substr(0, 6) == b.substr(0, 6) && a.substr(8, 9) == b.substr(8, 9);
}

// What a spreadsheet left of a number, 15 digits and three zeros, passes the check now and then.
bool cut(std::string_view a, std::string_view b)
{
    return a.size() == 18 && b.size() == 18 && (a.ends_with("000") || b.ends_with("000")) &&
           a.substr(0, excel_digits) == b.substr(0, excel_digits);
}

IdLevel compare_numbers(const Number& a, const Number& b)
{
    if (!a || !b) return IdLevel::missing;
    if (damaged(a) || damaged(b)) return readable_equal(a, b) ? IdLevel::readable : IdLevel::missing;
    if (a.key == b.key) return IdLevel::equal;
    if ((widened(a) || widened(b)) && equal_but_century(a.key, b.key)) return IdLevel::equal;
    if (proved(a) && proved(b)) return cut(a.key, b.key) ? IdLevel::readable : IdLevel::other;
    return a.key.size() >= 6 && edits(a.key, b.key, 1) <= 1 ? IdLevel::one_slip : IdLevel::unlike;
}

IdLevel compare_ids(const Facts& a, const Facts& b)
{
    IdLevel best = IdLevel::missing;
    for (const auto& left : a.national)
        for (const auto& right : b.national) best = std::min(best, compare_numbers(left, right));
    return best;
}

bool formal(const Number& number)
{
    return number.key.size() == 19 && number.key[0] == 'G';
}
bool registered(const Number& number)
{
    return number.key.size() == 19 && number.key.find_first_of("GJL") == 0;
}

StudentIdLevel compare_student_ids(const Number& a, const Number& b)
{
    if (!a || !b || damaged(a) || damaged(b)) return StudentIdLevel::missing;
    if (formal(a) && formal(b)) return StudentIdLevel::missing;  // compared as national numbers, and not twice
    if (a.key == b.key) return StudentIdLevel::equal;
    if (registered(a) && registered(b) && a.key[0] != b.key[0]) return StudentIdLevel::missing;  // L became G
    return a.key.size() >= 6 && edits(a.key, b.key, 1) <= 1 ? StudentIdLevel::one_slip : StudentIdLevel::unlike;
}

enum class Agreement { missing, other, close, equal };

Agreement compare_phones(const Facts& a, const Facts& b)
{
    Agreement best = Agreement::missing;
    for (const auto& left : a.phones)
        for (const auto& right : b.phones) {
            if (left.empty() || right.empty()) continue;
            const auto apart = edits(left, right, 1);
            best = std::max(best, apart == 0 ? Agreement::equal : apart == 1 ? Agreement::close : Agreement::other);
        }
    return best;
}

Agreement compare_guardians(const Name& a, const Name& b)
{
    switch (compare(a, b).level) {
        case NameLevel::exact:
            return Agreement::equal;
        case NameLevel::unreadable:
        case NameLevel::homophone:
        case NameLevel::look_alike:
            return Agreement::close;
        case NameLevel::missing:
            return Agreement::missing;
        default:
            return Agreement::other;
    }
}

FamilyLevel compare_families(Agreement phone, Agreement guardian)
{
    const bool near = phone == Agreement::close || guardian == Agreement::close;
    if (phone == Agreement::equal) return guardian >= Agreement::close ? FamilyLevel::both : FamilyLevel::phone;
    if (guardian == Agreement::equal) return near ? FamilyLevel::both : FamilyLevel::guardian;
    if (near) return FamilyLevel::close;
    return std::max(phone, guardian) == Agreement::missing ? FamilyLevel::missing : FamilyLevel::other;
}

// Most children who left the school of the first row went to that of the second; or of the class.
bool followed_school(const Facts& before, const Facts& after)
{
    return before.follows_school != 0 && before.follows_school == after.school;
}
bool followed_class(const Facts& before, const Facts& after)
{
    return before.follows_class != 0 && before.follows_class == class_key(after, 0);
}

// Two files of one school each need not name it: a school that is missing is the same.
PlaceLevel compare_places(const Facts& a, const Facts& b, int grade_shift)
{
    const bool graded = a.grade != 0 && b.grade != 0, classed = a.class_name != 0 && b.class_name != 0;
    const bool by_id = !a.school_id.empty() && !b.school_id.empty();
    if (followed_class(a, b)) return PlaceLevel::same_class;
    const auto school_a = by_id ? a.school_id : a.school_name, school_b = by_id ? b.school_id : b.school_name;
    const bool schooled = !school_a.empty() && !school_b.empty();
    if (schooled && school_a != school_b && !followed_school(a, b))
        return edits(school_a, school_b, 1) <= 1 ? PlaceLevel::near_school : PlaceLevel::other_school;
    if (!graded && !classed && !schooled) return PlaceLevel::missing;
    if (graded && b.grade - a.grade != grade_shift) return PlaceLevel::other_grade;
    return classed && a.class_name == b.class_name ? PlaceLevel::same_class : PlaceLevel::same_school;
}

void append_character(std::string& text, char32_t c)
{
    if (c == Name::unknown) text += '?';
    else if (c >= Name::sound) text += spelling(static_cast<Syllable>(c - Name::sound));
    else append(text, c);
}

std::string_view word(Agreement agreement)
{
    static constexpr std::string_view words[] = {"", "other", "close", "equal"};
    return words[static_cast<std::size_t>(agreement)];
}

}  // namespace

BirthLevel compare_births(int a, int b)
{
    if (a == 0 || b == 0) return BirthLevel::missing;
    if (a == b) return BirthLevel::equal;
    const Digits left(a), right(b);
    if (left.year == right.year && one_slip(left, right)) return BirthLevel::slip;
    if (left.month == right.month && left.day == right.day) return BirthLevel::other_year;
    const auto date_a = left.date(), date_b = right.date();
    if (!date_a.ok() || !date_b.ok())  // no day at all is no other day
        return edits(std::to_string(a), std::to_string(b), 1) <= 1 ? BirthLevel::slip : BirthLevel::missing;
    const auto apart = std::chrono::abs(Date(date_a) - Date(date_b));
    if (apart >= lunar_least && apart <= lunar_most) return BirthLevel::lunar;
    return left.year == right.year ? BirthLevel::same_year : BirthLevel::other;
}

namespace {

// 曾用名 is a name too.
NameComparison compare_names(const Facts& before, const Facts& after)
{
    NameComparison best = compare(before.name, after.name);
    const auto try_former = [&](const Name& one, const Name& other) {
        if (one.empty() || other.empty()) return;
        NameComparison found = compare(one, other);
        if (found.level < best.level) best = found, best.former = true;
    };
    try_former(before.former, after.name);
    try_former(before.name, after.former);
    return best;
}

// Two children of one mother are twins, or more than half a year apart.
bool too_near_for_siblings(int a, int b)
{
    constexpr std::chrono::days most{230};
    if (a == 0 || b == 0 || a == b) return false;
    const auto one = Digits(a).date(), other = Digits(b).date();
    return one.ok() && other.ok() && std::chrono::abs(Date(one) - Date(other)) <= most;
}

}  // namespace

Comparison compare(const Facts& before, const Facts& after, int grade_shift)
{
    Comparison found{.levels = {}, .name = compare_names(before, after)};
    const auto set = [&](Field field, auto level) {
        found.levels[static_cast<std::size_t>(field)] = static_cast<std::uint8_t>(level);
    };
    set(Field::name, found.name.level);
    set(Field::id, compare_ids(before, after));
    set(Field::student_id, compare_student_ids(before.student, after.student));
    // Where numbers are compared, what stands inside them is no second witness.
    const bool numbers = found.id() != IdLevel::missing || found.student_id() != StudentIdLevel::missing;
    const bool births = !numbers || (before.birth_typed && after.birth_typed);
    const bool sexes = !numbers || (before.sex_typed && after.sex_typed);
    set(Field::birth, births ? compare_births(before.birth, after.birth) : BirthLevel::missing);
    found.no_siblings = births && too_near_for_siblings(before.birth, after.birth);
    set(Field::sex, sexes ? compare_sexes(before.sex, after.sex) : SexLevel::missing);
    set(Field::family,
        compare_families(compare_phones(before, after), compare_guardians(before.guardian, after.guardian)));
    set(Field::place, compare_places(before, after, grade_shift));
    return found;
}

std::string evidence(const Comparison& found, const Facts& before, const Facts& after)
{
    std::string text;
    const auto add = [&](std::string_view field, std::string_view what) {
        if (!what.empty() && what != "missing") ((text += text.empty() ? "" : " ") += field) += '=', text += what;
    };
    for (const Field field : {Field::name, Field::birth, Field::sex, Field::id, Field::student_id, Field::place}) {
        add(field_word(field), level_word(field, found.levels[static_cast<std::size_t>(field)]));
        if (field == Field::name && found.name.before != found.name.after) {
            append_character(text += '(', found.name.before);
            append_character(text += '/', found.name.after);
            text += ')';
        }
        if (field == Field::name && found.name.former) text += "(former)";
        if (field == Field::place && followed_class(before, after)) add("class", "followed");
        else if (field == Field::place && followed_school(before, after)) add("school", "followed");
        const bool checked = before.national[0].state != IdState::wrong && after.national[0].state != IdState::wrong;
        if (field == Field::id && found.id() == IdLevel::one_slip && !checked) text += "(check fails)";
        if (field == Field::student_id) {
            add("phone", word(compare_phones(before, after)));
            add("guardian", word(compare_guardians(before.guardian, after.guardian)));
        }
    }
    return text;
}

}  // namespace baoxue::operation::match
