#include "baoxue/rule/calendar.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/record/public_day.hpp"
#include "baoxue/rule/school_year.hpp"

namespace baoxue {
namespace {

bool monday_to_friday(Date day)
{
    const std::chrono::weekday weekday(day);
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

std::map<Date, std::string> public_days()
{
    std::map<Date, std::string> days;
    for (auto& day : read_public_days()) days.emplace(day.date, std::move(day.kind));
    return days;
}

// A working day of the country, where nothing else is said.
bool ordinary_working_day(Date day)
{
    const auto kind = Calendar::public_day(day);
    return kind.empty() ? monday_to_friday(day) : kind == "makeup";
}

int periods_in(std::string_view cell, const Place& place)
{
    if (cell.empty()) return 0;
    const std::string digits = half_width(cell);
    const auto* const end = digits.data() + digits.size();
    int periods = 0;
    const auto [stop, fault] = std::from_chars(digits.data(), end, periods);
    if (fault != std::errc{} || stop != end || periods < 1 || periods > 15)
        throw Error(Status::data, place, say("not a number of lessons from 1 to 15"));
    return periods;
}

/// The n-th day after `from` that counts; for n = 0 the first from `from` on.
template <typename Counts>
Date nth_day(Date from, int n, Counts counts)
{
    constexpr auto horizon = std::chrono::years(2);
    Date day = n == 0 ? from : from + std::chrono::days(1);
    for (;; day += std::chrono::days(1)) {
        if (day - from > horizon) throw Error(Status::data, say("the calendar has no school day within two years"));
        if (counts(day) && --n <= 0) return day;
    }
}

}  // namespace

Calendar::Calendar(const csv::Table& table) : file_(table.file())
{
    const auto date = table.find("date"), kind = table.find("kind"), periods = table.find("periods");
    const auto school = table.find("school_id"), term = table.find("term");
    const auto kinds = codes_of("day_kind");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto day = parse_date(table.cell(row, date));
        if (!day) throw Error(Status::data, table.place(row, date), not_a_date(table.cell(row, date)));
        const auto code = canonical("day_kind", table.cell(row, kind));
        if (code.empty())
            throw Error(Status::data, table.place(row, kind),
                        say("unknown kind of day; known are school, weekend, holiday, makeup and closed"));
        const Kind of_day = code == "school"    ? Kind::school
                            : code == "weekend" ? Kind::weekend
                            : code == "holiday" ? Kind::holiday
                            : code == "makeup"  ? Kind::makeup
                                                : Kind::closed;
        const Day told{of_day, periods_in(table.cell(row, periods), table.place(row, periods))};
        const auto [known, is_new] = days_[*day].try_emplace(half_width(table.cell(row, school)), told);
        if (!is_new && (known->second.kind != told.kind || known->second.periods != told.periods))
            throw Error(Status::data, table.place(row, date), say("the calendar has this day twice, and not as the same"));
        if (const auto name = table.cell(row, term); !name.empty()) terms_[*day] = name;
    }
}

const Calendar::Day* Calendar::find(Date day, std::string_view school_id) const
{
    const auto of_day = days_.find(day);
    if (of_day == days_.end()) return nullptr;
    auto found = of_day->second.find(school_id);
    if (found == of_day->second.end()) found = of_day->second.find(std::string_view());
    return found == of_day->second.end() ? nullptr : &found->second;
}

bool Calendar::school_day(Date day, std::string_view school_id) const
{
    const auto* const named = find(day, school_id);
    if (named != nullptr) return named->kind == Kind::school || named->kind == Kind::makeup;
    return monday_to_friday(day) && (covers(day) || public_day(day) != "holiday");
}

bool Calendar::any_school(const std::pair<const Date, Schools>& day)
{
    return std::ranges::any_of(day.second, [](const auto& school) {
        return school.second.kind == Kind::school || school.second.kind == Kind::makeup;
    });
}

bool Calendar::working_day(Date day) const
{
    const auto* const named = find(day, {});
    const bool of_school = named != nullptr && (named->kind == Kind::school || named->kind == Kind::closed);
    return named == nullptr || of_school ? ordinary_working_day(day) : named->kind == Kind::makeup;
}

int Calendar::periods(Date day, std::string_view school_id) const
{
    const auto* const named = find(day, school_id);
    return named == nullptr ? 0 : named->periods;
}

bool Calendar::covers(Date day) const
{
    return given() && days_.begin()->first <= day && day <= days_.rbegin()->first;
}

std::size_t Calendar::count_outside(std::span<const Date> days) const
{
    if (!given()) return 0;
    const auto outside = static_cast<std::size_t>(std::ranges::count_if(days, [&](Date day) { return !covers(day); }));
    if (outside != 0 && outside == days.size())
        throw Error(Status::data, {file_},
                    say("none of the {} days with rows is on this calendar: is it of another term?", {outside}));
    return outside;
}

std::string_view Calendar::public_day(Date day)
{
    static const auto days = public_days();
    const auto found = days.find(day);
    return found == days.end() ? std::string_view() : found->second;
}

std::optional<Date> Calendar::first_day() const
{
    const auto found = std::ranges::find_if(days_, any_school);
    return found == days_.end() ? std::nullopt : std::optional(found->first);
}

std::optional<Date> Calendar::last_day() const
{
    const auto found = std::find_if(days_.rbegin(), days_.rend(), any_school);
    return found == days_.rend() ? std::nullopt : std::optional(found->first);
}

std::optional<Date> Calendar::term_begin(Date on) const
{
    if (!given()) return {};
    if (terms_.empty()) {
        const auto behind = days_.upper_bound(on);
        const Date last = (behind == days_.begin() ? behind : std::prev(behind))->first;
        return days_.lower_bound(period_begin(last, months_of_half_year))->first;
    }
    auto last = terms_.upper_bound(on);
    if (last != terms_.begin()) --last;
    for (const auto& [day, term] : terms_)
        if (term == last->second) return day;
    return {};
}

std::optional<std::pair<Date, Date>> Calendar::term_around(Date day) const
{
    const auto next = terms_.lower_bound(day);
    if (next == terms_.end() || (next == terms_.begin() && next->first != day)) return {};
    const std::string& name = next->second;
    if (next->first != day && std::prev(next)->second != name) return {};
    std::pair<Date, Date> term{day, day};
    for (const auto& [named, of_day] : terms_)
        if (of_day == name) term = {std::min(term.first, named), std::max(term.second, named)};
    return term;
}

Date Calendar::add_school_days(Date from, int n, std::string_view school_id) const
{
    return nth_day(from, n, [&](Date day) { return school_day(day, school_id); });
}

Date Calendar::add_working_days(Date from, int n) const
{
    return nth_day(from, n, [&](Date day) { return working_day(day); });
}

int Calendar::school_days_between(Date from, Date to, std::string_view school_id) const
{
    if (to < from) return -school_days_between(to, from, school_id);
    int days = 0;
    while (from < to) days += school_day(from += std::chrono::days(1), school_id);
    return days;
}

const std::vector<std::string>& Calendar::columns()
{
    static const std::vector<std::string> all{"date", "kind", "periods", "school_id", "term", "note"};
    return all;
}

}  // namespace baoxue
