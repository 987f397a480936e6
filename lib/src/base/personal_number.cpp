#include "base/personal_number.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>

#include "baoxue/base/characters.hpp"

namespace baoxue::base {
namespace {

constexpr std::size_t widest_gap = 3;      // characters between two groups of one number
constexpr std::size_t least_digits = 6;     // without so many there is no number
constexpr std::size_t too_long_alone = 11;  // so many digits without a gap are hidden whatever they are

struct Character {
    char32_t code;
    std::size_t from;
};

std::vector<Character> characters_of(std::string_view text)
{
    std::vector<Character> all;
    for (std::string_view left = text; !left.empty();) {
        const std::size_t from = text.size() - left.size();
        char32_t c = next_character(left);
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        all.push_back({c, from});
    }
    all.push_back({0, text.size()});
    return all;
}

bool digit(char32_t c)
{
    return c >= '0' && c <= '9';
}

// 一三八零零零零一二三四: the digit that a Chinese numeral stands for; 0 for any other character.
char32_t numeral(char32_t c)
{
    static constexpr std::u32string_view numerals = U"〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖○幺貳叄肆伍陸柒捌玖";
    const auto at = numerals.find(c);
    return at == numerals.npos ? 0 : U'0' + static_cast<char32_t>(at % 10);
}

bool letter(char32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What stands between numbers rather than inside one.
bool lists(char32_t c)
{
    constexpr std::u32string_view signs = U"/,:;|\\~#、";
    return signs.find(c) != signs.npos;
}

// What may stand inside a number: blanks, dashes, dots, brackets, the sign of a country's number.
bool joins(char32_t c)
{
    return lists(c) || c == ' ' || c == '\t' || c == '-' || c == '.' || c == '(' || c == ')' || c == '+' || c == '_' || c == 0xA0 ||
           c == 0xAD || c == 0xB7 || (c >= 0x2000 && c <= 0x2015) || c == 0x202F || c == 0x2060 || c == 0x2212 ||
           c == 0x3000 || c == 0x30FB || c == 0xFEFF;
}

struct Group {
    std::size_t from, to;  // characters
    std::string digits;
    bool ends_in_x = false;
};

bool number_between(std::string_view digits, int low, int high)
{
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value >= low && value <= high;
}

bool day_of_birth(std::string_view year, std::string_view month_and_day)
{
    return (year.size() == 2 || year.starts_with("19") || year.starts_with("20")) &&
           number_between(month_and_day.substr(0, 2), 1, 12) && number_between(month_and_day.substr(2), 1, 31);
}

bool mobile(std::string_view digits)
{
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

bool telephone(std::string_view digits, std::size_t first_group)
{
    const bool area_apart = first_group == 3 || first_group == 4 || first_group == digits.size();
    return area_apart && digits[0] == '0' && digits[1] != '0' && digits.size() >= 10 && digits.size() <= 12;
}

bool personal(std::string_view digits, std::size_t first_group, bool x)
{
    if (digits.size() == 17 && x) return day_of_birth(digits.substr(6, 4), digits.substr(10, 4));
    if (x) return false;
    if (digits.size() == 18) return day_of_birth(digits.substr(6, 4), digits.substr(10, 4));
    if (digits.size() == 15 && day_of_birth(digits.substr(6, 2), digits.substr(8, 4))) return true;
    for (const std::string_view country : {"86", "0086"})
        if (digits.starts_with(country) && mobile(digits.substr(country.size()))) return true;
    return mobile(digits) || telephone(digits, first_group);
}

class Scanner {
  public:
    explicit Scanner(std::string_view text) : characters_(characters_of(text)) {}

    std::vector<PersonalNumber> scan()
    {
        for (std::size_t at = 0; at + 1 < characters_.size();) {
            if (begins_group(at)) at = scan_groups(at);
            else ++at;
        }
        return std::move(found_);
    }

  private:
    bool begins_group(std::size_t at) const { return digit(characters_[at].code) || numeral(characters_[at].code) != 0; }

    // Of digits or of numerals, never of both: in 监护人二138 0000 1234 the 二 is none of the number.
    Group group_at(std::size_t at) const
    {
        Group group{at, at, {}};
        const bool words = numeral(characters_[at].code) != 0;
        const auto value = [&](char32_t c) { return words ? numeral(c) : digit(c) ? c : 0; };
        for (; value(characters_[group.to].code) != 0; ++group.to)
            group.digits += static_cast<char>(value(characters_[group.to].code));
        const char32_t next = characters_[group.to].code;
        group.ends_in_x = (next == 'x' || next == 'X') && !letter(characters_[group.to + 1].code);
        return group;
    }

    // 1,3,5,7 are lessons and days; 138,0000,1234 is a phone.
    bool parted(const Group& group, std::size_t next) const
    {
        constexpr std::size_t part_of_number = 3;
        const auto between = std::span(characters_).subspan(group.to, next - group.to);
        const bool listed = std::ranges::any_of(between, [](const Character& c) { return lists(c.code); });
        return listed && std::min(group.digits.size(), group_at(next).digits.size()) < part_of_number;
    }

    // Groups of digits that no other character parts; returns where they end.
    std::size_t scan_groups(std::size_t at)
    {
        std::vector<Group> groups;
        for (;;) {
            groups.push_back(group_at(at));
            at = groups.back().to + (groups.back().ends_in_x ? 1 : 0);
            std::size_t next = at;
            while (next - at < widest_gap && joins(characters_[next].code)) ++next;
            if (!begins_group(next) || parted(groups.back(), next)) break;
            at = next;
        }
        for (std::size_t i = 0; i < groups.size();) i += take(groups, i);
        return groups.back().to;
    }

    // How many groups from this one on are a number, a date, or nothing.
    std::size_t take(const std::vector<Group>& groups, std::size_t first)
    {
        constexpr std::size_t longest = 18;
        std::string digits, best;
        std::size_t taken = 0;
        for (std::size_t i = first; i < groups.size() && digits.size() + groups[i].digits.size() <= longest; ++i) {
            digits += groups[i].digits;
            const bool with_x = groups[i].ends_in_x && personal(digits, groups[first].digits.size(), true);
            if (!with_x && !personal(digits, groups[first].digits.size(), false)) continue;
            best = with_x ? digits + 'X' : digits;
            taken = i - first + 1;
        }
        if (taken == 0 && date(groups, first)) return 3;
        if (taken == 0 && (groups[first].digits.size() >= too_long_alone || document(groups[first])))
            best = groups[first].digits, taken = 1;
        if (taken == 0) return 1;
        const std::size_t end = groups[first + taken - 1].to + (best.back() == 'X' ? 1 : 0);
        found_.push_back({characters_[groups[first].from].from, characters_[end].from, std::move(best)});
        return taken;
    }

    // P1234567, H12345678, A123456789: passports, permits, numbers of other registers.
    bool document(const Group& group) const
    {
        const auto letter_before = [&](std::size_t back) {
            return group.from >= back && letter(characters_[group.from - back].code);
        };
        return group.digits.size() >= 6 && letter_before(1) && !(letter_before(2) && letter_before(3));
    }

    static bool date(const std::vector<Group>& groups, std::size_t first)
    {
        if (first + 2 >= groups.size() || groups[first].digits.size() != 4) return false;
        const auto &month = groups[first + 1].digits, &day = groups[first + 2].digits;
        return (groups[first].digits.starts_with("19") || groups[first].digits.starts_with("20")) &&
               month.size() <= 2 && day.size() <= 2 && number_between(month, 1, 12) && number_between(day, 1, 31);
    }

    std::vector<Character> characters_;
    std::vector<PersonalNumber> found_;
};

}  // namespace

std::vector<PersonalNumber> personal_numbers(std::string_view text)
{
    const auto digits = [](char c) { return (c >= '0' && c <= '9') || c == '\xBC'; };
    const auto enough = [](auto count) { return static_cast<std::size_t>(count) >= least_digits; };
    if (enough(std::ranges::count_if(text, digits))) return Scanner(text).scan();
    if (text.size() < 3 * least_digits) return {};  // most cells
    const auto all = characters_of(text);
    const auto any = [](const Character& c) { return digit(c.code) || numeral(c.code) != 0; };
    return enough(std::ranges::count_if(all, any)) ? Scanner(text).scan() : std::vector<PersonalNumber>();
}

}  // namespace baoxue::base
