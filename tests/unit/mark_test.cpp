#include "baoxue/record/mark.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

TEST_CASE("marks are read a subject a row or a subject a column; 缺考 is none, 缓考 is excused")
{
    csv::Rejects strict;
    const csv::Table wide(test::given("学籍号,姓名,考试,考试日期,语文,数学,英语,满分\nA1,王,月考,2026-10-08,88.5,缺考,缓考,150\n"), {},
                          Mark::kinds(), Mark::needed(), strict);
    const auto marks = read_marks(wide, strict);
    REQUIRE(marks.size() == 3);
    CHECK(marks[0].mark == 88.5);
    CHECK(marks[0].failed());  // 90 of 150
    CHECK(marks[1].absent);
    CHECK_FALSE(marks[1].mark);
    CHECK_FALSE(marks[2].absent);
    const csv::Table tall(test::given("学籍号,姓名,考试,考试日期,科目,成绩\nA1,王,月考,2026-10-08,道法,60\nA1,王,月考,2026-10-08,,120\n"), {},
                          Mark::kinds(), Mark::needed(), strict);
    const auto of_rows = read_marks(tall, strict);
    REQUIRE(of_rows.size() == 2);
    CHECK(of_rows[0].subject == "civics");
    CHECK_FALSE(of_rows[0].failed());
    CHECK(of_rows[1].subject == "total");
}

TEST_CASE("a mark that is none, and a day that is missing, are the row's faults")
{
    csv::Rejects collected{.collect = true};
    const csv::Table table(test::given("学籍号,考试日期,语文\nA1,2026-10-08,良\nA1,,80\nA1,2026-10-08,-5\nA1,2026-10-08,80\n"), {},
                           Mark::kinds(), Mark::needed(), collected);
    CHECK(read_marks(table, collected).size() == 1);
    CHECK(collected.rows.size() == 3);
}
