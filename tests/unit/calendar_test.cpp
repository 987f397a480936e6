#include "baoxue/rule/calendar.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;
using namespace std::chrono;

namespace {

Calendar calendar(std::string_view text)
{
    csv::Rejects strict;
    return Calendar(csv::Table(test::given(text), {}, {"calendar"}, {"date", "kind"}, strict));
}

constexpr Date thursday = sys_days(2026y / September / 3), friday = thursday + days(1), saturday = friday + days(1),
               monday = saturday + days(2);

}  // namespace

TEST_CASE("without a calendar school is from Monday to Friday")
{
    const Calendar none;
    CHECK_FALSE(none.given());
    CHECK(none.school_day(friday));
    CHECK_FALSE(none.school_day(saturday));
    CHECK(none.school_day(monday));
    CHECK(none.add_school_days(thursday, 2) == monday);
    CHECK(none.add_school_days(saturday, 0) == monday);
    CHECK(none.add_school_days(friday, 0) == friday);
    CHECK(none.school_days_between(thursday, monday) == 2);
    CHECK(none.school_days_between(monday, thursday) == -2);
    CHECK_FALSE(none.first_day());
    CHECK_FALSE(none.term_begin(monday));
}

TEST_CASE("a make-up Saturday is a school day, a holiday is none, a school's own row goes before the rest")
{
    const auto given = calendar(
        "日期,类型,学校标识码\n2026-09-05,调休上课,\n2026-09-07,放假,\n"
        "2026-09-07,上课,2199000103\n2026-09-08,停课,2199000102\n");
    CHECK(given.given());
    CHECK(given.school_day(saturday));
    CHECK_FALSE(given.school_day(monday));
    CHECK(given.school_day(monday, "2199000103"));
    CHECK_FALSE(given.school_day(monday, "2199000101"));
    CHECK(given.school_day(monday + days(1), "2199000101"));
    CHECK_FALSE(given.school_day(monday + days(1), "2199000102"));
    CHECK(given.add_school_days(friday, 2) == monday + days(1));
    CHECK(given.add_school_days(friday, 2, "2199000102") == monday + days(2));
    CHECK(given.first_day() == saturday);
    CHECK(given.covers(monday));
    CHECK_FALSE(given.covers(friday));
}

TEST_CASE("offices work on make-up days and while a school is closed, and rest on holidays")
{
    const auto given = calendar("date,kind\n2026-09-05,makeup\n2026-09-07,holiday\n2026-09-08,closed\n");
    CHECK(given.add_working_days(friday, 1) == saturday);
    CHECK(given.add_working_days(friday, 2) == monday + days(1));
    CHECK_FALSE(given.school_day(monday + days(1)));
}

TEST_CASE("a term begins with its first day named")
{
    const auto given = calendar(
        "date,kind,term\n2026-09-01,school,2026-2027-1\n2027-01-22,school,2026-2027-1\n"
        "2027-02-22,school,2026-2027-2\n");
    CHECK(given.term_begin(sys_days(2026y / October / 8)) == sys_days(2026y / September / 1));
    CHECK(given.term_begin(sys_days(2027y / February / 1)) == sys_days(2026y / September / 1));
    CHECK(given.term_begin(sys_days(2027y / March / 1)) == sys_days(2027y / February / 22));
    CHECK(given.term_begin(sys_days(2026y / August / 1)) == sys_days(2026y / September / 1));
}

TEST_CASE("lessons of a day come from the calendar where it says")
{
    const auto given = calendar("日期,类型,节数\n2026-09-03,上课,7\n2026-09-04,上课,\n");
    CHECK(given.periods(thursday) == 7);
    CHECK(given.periods(friday) == 0);
    CHECK(given.periods(monday) == 0);
}

TEST_CASE("a calendar that cannot be understood is refused with its place")
{
    const auto fault = [](std::string_view text) {
        try {
            calendar(text);
        } catch (const Error& error) {
            return error.place();
        }
        return Place{};
    };
    CHECK(fault("日期,类型\n2026-09-03,上课\n2026-09-04,也许\n").line == 3);
    CHECK(fault("日期,类型\n2026-09-31,上课\n").column == "日期");
    CHECK(fault("日期,类型,节数\n2026-09-30,上课,x\n").column == "节数");
}

TEST_CASE("a calendar without any school day gives no deadline")
{
    std::string text = "date,kind\n";
    for (int day = 0; day < 800; ++day) text += to_string(friday + days(day)) + ",holiday\n";
    CHECK_THROWS_AS(calendar(text).add_school_days(friday, 1), Error);
}
