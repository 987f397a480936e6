#include "csv/workbook/number_format.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "baoxue/base/date.hpp"
#include "base/digit.hpp"

namespace baoxue::csv::workbook {
namespace {

using Kind = NumberFormat::Kind;

constexpr double most_exact = 1e15;                       // 15 digits
constexpr double last_day = 2958465, seconds = 24 * 60 * 60;  // 9999-12-31; of a day

// The letters of a code that stand for something, small; what is in quotes, brackets or behind an escape left out. An
// elapsed time stands in brackets: [h].
std::string letters_of(std::string_view code)
{
    std::string letters;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char c = code[at];
        if (c == '\\' || c == '_' || c == '*') ++at;
        else if (c == '"') at = std::min(code.find('"', at + 1), code.size());
        else if (c == '[') {
            const auto end = std::min(code.find(']', at), code.size());
            const auto inside = code.substr(at + 1, end - at - 1);
            if (!inside.empty() && inside.find_first_not_of("hHmMsS") == inside.npos) letters += "h";
            at = end;
        } else
            letters += c >= 'A' && c <= 'Z' && c != 'E' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return letters;
}

std::string two(int number)
{
    return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

std::string time_of(int second)
{
    return two(second / 3600) + ':' + two(second / 60 % 60) + ':' + two(second % 60);
}

// Nothing for a number that is no day.
std::string date_of(double number, const NumberFormat& format, bool since_1904)
{
    if (number < 0 || number > last_day) return {};
    const auto whole = static_cast<long long>(std::llround(number * seconds));
    auto day = whole / static_cast<long long>(seconds);
    const auto time = time_of(static_cast<int>(whole % static_cast<long long>(seconds)));
    if (format.kind == Kind::time) return time;
    if (!since_1904 && (day == 0 || day == 60)) return {};  // 1900-01-00 and 1900-02-29
    using std::chrono::year;
    const Date first = since_1904 ? Date(year{1904} / 1 / 1) : Date(year{1899} / 12 / (day < 60 ? 31 : 30));
    const auto date = first + std::chrono::days(day);
    const auto shown = to_string(date);
    if (format.kind == Kind::date_time) return shown + ' ' + time;
    return format.kind == Kind::month && shown.ends_with("-01") ? shown.substr(0, 7) : shown;
}

std::string general(double number)
{
    char text[32];
    const bool exact = std::abs(number) < most_exact;
    const int size = std::snprintf(text, sizeof text, exact ? "%.15g" : "%.5E", number);
    return {text, static_cast<std::size_t>(size)};
}

}  // namespace

NumberFormat number_format(std::string_view code)
{
    const auto letters = letters_of(code);
    const bool no_format = letters.starts_with("gen") || letters.starts_with("gEn") || letters.starts_with("g/");
    if (no_format || letters == "@") return {};
    const auto has = [&](char c) { return letters.find(c) != letters.npos; };
    if (!letters.empty() && letters.find_first_not_of('0') == letters.npos)
        return {Kind::padded, static_cast<int>(letters.size())};
    if (has('%')) return {Kind::percent};
    const bool time = has('h') || has('s'), year = has('y') || has('e'), day = has('d') || letters.find("aaa") != letters.npos;
    const bool date = year || day || (has('m') && !time);
    if (date && time) return {Kind::date_time};
    if (date) return {year && !day ? Kind::month : Kind::date};
    return {time ? Kind::time : Kind::general};
}

NumberFormat number_format(int built_in)
{
    const auto among = [&](std::initializer_list<int> numbers) { return std::ranges::find(numbers, built_in) != numbers.end(); };
    if (among({9, 10})) return {Kind::percent};
    if (among({18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56})) return {Kind::time};
    if (built_in == 22) return {Kind::date_time};
    if (among({17, 27, 36, 50, 52, 57})) return {Kind::month};
    if ((built_in >= 14 && built_in <= 16) || (built_in >= 28 && built_in <= 31) || among({51, 53, 54, 58})) return {Kind::date};
    return {};
}

std::string shown(std::string_view text, const NumberFormat& format, bool since_1904)
{
    const bool plain = text.size() <= 15 && std::ranges::all_of(text, is_digit<char>);
    if (plain && format.kind == Kind::general) return std::string(text);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::string(text);
    if (format.kind == Kind::percent) return general(number * 100) + '%';
    if (format.kind == Kind::padded && number >= 0 && number < most_exact && number == std::floor(number)) {
        const auto digits = general(number);
        const auto zeros = std::max(0, format.digits - static_cast<int>(digits.size()));
        return std::string(static_cast<std::size_t>(zeros), '0') + digits;
    }
    if (format.kind >= Kind::month)
        if (auto date = date_of(number, format, since_1904); !date.empty()) return date;
    return general(number);
}

}  // namespace baoxue::csv::workbook
