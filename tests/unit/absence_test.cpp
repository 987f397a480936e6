#include <doctest/doctest.h>
#include <baoxue/absence.hpp>

#include <map>

using namespace baoxue;
using namespace std::chrono_literals;

namespace {

const Date monday = std::chrono::sys_days(2026y / 9 / 14);
Date day(int n)
{
    return monday + std::chrono::days(n);
}

StudentDay on(int n, int here, int absent, int unexcused = 0, int excused = 0)
{
    const auto byte = [](int value) { return static_cast<std::uint8_t>(value); };
    return {day(n), {byte(here), byte(absent), byte(unexcused), byte(excused)}, {}, {}};
}

struct Case {
    std::vector<StudentDay> days;
    AbsencePolicy policy = {};
    std::vector<int> school_days = {0, 1, 2, 3, 4, 7, 8, 9, 10, 11};
    std::map<int, Cover> covers = {};
    int periods = 0;

    AbsenceCount count()
    {
        std::vector<Date> dates;
        for (const int n : school_days) dates.push_back(day(n));
        if (policy.as_of == Date{}) policy.as_of = dates.back();
        return count_absences(
            days, dates, policy,
            [&](Date date) {
                const auto found = covers.find(static_cast<int>((date - monday).count()));
                return found == covers.end() ? Cover::none : found->second;
            },
            [&](Date) { return periods; });
    }
};

}  // namespace

TEST_CASE("a weekend does not break a row of absences")
{
    const auto count = Case{{on(3, 0, 4), on(4, 0, 4), on(7, 0, 4)}}.count();
    CHECK(count.days_in_a_row == 3);
    CHECK(count.first_absent == day(3));
    CHECK(count.last_absent == day(7));
}

TEST_CASE("a holiday does not break it, and a make-up day counts")
{
    const auto count = Case{{on(0, 0, 1), on(9, 0, 1), on(12, 0, 1)}, {}, {0, 9, 12}}.count();
    CHECK(count.days_in_a_row == 3);
}

TEST_CASE("a present day breaks the row, and the longest is remembered")
{
    const auto count = Case{{on(0, 0, 2), on(1, 0, 2), on(2, 1, 1), on(3, 0, 2)}}.count();
    CHECK(count.days_in_a_row == 1);
    CHECK(count.longest_row == 2);
    CHECK(count.days_in_all == 3);
    CHECK(count.first_absent == day(3));
    CHECK(count.lessons_absent == 7);
    CHECK(count.lessons == 8);
}

TEST_CASE("excused days pause the row, unless they are to break it")
{
    Case a{{on(0, 0, 2), on(1, 0, 0, 0, 2), on(2, 0, 2)}};
    CHECK(a.count().days_in_a_row == 2);
    CHECK(a.count().days_excused == 1);
    a.policy.excused_breaks = true;
    CHECK(a.count().days_in_a_row == 1);
}

TEST_CASE("three absences split by excused days are a row of three")
{
    CHECK(Case{{on(0, 0, 1), on(1, 0, 0, 0, 1), on(2, 0, 1), on(3, 0, 0, 0, 1), on(4, 0, 1)}}.count().days_in_a_row ==
          3);
}

TEST_CASE("a day without a record pauses the row, unless it is to break it")
{
    Case a{{on(0, 0, 2), on(2, 0, 2)}};
    CHECK(a.count().days_in_a_row == 2);
    a.policy.gap_breaks = true;
    CHECK(a.count().days_in_a_row == 0);
    a.school_days = {0, 1, 2};
    CHECK(a.count().days_in_a_row == 1);
}

TEST_CASE("a leave excuses what nobody classified, and what the class called unexcused before it knew")
{
    CHECK(Case{{on(0, 0, 3)}, {}, {0}, {{0, Cover::leave}}}.count().days_in_a_row == 0);
    CHECK(Case{{on(0, 0, 0, 3)}, {}, {0}, {{0, Cover::leave}}}.count().days_in_a_row == 0);
}

TEST_CASE("a proved move excuses every absence after it")
{
    const auto count = Case{{on(0, 0, 0, 3), on(1, 0, 0, 3)}, {}, {0, 1}, {{1, Cover::elsewhere}}}.count();
    CHECK(count.days_in_all == 1);
    CHECK(count.days_excused == 1);
}

TEST_CASE("a proved move in force on the day judged by leaves no row open")
{
    Case a{{on(0, 0, 0, 3), on(1, 0, 0, 3), on(2, 0, 0, 3)}, {}, {0, 1, 2, 3}, {{2, Cover::elsewhere}}};
    a.policy.as_of = day(2);
    CHECK(a.count().days_in_a_row == 0);
    CHECK(a.count().elsewhere);
    CHECK(a.count().longest_row == 2);
    CHECK(a.count().days_in_all == 2);
    CHECK(a.count().first_absent == day(0));
    a.policy.as_of = day(3);  // a suspension that has ended only paused it
    CHECK(a.count().days_in_a_row == 2);
    a.covers = {{3, Cover::leave}};
    CHECK(a.count().days_in_a_row == 3);
}

TEST_CASE("a day of leave in the morning and absence in the afternoon is excused")
{
    CHECK(Case{{on(0, 0, 0, 2, 2)}, {}, {0}}.count().days_in_all == 0);
}

TEST_CASE("any lesson, or a number of them, can make a day absent")
{
    Case a{{on(0, 5, 2)}, {}, {0}};
    CHECK(a.count().days_in_all == 0);
    a.policy.lessons_for_a_day = 1;
    CHECK(a.count().days_in_all == 1);
    a.policy.lessons_for_a_day = 3;
    CHECK(a.count().days_in_all == 0);
}

TEST_CASE("half days count as halves, and a present half breaks the row")
{
    Case a{{on(0, 4, 3), on(1, 0, 7)}, {}, {0, 1}};
    a.policy.half_days = true;
    a.days[0].morning = {4, 0, 0, 0};
    a.days[0].afternoon = {0, 3, 0, 0};
    a.days[1].morning = {0, 4, 0, 0};
    a.days[1].afternoon = {0, 3, 0, 0};
    CHECK(a.count().days_in_a_row == 1.5);
    CHECK(a.count().first_absent == day(0));
}

TEST_CASE("in a file of absences who is not in it was present")
{
    Case a{{on(0, 0, 7), on(1, 0, 2), on(2, 0, 7)}, {}, {0, 1, 2, 3}};
    a.policy.absences_only = true;
    a.periods = 7;
    const auto count = a.count();
    CHECK(count.days_in_all == 2);
    CHECK(count.days_in_a_row == 0);
    CHECK(count.lessons == 28);
    CHECK(count.lessons_absent == 16);
}

TEST_CASE("a row about the whole day in a file of absences is a day of absence")
{
    Case a{{on(0, 0, 1)}, {}, {0}};
    a.days[0].morning = a.days[0].afternoon = {0, 1, 0, 0};
    a.policy.absences_only = true;
    a.periods = 7;
    CHECK(a.count().days_in_all == 1);
}

TEST_CASE("lessons of the day judged by are counted apart")
{
    Case a{{on(0, 5, 1), on(1, 5, 2)}, {}, {0, 1}};
    CHECK(a.count().lessons_today == 2);
}

TEST_CASE("days after the one judged by, and before the first, do not count")
{
    CHECK(Case{{on(0, 0, 1), on(1, 0, 1), on(2, 0, 1)}, {}, {1}}.count().days_in_all == 1);
}
