#include "csv/rewriting.hpp"

#include <algorithm>
#include <array>

#include "baoxue/base/characters.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "base/digit.hpp"
#include "base/title.hpp"
#include "csv/heading.hpp"

namespace baoxue::csv {
namespace {

using namespace std::chrono;

// 16/9/2026 08:00, 9月16日: the numbers of a date and what stands behind it.
struct Numbers {
    std::array<std::string_view, 3> digits = {};
    std::size_t count = 0;
    char between = 0;  // nothing: 月 and 日
    std::string_view behind = {};

    unsigned operator[](std::size_t i) const
    {
        unsigned value = 0;
        for (const char digit : digits[i]) value = value * 10 + static_cast<unsigned>(digit - '0');
        return value;
    }
};

std::string_view take_digits(std::string_view& text)
{
    const auto size = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto digits = text.substr(0, size);
    text.remove_prefix(size);
    return digits;
}

bool take(std::string_view& text, std::string_view what)
{
    if (!text.starts_with(what)) return false;
    text.remove_prefix(what.size());
    return true;
}

std::optional<Numbers> numbers_in(std::string_view text)
{
    Numbers numbers;
    numbers.digits[0] = take_digits(text);
    if (take(text, "月")) {
        numbers.digits[1] = take_digits(text);
        if (!take(text, "日") && !take(text, "号")) return {};
        numbers.count = 2;
    } else {
        numbers.between = text.empty() ? '\0' : text.front();
        if (numbers.between != '/' && numbers.between != '-' && numbers.between != '.') return {};
        for (numbers.count = 1; numbers.count < 3 && take(text, std::string_view(&numbers.between, 1)); ++numbers.count)
            numbers.digits[numbers.count] = take_digits(text);
    }
    for (std::size_t i = 0; i < numbers.count; ++i)
        if (numbers.digits[i].empty() || numbers.digits[i].size() > 4) return {};
    const bool ends = text.empty() || text.front() == ' ' || text.front() == '(' || static_cast<unsigned char>(text.front()) >= 0x80;
    numbers.behind = text;
    return ends ? std::optional(numbers) : std::nullopt;
}

// Of a year in two digits: that of a pupil or of somebody grown up.
unsigned whole_year(unsigned year)
{
    return year < 70 ? 2000 + year : 1900 + year;
}

std::string date_text(unsigned year, unsigned month, unsigned day, std::string_view behind)
{
    const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(year) + '-' + two(month) + '-' + two(day) + std::string(behind);
}

std::optional<std::string> in_order(const Numbers& numbers, DateOrder order)
{
    const bool year_last = order == DateOrder::dmy || order == DateOrder::mdy;
    const auto years = numbers.digits[year_last ? 2 : 0].size();
    if (order == DateOrder::by_column || numbers.digits[0].size() > 2 || numbers.digits[1].size() > 2) return {};
    if (year_last ? years != 2 && years != 4 : years != 2 || numbers.digits[2].size() > 2) return {};
    const unsigned year = numbers[year_last ? 2 : 0];
    const std::size_t month = order == DateOrder::dmy || order == DateOrder::ymd ? 1 : 0;
    const std::size_t day = order == DateOrder::dmy ? 0 : order == DateOrder::ymd ? 2 : 1;
    return date_text(years == 2 ? whole_year(year) : year, numbers[month], numbers[day], numbers.behind);
}

// 9月16日 in the days that it may be of. 9/16 is a date where the user says the year, 16/9 where he says the order.
std::optional<std::string> with_year(const Numbers& numbers, const Heading::Rewritten& column)
{
    if (!column.from) return {};
    const bool day_first = numbers.between != '\0' && column.order == DateOrder::dmy;
    const unsigned month = numbers[day_first ? 1 : 0], day = numbers[day_first ? 0 : 1];
    const year_month_day first{*column.from};
    for (const auto year : {first.year(), first.year() + years{1}}) {
        const year_month_day date{year, std::chrono::month{month}, std::chrono::day{day}};
        if (date.ok() && Date{date} >= *column.from && Date{date} < *column.to)
            return date_text(static_cast<unsigned>(static_cast<int>(year)), month, day, numbers.behind);
    }
    return {};
}

bool of_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// 赵 and 一帆 are 赵一帆, Zhao and Yifan are Zhao Yifan.
std::optional<std::string> whole_name(std::string_view family, std::string_view given)
{
    family = clean(family), given = clean(given);
    const bool apart = !family.empty() && !given.empty() && of_ascii(family) && of_ascii(given);
    return std::string(family) + (apart ? " " : "") + std::string(given);
}

// What the first cells of a column of dates hold.
struct Found {
    bool first_over_12 = false, second_over_12 = false, without_year = false;

    void add(std::string_view cell)
    {
        const std::string text = half_width(clean(cell));
        const auto numbers = text.empty() ? std::nullopt : numbers_in(text);
        if (!numbers) return;
        without_year = without_year || (numbers->count == 2 && numbers->between == '\0');
        if (numbers->count != 3 || numbers->digits[2].size() != 4) return;
        first_over_12 = first_over_12 || (*numbers)[0] > 12;
        second_over_12 = second_over_12 || (*numbers)[1] > 12;
    }
    DateOrder order() const
    {
        if (first_over_12 == second_over_12) return DateOrder::by_column;
        return first_over_12 ? DateOrder::dmy : DateOrder::mdy;
    }
};

// Whether anything in the text can be a date with its year behind or without one: most files have none.
bool may_hold_such(std::string_view text)
{
    for (std::size_t at = 1; at + 4 < text.size(); ++at) {
        const char c = text[at];
        if ((c == '/' || c == '-' || c == '.') && is_digit(text[at - 1]) && is_digit(text[at + 1]) && is_digit(text[at + 2]) &&
            is_digit(text[at + 3]) && is_digit(text[at + 4]))
            return true;
    }
    return text.find("月") != text.npos;
}

std::vector<Found> found_in(const Heading& heading, std::string_view rows, const std::vector<std::size_t>& columns)
{
    std::vector<Found> found(columns.size());
    if (columns.empty() || !may_hold_such(rows)) return found;
    for (std::size_t from = 0, to = 0; from < rows.size(); from = to) {
        to = record_end(rows, from);
        if (to == rows.npos) break;
        const auto cells = cells_of(rows.substr(from, to - from), heading.separator);
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i] < cells.size()) found[i].add(cells[columns[i]]);
    }
    return found;
}

}  // namespace

void decide_dates(Heading& heading, const std::vector<std::string>& kinds, std::string_view rows,
                  const ReadOptions& reading, const std::string& file)
{
    std::erase_if(heading.rewritten, [](const auto& column) { return !column.given_name; });
    std::vector<std::size_t> columns;
    for (std::size_t at = 0; at < heading.columns.size(); ++at) {
        const auto form = heading.known[at] ? form_of(kinds, heading.columns[at]) : std::string_view();
        if (form == "date" || form == "time" || form == "month") columns.push_back(at);
    }
    const auto found = found_in(heading, rows, columns);
    const auto window = base::days_of(heading.title);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& name = heading.columns[columns[i]];
        Heading::Rewritten column{.at = columns[i], .order = reading.dates};
        if (column.order == DateOrder::by_column) column.order = found[i].order();
        const bool of_birth = name == "birth_date" || name == "birth_month";
        if (!of_birth && reading.year) column.from = reading.year, column.to = *reading.year + days{366};
        else if (!of_birth && window && found[i].without_year) column.from = window->from, column.to = window->to;
        if (column.order == DateOrder::by_column && !column.from) continue;
        heading.rewritten.push_back(column);
        if (reading.dates == DateOrder::by_column && column.order != DateOrder::by_column && reading.tell)
            reading.tell(say(column.order == DateOrder::dmy ? "{}: {} is read as day, month, year; --dates says otherwise"
                                                            : "{}: {} is read as month, day, year; --dates says otherwise",
                             {file, heading.shown(columns[i])}));
    }
}

std::optional<std::string> rewritten(const Heading::Rewritten& column, std::string_view cell, std::string_view given)
{
    if (column.given_name) return whole_name(cell, given);
    const std::string text = half_width(clean(cell));
    const auto numbers = numbers_in(text);
    if (!numbers) return {};
    if (numbers->count == 3) return in_order(*numbers, column.order);
    return with_year(*numbers, column);
}

}  // namespace baoxue::csv
