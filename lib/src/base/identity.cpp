#include "baoxue/base/identity.hpp"

#include <algorithm>

#include "baoxue/base/text.hpp"
#include "base/digit.hpp"

namespace baoxue {
namespace {

bool digits(std::string_view text)
{
    return std::ranges::all_of(text, is_digit<char>);
}

// 17 digits and a digit or X.
bool has_shape(std::string_view number)
{
    return number.size() == 18 && digits(number.substr(0, 17)) && (is_digit(number[17]) || number[17] == 'X');
}

IdState proof(std::string_view number18)
{
    if (check_digit(number18.substr(0, 17)) == number18[17])
        return parse_date(number18.substr(6, 8)) ? IdState::valid : IdState::wrong;
    return number18.ends_with("000") ? IdState::damaged : IdState::wrong;
}

// 学籍号: the letter tells whose number follows.
bool registered(std::string_view number)
{
    return number.size() == 19 && (number[0] == 'G' || number[0] == 'J' || number[0] == 'L') &&
           has_shape(number.substr(1));
}

// As typed by anyone: half width, upper case, without blanks and invisible characters inside.
std::string normal_form(std::string_view cell)
{
    std::string key = fold(clean(cell));
    for (char& c : key)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return key;
}

constexpr char name_mark = '\x01';  // no cell of a file holds it

bool upper_case(char c)
{
    return c >= 'A' && c <= 'Z';
}

// 待补, #N/A, nan, 0, 000000, 无学籍, G000000000000000000: nobody's number. A short one of another digit (S1, A22) may
// be the school's own.
bool stands_for_nobody(std::string_view key)
{
    constexpr std::size_t filled_in = 8;
    const auto first = std::ranges::find_if(key, is_digit<char>);
    if (first == key.end()) return key.find('*') == key.npos;
    if (!std::ranges::all_of(first, key.end(), [&](char c) { return c == *first; })) return false;
    const auto length = static_cast<std::size_t>(key.end() - first);
    return std::ranges::all_of(key.begin(), first, upper_case) &&
           (first == key.begin() || *first == '0' || length >= filled_in);
}

// 5.20502E+17 and numbers with masked digits: part of the number is gone.
bool incomplete(std::string_view key)
{
    const auto exponent = key.find("E+");
    const bool excel =
        exponent != key.npos && exponent > 0 && is_digit(key[exponent - 1]) && digits(key.substr(exponent + 2));
    return excel || key.find('*') != key.npos;
}

}  // namespace

char check_digit(std::string_view digits17)
{
    static constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) sum += weights[i] * (digits17[i] - '0');
    return "10X98765432"[sum % 11];
}

Id parse_national_id(std::string_view cell)
{
    if (has_shape(cell) && !stands_for_nobody(cell)) return {proof(cell), std::string(cell)};
    std::string key = normal_form(cell);
    if (key.empty() || stands_for_nobody(key)) return {};
    if (has_shape(key)) return {proof(key), std::move(key)};
    if (incomplete(key)) return {IdState::damaged, std::move(key)};
    if (key.size() == 15 && digits(key)) {
        const std::string wide = key.substr(0, 6) + "19" + key.substr(6);
        if (parse_date(std::string_view(wide).substr(6, 8))) key = wide + check_digit(wide);
    }
    return {IdState::unchecked, std::move(key)};
}

Id parse_student_id(std::string_view cell)
{
    if (cell.starts_with(name_mark)) return {IdState::named, std::string(cell)};
    std::string key = registered(cell) ? std::string(cell) : normal_form(cell);
    if (key.empty() || stands_for_nobody(key)) return {};
    if (registered(key)) {
        const auto number = std::string_view(key).substr(1);
        const bool valid =
            key[0] == 'G' ? proof(number) == IdState::valid : parse_date(number.substr(6, 8)).has_value();
        return {valid ? IdState::valid : IdState::wrong, std::move(key)};
    }
    const bool cut = has_shape(key) && proof(key) == IdState::damaged;
    return {cut || incomplete(key) ? IdState::damaged : IdState::unchecked, std::move(key)};
}

std::optional<Date> birth_date_of(const Id& id)
{
    const std::string_view key = id.key;
    if (!id.usable()) return {};
    if (has_shape(key)) return parse_date(key.substr(6, 8));
    if (registered(key)) return parse_date(key.substr(7, 8));
    return {};
}

char gender_of(const Id& id)
{
    if (!has_shape(id.key) || !birth_date_of(id)) return 0;
    return (id.key[16] - '0') % 2 == 1 ? 'M' : 'F';
}

Id named_id(std::string_view name, std::string_view school, int grade, std::string_view class_name)
{
    std::string key(1, name_mark);
    key.append(name).append("|").append(school).append("|").append(std::to_string(grade)).append("|");
    return {IdState::named, key.append(class_name)};
}

std::string_view shown(std::string_view key)
{
    return !key.empty() && (key[0] == name_mark || key[0] == '\x02') ? std::string_view() : key;  // or a claim
}

const std::string& child_key(const Id& student_id, const Id& national_id)
{
    static const std::string none;
    return student_id.usable() ? student_id.key : national_id.usable() ? national_id.key : none;
}

std::string_view person_number(const Id& id)
{
    if (!id.usable()) return {};
    return registered(id.key) ? std::string_view(id.key).substr(1) : std::string_view(id.key);
}

}  // namespace baoxue
