#include "baoxue/base/date.hpp"

#include <algorithm>
#include <array>
#include <ctime>

#include "baoxue/base/birth_date.hpp"
#include "baoxue/base/characters.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
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

constexpr std::string_view weekdays[] = {"日", "一", "二", "三", "四", "五", "六", "天"};

// 星期二, (周二), 礼拜二 is taken off; 0 is Sunday, nothing where none stands there.
std::optional<unsigned> take_weekday(Reader& reader)
{
    Reader at = reader;
    at.blanks();
    const bool bracket = at.take("(");
    if (!at.take("星期") && !at.take("周") && !at.take("週") && !at.take("礼拜") && !at.take("禮拜")) return {};
    for (unsigned i = 0; i < std::size(weekdays); ++i)
        if (at.take(weekdays[i])) {
            if (bracket && !at.take(")")) return {};
            reader = at;
            return i % 7;
        }
    return {};
}

// A time with a zone is that of another place: the day in China, which is eight hours ahead of UTC all the year.
constexpr int minutes_ahead = 8 * 60;

// Behind a time: Z, +08:00, -0500 as minutes ahead of UTC; nothing where no zone stands there. 07:50-11:30 is from and to:
// a zone stands behind seconds, or behind a T.
std::optional<int> zone_of(std::string_view text, bool iso)
{
    if (text.ends_with('Z') || text.ends_with('z')) return 0;
    const auto sign = text.find_last_of("+-");
    if (sign == text.npos || (!iso && std::ranges::count(text.substr(0, sign), ':') < 2)) return {};
    Reader reader{text.substr(sign + 1)};
    std::size_t digits = 0;
    const int hours = static_cast<int>(reader.number(digits, 2));
    reader.take(":");
    const int zone = hours * 60 + static_cast<int>(reader.number(digits, 2));
    return text[sign] == '-' ? -zone : zone;
}

// The day that a time of day behind it belongs to here; nothing when what stands there is no time of day.
std::optional<Date> with_time(std::optional<Date> date, Reader reader)
{
    if (!date) return {};
    const auto weekday = take_weekday(reader);
    if (weekday && *weekday != std::chrono::weekday(*date).c_encoding()) return {};
    if (reader.rest.empty()) return date;
    const bool iso = reader.take("T");
    if (!iso) reader.blanks();
    for (const auto half : {"上午"sv, "下午"sv})
        if (reader.take(half)) reader.blanks();
    if (reader.rest.empty()) return date;
    const auto time = reader.rest;
    std::size_t digits = 0;
    const int hours = static_cast<int>(reader.number(digits, 2));
    if (digits == 0 || !reader.take(":")) return {};
    const int minutes = static_cast<int>(reader.number(digits, 2));
    if (time.find_first_not_of("0123456789:.+- AMPZamp") != time.npos) return {};
    const auto zone = zone_of(time, iso);
    if (!zone) return date;
    const int here = hours * 60 + minutes - *zone + minutes_ahead;
    return *date + std::chrono::days(here < 0 ? -1 : here / (24 * 60));
}

// Years of the Republic, as Taiwan counts: 105 is 2016. Three digits, or fewer behind 民國.
constexpr unsigned before_the_republic = 1911;

std::optional<Date> whole_number(unsigned number, std::size_t digits, const Reader& behind)
{
    if (digits == 7 && number >= 10000 && behind.rest.empty())  // 1051128, 0991128
        return day_of(number / 10000 + before_the_republic, number / 100 % 100, number % 100);
    if (digits == 8) return with_time(day_of(number / 10000, number / 100 % 100, number % 100), behind);
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
    // 26-09-01 is a date only where a weekday behind it says that the year comes first.
    const bool short_year = !told && digits == 2 && day_needed && reader.rest.starts_with('-');
    if (told ? digits <= 3 && digits > 0 : digits == 3 && first > 0) first += before_the_republic;
    else if (digits != 4 && !short_year) return whole_number(first, digits, reader);
    if (short_year) first += 2000;

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
    Reader behind = reader;
    if (short_year && !take_weekday(behind)) return {};
    return with_time(day_of(first, m, d), reader);
}

// 二〇一六年三月十五日 -> 2016年3月15日; what is no numeral stays.
std::string with_digits(std::string_view text)
{
    static constexpr std::u32string_view numerals = U"〇一二三四五六七八九";
    std::string out, part;  // digits since the last other character
    bool ten = false;       // 十 stands among them
    const auto end_part = [&] {
        out += ten && part.size() < 2 ? part + '0' : part;  // 十, 二十
        part.clear(), ten = false;
    };
    while (!text.empty()) {
        const auto at = text;
        const char32_t c = next_character(text);
        const auto digit = c == U'零' || c == U'○' ? 0 : numerals.find(c);
        if (digit != numerals.npos) part += static_cast<char>('0' + digit);
        else if (c == U'十' && part.size() < 2) part = part.empty() ? "1" : part, ten = true;
        else end_part(), out += at.substr(0, at.size() - text.size());
    }
    end_part();
    return out;
}

std::optional<Date> parse_any(std::string_view text, bool day_needed)
{
    if (text.size() == 10)
        if (const auto date = parse_iso(text)) return date;
    text = clean(text);
    if (ascii(text)) return parse(text, day_needed);
    const auto plain = half_width(text);
    return parse(plain.find("年") == plain.npos ? plain : with_digits(plain), day_needed);
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

bool is_unread_date(std::string_view text)
{
    return !clean(text).empty() && !parse_date(text);
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

std::string not_a_date(std::string_view cell)
{
    constexpr std::size_t longest = 20;  // characters
    std::string form;
    std::size_t characters = 0;
    const auto text = half_width(clean(cell));
    for (std::string_view left = text; !left.empty() && characters < longest; ++characters) {
        const auto at = left;
        const char32_t c = next_character(left);
        const bool of_dates = std::u32string_view(U"年月日号上下午星期周週礼拜一二三四五六天民國国/-.: TZ").find(c) != std::u32string_view::npos;
        if (c >= '0' && c <= '9') form += '0';
        else if (of_dates) form += at.substr(0, at.size() - left.size());
        else form += '?';
    }
    if (is_unclear_date(cell)) return say("not a date for certain: {}; say --dates dmy, mdy or ymd, or write 2026-09-14", {form});
    const bool month_first = form.starts_with("0月") || form.starts_with("00月");
    if (month_first) return say("a date without its year: {}; say --year 2026, or write 2026-09-14", {form});
    return say("not a date: {}; write 2026-09-14", {form});
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

std::string to_string(const std::optional<Date>& date)
{
    return date ? to_string(*date) : std::string();
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
