#include "baoxue/base/date.hpp"

#include <algorithm>
#include <array>
#include <ctime>

#include "baoxue/base/birth_date.hpp"
#include "baoxue/base/text.hpp"
#include "base/digit.hpp"

namespace baoxue {
namespace {

using namespace std::string_view_literals;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr Date excel_epoch = year{1899} / 12 / 30;

bool ascii(std::string_view text)
{
    unsigned char all = 0;
    for (const char c : text) all |= static_cast<unsigned char>(c);
    return all < 0x80;
}

// Takes text off the front, piece by piece.
struct Reader {
    std::string_view rest;

    bool take(std::string_view what)
    {
        if (!rest.starts_with(what)) return false;
        rest.remove_prefix(what.size());
        return true;
    }
    void blanks()
    {
        while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    }
    unsigned number(std::size_t& digits, std::size_t most)
    {
        unsigned value = 0;
        for (digits = 0; digits < most && digits < rest.size() && is_digit(rest[digits]); ++digits)
            value = value * 10 + static_cast<unsigned>(rest[digits] - '0');
        rest.remove_prefix(digits);
        return value;
    }
};

std::optional<Date> day_of(unsigned y, unsigned m, unsigned d)
{
    const year_month_day date{year{static_cast<int>(y)}, month{m}, day{d}};
    if (y < 1900 || y > 2100 || !date.ok()) return {};
    return Date{date};
}

// Behind the day: nothing, or a time of day.
bool time_of_day(Reader reader)
{
    if (reader.rest.empty()) return true;
    if (!reader.take("T")) reader.blanks();
    for (const auto half : {"上午"sv, "下午"sv})
        if (reader.take(half)) reader.blanks();
    return !reader.rest.empty() && is_digit(reader.rest.front()) &&
           reader.rest.find_first_not_of("0123456789:.+- AMPZamp") == std::string_view::npos &&
           reader.rest.find(':') != std::string_view::npos;
}

// Years of the Republic, as Taiwan counts: 105 is 2016. Three digits, or fewer behind 民國.
constexpr unsigned before_the_republic = 1911;

std::optional<Date> whole_number(unsigned number, std::size_t digits, const Reader& behind)
{
    if (digits == 7 && number >= 10000 && behind.rest.empty())  // 1051128, 0991128
        return day_of(number / 10000 + before_the_republic, number / 100 % 100, number % 100);
    if (digits == 8 && time_of_day(behind)) return day_of(number / 10000, number / 100 % 100, number % 100);
    const bool fraction =
        behind.rest.starts_with(".") && behind.rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
    if (digits == 5 && number >= 20000 && number <= 60000 && (behind.rest.empty() || fraction))
        return excel_epoch + std::chrono::days{number};
    return {};
}

// 2026-09-01, as nearly every cell has it.
std::optional<Date> parse_iso(std::string_view text)
{
    bool iso = text[4] == '-' && text[7] == '-';
    const auto number = [&](std::size_t from, std::size_t digits) {
        unsigned value = 0;
        for (std::size_t i = from; i < from + digits; ++i) {
            iso = iso && is_digit(text[i]);
            value = value * 10 + static_cast<unsigned>(text[i] - '0');
        }
        return value;
    };
    const unsigned y = number(0, 4), m = number(5, 2), d = number(8, 2);
    return iso ? day_of(y, m, d) : std::nullopt;
}

// Half width, trimmed.
std::optional<Date> parse(std::string_view text, bool day_needed)
{
    Reader reader{text};
    std::size_t digits = 0;
    for (const auto word : {"中華"sv, "中华"sv}) reader.take(word);
    const bool told = reader.take("民國") || reader.take("民国");
    reader.blanks();
    unsigned first = reader.number(digits, 9);
    if (digits == 6 && !day_needed && reader.rest.empty()) return day_of(first / 100, first % 100, 1);
    reader.blanks();
    if (told ? digits <= 3 && digits > 0 : digits == 3 && first > 0) first += before_the_republic;
    else if (digits != 4) return whole_number(first, digits, reader);

    const bool chinese = reader.take("年");
    const std::string_view separator = chinese ? "月"sv : reader.rest.substr(0, 1);
    if (!chinese && (separator.empty() || "-/."sv.find(separator) == std::string_view::npos)) return {};
    if (!chinese) reader.take(separator);
    reader.blanks();
    const unsigned m = reader.number(digits, 2);
    reader.blanks();
    const bool more = reader.take(separator);
    reader.blanks();
    if (digits == 0 || (chinese && !more)) return {};
    if (!day_needed && reader.rest.empty() && more == chinese) return day_of(first, m, 1);
    if (!more) return {};
    const unsigned d = reader.number(digits, 2);
    if (digits == 0) return {};
    if (chinese) {
        reader.blanks();
        if (!reader.take("日")) reader.take("号");
    }
    return time_of_day(reader) ? day_of(first, m, d) : std::nullopt;
}

std::optional<Date> parse_any(std::string_view text, bool day_needed)
{
    if (text.size() == 10)
        if (const auto date = parse_iso(text)) return date;
    text = trim(text);
    return ascii(text) ? parse(text, day_needed) : parse(half_width(text), day_needed);
}

void pad(std::string& text, unsigned number, int digits)
{
    if (digits > 1) pad(text, number / 10, digits - 1);
    text += static_cast<char>('0' + number % 10);
}

constexpr std::string_view numerals_of[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

// 1 to 31: 一, 十, 十一, 二十, 三十一
std::string numeral(unsigned number)
{
    std::string text;
    if (number >= 20) text += numerals_of[number / 10];
    if (number >= 10) text += "十";
    if (number % 10 != 0) text += numerals_of[number % 10];
    return text;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text)
{
    return parse_any(text, true);
}

std::optional<Date> parse_birth_date(std::string_view text)
{
    const auto date = parse_any(text, true);
    const bool stand_in = date && (*date < year{1901} / 1 / 1 || *date == Date(year{1970} / 1 / 1));
    return stand_in ? std::nullopt : date;
}

bool is_unclear_date(std::string_view text)
{
    std::array<std::size_t, 3> digits{};
    std::size_t number = 0;
    for (const char c : half_width(trim(text))) {
        if (is_digit(c)) ++digits[number];
        else if ("-/."sv.find(c) == std::string_view::npos || digits[number] == 0 || ++number == digits.size())
            return false;
    }
    const auto [one, two, three] = digits;
    const bool year_last = one <= 2 && three == 4, short_year = one == 2 && three > 0 && three <= 2;
    return number == 2 && two <= 2 && (year_last || short_year);
}

std::optional<Date> parse_month(std::string_view text)
{
    return parse_any(text, false);
}

std::string to_string(Date date)
{
    const year_month_day parts{date};
    std::string text;
    pad(text, static_cast<unsigned>(static_cast<int>(parts.year())), 4);
    pad(text += '-', static_cast<unsigned>(parts.month()), 2);
    pad(text += '-', static_cast<unsigned>(parts.day()), 2);
    return text;
}

std::string to_chinese(Date date, bool numerals)
{
    const year_month_day parts{date};
    const auto y = std::to_string(static_cast<int>(parts.year()));
    const unsigned m{parts.month()};
    const unsigned d{parts.day()};
    if (!numerals) return y + "年" + std::to_string(m) + "月" + std::to_string(d) + "日";
    std::string text;
    for (const char c : y) text += numerals_of[c - '0'];
    return text + "年" + numeral(m) + "月" + numeral(d) + "日";
}

Date today()
{
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return year{local.tm_year + 1900} / (local.tm_mon + 1) / local.tm_mday;
}

}  // namespace baoxue
