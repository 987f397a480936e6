// The duties that come round in every term.
#include <algorithm>
#include <tuple>

#include "baoxue/error.hpp"
#include "baoxue/schedule.hpp"
#include "baoxue/words.hpp"

namespace baoxue {
namespace {

using std::chrono::days;
using std::chrono::year_month;
using std::chrono::year_month_day;

// When a duty falls due once. `rule` is the date before days off moved it: the entry keeps its uid when they
// change.
struct Turn {
    Date rule, first, last;
};

Date monday_of(Date day)
{
    return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

bool in_weeks(const Duty& duty, int week)
{
    return duty.weeks.empty() || std::ranges::find(duty.weeks, week) != duty.weeks.end();
}

std::vector<Turn> each_school_day(const Duty& duty, const Term& term, const Calendar& calendar)
{
    std::vector<Turn> turns;
    for (Date day = term.first; day <= term.last; day += days(1))
        if (calendar.school_day(day) &&
            in_weeks(duty, static_cast<int>((day - monday_of(term.first)).count() / 7 + 1)))
            turns.push_back({day, day, day});
    return turns;
}

std::vector<Turn> once_a_week(const Duty& duty, const Term& term, const Calendar& calendar)
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

std::vector<Turn> once_a_month(const Duty& duty, const Term& term, const Calendar& calendar)
{
    std::vector<Turn> turns;
    const year_month_day first(term.first);
    for (year_month month = first.year() / first.month(); Date(month / 1) <= term.last;
         month += std::chrono::months(1))
        for (const int number : duty.on) {
            const Date rule = std::min(Date(month / std::chrono::last), Date(month / 1) + days(number - 1));
            const Date earliest = std::max(Date(month / 1), term.first);
            Date day = rule;
            while (day >= earliest && !calendar.school_day(day)) day -= days(1);
            if (day >= earliest && day <= term.last) turns.push_back({rule, day, day});
        }
    return turns;
}

std::vector<Turn> whole_months(const Duty& duty, const Term& term)
{
    std::vector<Turn> turns;
    const year_month_day first(term.first - days(31));
    for (year_month month = first.year() / first.month(); Date(month / 1) <= term.last;
         month += std::chrono::months(1))
        if (std::ranges::find(duty.on, static_cast<int>(unsigned(month.month()))) != duty.on.end())
            turns.push_back({Date(month / 1), Date(month / 1), Date(month / std::chrono::last)});
    return turns;
}

std::vector<Turn> turns_of(const Duty& duty, const Term& term, const Calendar& calendar)
{
    switch (duty.every) {
        case Duty::Every::day:
            return each_school_day(duty, term, calendar);
        case Duty::Every::week:
            return once_a_week(duty, term, calendar);
        case Duty::Every::date:
            return once_a_month(duty, term, calendar);
        case Duty::Every::month:
            return whole_months(duty, term);
    }
    return {};
}

}  // namespace

Term parse_term(std::string_view text)
{
    const auto dots = text.find("..");
    const auto first = parse_date(text.substr(0, dots));
    const auto last = dots == text.npos ? std::nullopt : parse_date(text.substr(dots + 2));
    if (!first || !last || *last < *first || *last - *first > days(366))
        throw Error(Status::usage, say("a term is written like 2026-09-01..2027-01-22"));
    return {*first, *last};
}

std::vector<Event> term_duties(const std::vector<Duty>& duties, const Term& term, const Calendar& calendar)
{
    std::vector<Event> events;
    for (const auto& duty : duties)
        for (const auto& [rule, first, last] : turns_of(duty, term, calendar)) {
            auto& event =
                events.emplace_back(Event{event_uid(duty.name + ' ' + to_string(rule)), first, last});
            event.summary = say(duty.summary);
            event.description = say(duty.actor);
        }
    std::ranges::stable_sort(events, {},
                             [](const Event& event) { return std::tuple(event.first, event.last); });
    return events;
}

}  // namespace baoxue
