// When a duty falls due in a term.
#include <algorithm>

#include "baoxue/rule/turn.hpp"

namespace baoxue {
namespace {

using std::chrono::days;
using std::chrono::year_month;
using std::chrono::year_month_day;

// First and last day of a term.
struct Span {
    Date first, last;
};

Date monday_of(Date day)
{
    return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

bool in_weeks(const Duty& duty, int week)
{
    return duty.weeks.empty() || std::ranges::find(duty.weeks, week) != duty.weeks.end();
}

std::vector<Turn> each_school_day(const Duty& duty, const Span& term, const Calendar& calendar)
{
    std::vector<Turn> turns;
    for (Date day = term.first; day <= term.last; day += days(1))
        if (calendar.school_day(day) && in_weeks(duty, static_cast<int>((day - monday_of(term.first)).count() / 7 + 1)))
            turns.push_back({day, day, day});
    return turns;
}

std::vector<Turn> once_a_week(const Duty& duty, const Span& term, const Calendar& calendar)
{
    std::vector<Turn> turns;
    int week = 1;
    for (Date monday = monday_of(term.first); monday <= term.last; monday += days(7), ++week) {
        if (!in_weeks(duty, week)) continue;
        for (const int weekday : duty.on) {
            const Date rule = monday + days(weekday - 1), next = monday + days(7);
            Date day = std::max(rule, term.first);
            while (day < next && !calendar.school_day(day)) day += days(1);
            if (day < next && day <= term.last) turns.push_back({rule, day, day});
        }
    }
    return turns;
}

std::vector<Turn> once_a_month(const Duty& duty, const Span& term, const Calendar& calendar)
{
    std::vector<Turn> turns;
    const year_month_day first(term.first);
    for (year_month month = first.year() / first.month(); Date(month / 1) <= term.last; month += std::chrono::months(1))
        for (const int number : duty.on) {
            const Date rule = std::min(Date(month / std::chrono::last), Date(month / 1) + days(number - 1));
            const Date earliest = std::max(Date(month / 1), term.first);
            Date day = rule;
            while (day >= earliest && !calendar.school_day(day)) day -= days(1);
            if (day >= earliest && day <= term.last) turns.push_back({rule, day, day});
        }
    return turns;
}

std::vector<Turn> whole_months(const Duty& duty, const Span& term)
{
    std::vector<Turn> turns;
    const year_month_day first(term.first - days(31));
    for (year_month month = first.year() / first.month(); Date(month / 1) <= term.last; month += std::chrono::months(1))
        if (std::ranges::find(duty.on, static_cast<int>(unsigned(month.month()))) != duty.on.end())
            turns.push_back({Date(month / 1), Date(month / 1), Date(month / std::chrono::last)});
    return turns;
}

}  // namespace

std::vector<Turn> turns_of(const Duty& duty, Date first, Date last, const Calendar& calendar)
{
    const Span term{first, last};
    switch (duty.every) {
        case Duty::Every::day:
            return each_school_day(duty, term, calendar);
        case Duty::Every::week:
            return once_a_week(duty, term, calendar);
        case Duty::Every::date:
            return once_a_month(duty, term, calendar);
        case Duty::Every::month:
            return whole_months(duty, term);
        case Duty::Every::after:
            return {};
    }
    return {};
}

}  // namespace baoxue
