#include "baoxue/schedule.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "baoxue/base/error.hpp"
#include "baoxue/csv/table.hpp"

using namespace baoxue;
using namespace std::chrono_literals;

namespace {

constexpr Date monday = std::chrono::sys_days{2026y / 9 / 7};

School school(const std::string& name, int students, bool far = false)
{
    School one;
    one.name = name;
    one.students = students;
    one.distance_km = far ? 12 : 2;
    return one;
}

// "09-07 08:30-09:30 1 甲"
std::string line(const Appointment& appointment, const std::vector<School>& schools)
{
    return to_string(appointment.date).substr(5) + ' ' + to_clock(appointment.begin) + '-' + to_clock(appointment.end) +
           ' ' + std::to_string(appointment.desk) + ' ' + schools[appointment.school].name;
}

std::vector<std::string> lines(const std::vector<School>& schools, const SchedulePolicy& policy,
                               const Calendar& calendar = {})
{
    std::vector<std::string> all;
    for (const auto& appointment : schedule_schools(schools, monday, policy, calendar))
        all.push_back(line(appointment, schools));
    return all;
}

Calendar calendar_of(const std::string& rows)
{
    const std::string file =
        (std::filesystem::temp_directory_path() / ("schedule" + std::to_string(getpid()) + ".csv")).string();
    std::ofstream(file, std::ios::binary) << "date,kind\n" << rows;
    csv::Rejects rejects;
    const Calendar calendar(csv::Table(file, {}, {"calendar"}, {"date", "kind"}, rejects));
    std::filesystem::remove(file);
    return calendar;
}

std::vector<std::string> days_of(const Duty& duty, const std::string& term, const Calendar& calendar = {})
{
    std::vector<std::string> all;
    for (const auto& event : term_duties({duty}, parse_term(term), calendar))
        all.push_back(to_string(event.first).substr(5) +
                      (event.first == event.last ? "" : ".." + to_string(event.last).substr(5)));
    return all;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("large schools take longer, in whole quarters of an hour")
{
    CHECK(lines({school("大", 620), school("小", 80), school("点", 9)},
                {.minutes_per_100_students = 20, .at_least = 15}) ==
          Lines{"09-07 08:30-10:45 1 大", "09-07 10:45-11:15 1 小", "09-07 11:15-11:30 1 点"});
}

TEST_CASE("no school runs over the end of a slot, and a later one fills what is left")
{
    CHECK(lines({school("甲", 750), school("乙", 300), school("丙", 150)},
                {.days = 1, .slots = parse_slots("08:30-11:30,14:00-17:00")}) ==
          Lines{"09-07 08:30-11:00 1 甲", "09-07 11:00-11:30 1 丙", "09-07 14:00-15:00 1 乙"});
}

TEST_CASE("a far school never comes first, and nearer ones fill the hour before it")
{
    CHECK(lines({school("远", 150, true), school("近", 150), school("邻", 150)}, {}) ==
          Lines{"09-07 08:30-09:00 1 近", "09-07 09:00-09:30 1 邻", "09-07 09:30-10:00 1 远"});
}

TEST_CASE("several desks work side by side")
{
    CHECK(lines({school("甲", 300), school("乙", 300), school("丙", 300)}, {.desks = 2}) ==
          Lines{"09-07 08:30-09:30 1 甲", "09-07 08:30-09:30 2 乙", "09-07 09:30-10:30 1 丙"});
}

TEST_CASE("a day off is passed over and a make-up day is used")
{
    const auto calendar = calendar_of("2026-09-07,holiday\n2026-09-08,closed\n2026-09-12,makeup\n");
    const SchedulePolicy policy{.days = 4, .slots = parse_slots("09:00-10:00")};
    const std::vector<School> schools{school("甲", 300), school("乙", 300), school("丙", 300), school("丁", 300)};
    CHECK(lines(schools, policy, calendar) == Lines{"09-09 09:00-10:00 1 甲", "09-10 09:00-10:00 1 乙",
                                                    "09-11 09:00-10:00 1 丙", "09-12 09:00-10:00 1 丁"});
}

TEST_CASE("schools that do not fit are counted, not dropped")
{
    const SchedulePolicy policy{.days = 1, .slots = parse_slots("09:00-10:00")};
    CHECK_THROWS_WITH_AS(schedule_schools({school("甲", 300), school("乙", 300)}, monday, policy, {}),
                         doctest::Contains("1 of 2 schools"), Error);
    CHECK_THROWS_WITH_AS(schedule_schools({school("甲", 900)}, monday, policy, {}),
                         doctest::Contains("needs 180 minutes"), Error);
}

TEST_CASE("no two schools stand at one desk at the same time")
{
    std::vector<School> schools;
    for (int i = 0; i < 60; ++i) schools.push_back(school(std::to_string(i), i * 37 % 700, i % 5 == 0));
    const SchedulePolicy policy{.days = 10, .desks = 3};
    const auto all = schedule_schools(schools, monday, policy, {});
    REQUIRE(all.size() == schools.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            CHECK((all[i].date != all[j].date || all[i].desk != all[j].desk || all[i].begin >= all[j].end ||
                   all[j].begin >= all[i].end));
        if (schools[all[i].school].distance_km > 10) CHECK(all[i].begin >= 9h + 30min);
    }
}

TEST_CASE("slots that overlap or run backwards are refused")
{
    for (const auto* text : {"", "08:30", "11:30-08:30", "08:30-11:30,11:00-12:00", "8h-9h", "08:30-25:00"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_slots(text), Error);
    }
    CHECK(parse_slots("8:00-9:30,9:30-11:00").size() == 2);
}

TEST_CASE("an appointment that moves keeps its uid, another school has another")
{
    const std::vector<School> schools{school("甲", 300), school("乙", 300)};
    const auto one = to_events(schedule_schools(schools, monday, {}, {}), schools, monday);
    const auto other = to_events(schedule_schools(schools, monday, {.at_least = 90}, {}), schools, monday);
    CHECK(one[0].uid == other[0].uid);
    CHECK(one[0].uid != one[1].uid);
    CHECK(one[0].summary == "Roster check: 甲");
    CHECK(one[1].begin == 9h + 30min);
}

TEST_CASE("daily duties fall on the school days of their weeks")
{
    const Duty report{.name = "r", .every = Duty::Every::day, .weeks = {1}};
    CHECK(days_of(report, "2026-09-02..2027-01-22") == Lines{"09-02", "09-03", "09-04"});
    CHECK(days_of(report, "2026-09-02..2027-01-22", calendar_of("2026-09-03,closed\n2026-09-05,makeup\n")) ==
          Lines{"09-02", "09-04", "09-05"});
}

TEST_CASE("a weekly duty on a day off moves within its week or is dropped")
{
    const Duty meeting{.name = "m", .every = Duty::Every::week, .on = {1}};
    std::string golden_week;
    for (int day = 1; day <= 8; ++day) golden_week += "2026-10-0" + std::to_string(day) + ",holiday\n";
    CHECK(days_of(meeting, "2026-09-21..2026-10-16", calendar_of(golden_week + "2026-09-21,closed\n")) ==
          Lines{"09-22", "09-28", "10-09", "10-12"});
    CHECK(days_of(meeting, "2026-09-28..2026-10-16", calendar_of(golden_week + "2026-10-09,holiday\n")) ==
          Lines{"09-28", "10-12"});
}

TEST_CASE("a weekly duty falls on the first day of a term that begins later in the week")
{
    CHECK(days_of({.name = "m", .every = Duty::Every::week, .on = {1}}, "2026-09-02..2026-09-11") ==
          Lines{"09-02", "09-07"});
}

TEST_CASE("a monthly duty moves to the last school day before it")
{
    const Duty check{.name = "c", .every = Duty::Every::date, .on = {31}};
    CHECK(days_of(check, "2026-09-01..2026-11-30") == Lines{"09-30", "10-30", "11-30"});
    CHECK(days_of(check, "2026-09-01..2026-10-15") == Lines{"09-30"});
}

TEST_CASE("the campaign months before and in the term are marked whole")
{
    const Duty campaign{.name = "c", .every = Duty::Every::month, .on = {2, 8}};
    CHECK(days_of(campaign, "2026-09-01..2027-01-22") == Lines{"08-01..08-31"});
    CHECK(days_of(campaign, "2027-02-22..2027-07-09") == Lines{"02-01..02-28"});
}

TEST_CASE("the built-in duties hold two follow-ups of every dropout")
{
    const auto events = term_duties(read_duties("", {}), parse_term("2026-09-01..2027-01-22"), {});
    const auto said = [&](std::string_view text) {
        return std::ranges::count_if(events, [&](const Event& event) { return event.summary == text; });
    };
    CHECK(said("Report who is in school") == 4);
    CHECK(said("Check the rosters and the outflow list at the centre") == 5);
    CHECK(said("First follow-up of every dropout this term") == 1);
    CHECK(said("Second follow-up of every dropout this term") == 1);
    CHECK(std::ranges::is_sorted(events, {}, &Event::first));
    std::set<std::string> uids;
    for (const auto& event : events) uids.insert(event.uid);
    CHECK(uids.size() == events.size());
}

TEST_CASE("a term that is not two dates in order is refused")
{
    for (const auto* text : {"", "2026-09-01", "2027-01-22..2026-09-01", "2026-09-01..2028-09-01"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_term(text), Error);
    }
}

TEST_CASE("the days of a term: weekends, holidays and what makes up for them, and which year is not told yet")
{
    const std::vector<PublicDay> days{{std::chrono::sys_days{2026y / 10 / 1}, "holiday", "国庆节"},
                                      {std::chrono::sys_days{2026y / 10 / 10}, "makeup", "国庆节调休"}};
    const auto term = parse_term("2026-09-30..2026-10-11");
    const auto calendar = term_calendar(term, days);
    REQUIRE(calendar.size() == 12);
    CHECK(calendar[0].kind == "school");
    CHECK(calendar[1].kind == "holiday");
    CHECK(calendar[1].note == "国庆节");
    CHECK(calendar[3].kind == "weekend");
    CHECK(calendar[10].kind == "makeup");
    CHECK(calendar[11].kind == "weekend");
    CHECK(calendar[0].term == "2026-2027-1");
    CHECK(years_not_told(term, days).empty());
    CHECK(years_not_told(parse_term("2026-09-30..2027-01-22"), days) == std::set<int>{2027});
}
