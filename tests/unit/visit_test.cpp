#include "baoxue/record/visit.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;
using namespace std::chrono;

TEST_CASE("a visit is read by the words of the paper form")
{
    csv::Rejects strict;
    const csv::Table table(test::given("学籍号,学生姓名,家访日期,家访形式,劝返层级,家访教师,劝返结果,承诺返校日期\n"
                                       "G990521201908250624,王一,2026年9月4日,电话,学校,白老师,承诺返校,2026-09-07\n"
                                       "G990521201908250624,王一,2026-09-08,,,,,\n"),
                           {}, Visit::kinds(), Visit::needed(), strict);
    const auto visits = read_visits(table, strict);
    REQUIRE(visits.size() == 2);
    CHECK(visits[0].student_id.key == "G990521201908250624");
    CHECK(visits[0].date == sys_days(2026y / September / 4));
    CHECK(visits[0].mode == "phone");
    CHECK(visits[0].level == "school");
    CHECK(visits[0].visitors == "白老师");
    CHECK(visits[0].result == "promised");
    CHECK(visits[0].promised_date == sys_days(2026y / September / 7));
    CHECK(visits[1].result.empty());
    CHECK_FALSE(visits[1].promised_date);
}

TEST_CASE("a visit without its date, or of an unknown kind, is a rejected row and its place is told")
{
    csv::Rejects collected{.collect = true};
    const csv::Table table(test::given("学籍号,家访日期,家访形式\nG990521201908250624,,电话\n"
                                       "G990521201908250624,2026-09-04,飞鸽\nG990521201908250624,2026-09-04,家访\n"),
                           {}, Visit::kinds(), Visit::needed(), collected);
    CHECK(read_visits(table, collected).size() == 1);
    REQUIRE(collected.rows.size() == 2);
    CHECK(collected.rows[0].place.line == 2);
    CHECK(collected.rows[1].place.column == "家访形式");
    CHECK(collected.rows[1].row == "G990521201908250624,2026-09-04,飞鸽");
}
