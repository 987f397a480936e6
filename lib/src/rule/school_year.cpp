#include "baoxue/rule/school_year.hpp"

#include <algorithm>

namespace baoxue {
namespace {

using std::chrono::year_month_day;

constexpr auto first_month = std::chrono::August;
constexpr int months_before = 7;  // of a calendar year, before the school year begins

bool belongs_to_year_before(Date day)
{
    return year_month_day(day).month() < first_month;
}

// The day by which the day's term is told.
struct TermBegin {
    Date day;
    bool by_calendar;
};

TermBegin term_of(Date day, const Calendar& calendar)
{
    const auto term = calendar.term_around(day);
    return term ? TermBegin{term->first, true} : TermBegin{day, false};
}

}  // namespace

int school_year(Date day, const Calendar& calendar)
{
    const auto begin = term_of(day, calendar);
    const year_month_day on(begin.day);
    const bool before = begin.by_calendar ? on.month() < std::chrono::July : belongs_to_year_before(begin.day);
    return static_cast<int>(on.year()) - (before ? 1 : 0);
}

bool in_first_term(Date day, const Calendar& calendar)
{
    const auto begin = term_of(day, calendar);
    const auto month = year_month_day(begin.day).month();
    if (begin.by_calendar) return month >= std::chrono::July;
    return month >= first_month || month == std::chrono::January;
}

Date first_school_day(Date day, const Calendar& calendar)
{
    if (const auto begin = calendar.term_begin(day)) return calendar.add_school_days(*begin, 0);
    const std::chrono::year year(school_year(day));
    const Date begin = in_first_term(day) ? Date(year / std::chrono::September / 1)
                                          : Date((year + std::chrono::years(1)) / std::chrono::March / 1);
    return calendar.add_school_days(begin, 0);
}

Date period_begin(Date day, int months)
{
    const year_month_day on(day);
    const int month = static_cast<int>(static_cast<unsigned>(on.month())) - 1;
    const int offset = months >= 6 ? months_before : 0;
    const int back = (month - offset + 12) % months;
    return Date((on.year() / on.month() - std::chrono::months(back)) / 1);
}

Date counts_from(Date on, std::span<const Date> days, const Calendar& calendar)
{
    if (const auto begin = calendar.term_begin(on)) return *begin;
    return days.empty() ? on : std::max(days.front(), period_begin(on, months_of_half_year));
}

Date next_period(Date begin, int months)
{
    const year_month_day on(begin);
    return Date((on.year() / on.month() + std::chrono::months(months)) / 1);
}

int age_at_entry(Date birth, int school_year)
{
    const year_month_day born(birth);
    return school_year - static_cast<int>(born.year()) - (born.month() > std::chrono::August ? 1 : 0);
}

}  // namespace baoxue
