// The pattern of the weekdays.
#include <array>

#include "baoxue/base/words.hpp"
#include "operation/page/figures.hpp"

namespace baoxue::operation::page {
namespace {

constexpr std::array<std::string_view, 7> names_of_days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

using Week = std::array<DailyReport, 7>;

Week blank_week()
{
    Week week;
    for (auto& day : week) day = DailyReport{.classes = 0, .reported = 0};
    return week;
}

void add_row(Table& table, std::string_view name, const Week& week)
{
    table.cell(name);
    for (const auto& day : week) table.number(day.reported == 0 ? "" : rate_of(day));
    table.end_row();
}

}  // namespace

std::string weekdays(const std::map<std::string, Days>& schools)
{
    std::vector<std::string> heads{std::string(say("school"))};
    for (const auto day : names_of_days) heads.emplace_back(say(day));
    Table table("weekday", say("Rate in percent by weekday"), heads);
    Week all = blank_week();
    for (const auto& [school, days] : schools) {
        Week week = blank_week();
        for (const auto& [date, report] : days) {
            if (report.reported == 0) continue;
            const auto weekday = std::chrono::weekday(date).iso_encoding() - 1;
            add(week[weekday], report), add(all[weekday], report);
        }
        add_row(table, school, week);
    }
    if (schools.size() > 1) add_row(table, say("all"), all);
    return table.html();
}

}  // namespace baoxue::operation::page
