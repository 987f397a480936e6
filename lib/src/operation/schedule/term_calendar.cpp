// The days of a term, for an office to keep.
#include "baoxue/schedule.hpp"

#include <map>

#include "baoxue/rule/school_year.hpp"

namespace baoxue {
namespace {

bool is_weekend(Date day)
{
    const std::chrono::weekday weekday(day);
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

int year_of(Date day)
{
    return static_cast<int>(std::chrono::year_month_day(day).year());
}

std::string name_of(const Term& term)
{
    const int year = school_year(term.first);
    return std::to_string(year) + '-' + std::to_string(year + 1) + (in_first_term(term.first) ? "-1" : "-2");
}

}  // namespace

std::vector<CalendarDay> term_calendar(const Term& term, std::span<const PublicDay> public_days)
{
    std::map<Date, const PublicDay*> known;
    for (const auto& day : public_days) known[day.date] = &day;
    const auto name = name_of(term);
    std::vector<CalendarDay> days;
    for (Date date = term.first; date <= term.last; date += std::chrono::days(1)) {
        const auto found = known.find(date);
        if (found == known.end()) days.push_back({date, is_weekend(date) ? "weekend" : "school", name, {}});
        else days.push_back({date, found->second->kind, name, found->second->note});
    }
    return days;
}

std::set<int> years_not_told(const Term& term, std::span<const PublicDay> public_days)
{
    std::set<int> years;
    for (int year = year_of(term.first); year <= year_of(term.last); ++year) years.insert(year);
    for (const auto& day : public_days)
        if (day.kind == "makeup") years.erase(year_of(day.date));
    return years;
}

}  // namespace baoxue
