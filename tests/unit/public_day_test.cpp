#include "baoxue/record/public_day.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "baoxue/rule/calendar.hpp"
#include "given.hpp"

using namespace baoxue;
using namespace std::chrono;

TEST_CASE("public holidays are no school days, and deadlines pass over them, without a calendar too")
{
    const Calendar none;
    CHECK_FALSE(none.school_day(sys_days(2026y / October / 1)));
    CHECK(none.school_day(sys_days(2026y / October / 8)));
    CHECK_FALSE(none.school_day(sys_days(2026y / September / 20)));  // a Sunday that makes up: for offices
    CHECK(none.add_working_days(sys_days(2026y / September / 18), 1) == sys_days(2026y / September / 20));
    CHECK(none.add_school_days(sys_days(2026y / September / 30), 1) == sys_days(2026y / October / 8));
    CHECK(none.add_working_days(sys_days(2026y / September / 24), 1) == sys_days(2026y / September / 28));
}

TEST_CASE("every public holiday is told once, and a make-up day lies at a week's end")
{
    Date before{};
    for (const auto& day : read_public_days()) {
        CHECK(day.date > before);
        before = day.date;
        const weekday of(day.date);
        if (day.kind == "makeup") CHECK((of == Saturday || of == Sunday));
    }
}

TEST_CASE("an office's own table of holidays takes the place of the built-in one")
{
    const auto own = read_public_days(test::given("日期,类型,备注\n2027-09-18,调休上课,中秋节\n2027-09-15,节假日,中秋节\n"));
    REQUIRE(own.size() == 2);
    CHECK(own[0].kind == "makeup");
    CHECK_THROWS_AS(read_public_days(test::given("date,kind\n2027-09-15,school\n")), Error);
    CHECK_THROWS_AS(read_public_days(test::given("date,kind\nsoon,holiday\n")), Error);
}
