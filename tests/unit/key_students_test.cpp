#include "baoxue/key_students.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

namespace {

struct Given {
    csv::Rejects strict;
    csv::Table table;
    KeyStudentInput input;

    explicit Given(const std::string& rows)
        : table(test::given("student_id,name,grade,class,status,left_behind,poor_household,guardian_phone\n" + rows),
                {}, Pupil::kinds(), Pupil::needed(), strict)
    {
        input.pupils = read_pupils(table, strict);
    }

    std::vector<KeyStudent> list(int least = 1) const
    {
        return list_key_students(input, read_factors("", {}, KeyStudentInput::factors()), least);
    }
};

}  // namespace

TEST_CASE("points add up, each with its reason in words")
{
    Given given("A1,王,7,1,在读,双亲留守,是,1\nA2,李,7,1,在读,否,否,2\n");
    given.input.trends["A1"] = {.days_absent = 8, .lately = 5, .before = 1};
    const auto list = given.list();
    REQUIRE(list.size() == 1);
    CHECK(list[0].points == 3 + 1 + 1 + 1);
    CHECK(list[0].reasons ==
          "absent without leave on 8 days this term; 4 more days absent in the last four weeks than in the four "
          "before; left behind by parents who work away; poor household");
    CHECK(list[0].factors == "days_absent=8;rising=4;left_behind=1;poor=1");
    CHECK(given.list(7).empty());
}

TEST_CASE("of several rows of a factor the one with most points counts, and only once")
{
    Given given("A1,王,7,1,在读,,,\n");
    given.input.trends["A1"] = {.days_absent = 3, .lately = 0, .before = 0};
    CHECK(given.list().at(0).points == 2);
    given.input.trends["A1"].days_absent = 7;
    CHECK(given.list().at(0).points == 3);
}

TEST_CASE("a sibling who dropped out counts, the child itself does not")
{
    Given given("A1,王,7,1,在读,,,1\nA2,王,5,1,辍学,,,1\nA3,李,5,1,在读,,,3\n");
    CHECK(given.list().empty());  // a sign of the family alone
    given.input.repeaters = {"A1", "A2"};
    auto list = given.list();
    REQUIRE(list.size() == 2);
    CHECK(list[0].factors == "grade_repeated=1");
    CHECK(list[1].factors == "grade_repeated=1;sibling_out=1");
    given.input.cases.push_back({.state = "tracking", .student_id = "A1"});
    list = given.list();
    REQUIRE(list.size() == 2);
    CHECK(list[0].student_id == "A2");  // grade 5 before grade 7
    CHECK(list[0].factors == "grade_repeated=1;sibling_out=1");
    CHECK(list[1].factors == "earlier_case=1;grade_repeated=1;sibling_out=1");
}

TEST_CASE("poverty and family add to a sign of the child, and are none")
{
    Given given("A1,王,7,1,在读,双亲留守,是,1\n");
    CHECK(given.list().empty());
    given.input.repeaters = {"A1"};
    CHECK(given.list().at(0).points == 3);
}

TEST_CASE("of each class few are kept, and with the last all who have as many points")
{
    std::vector<KeyStudent> list(5);
    for (std::size_t i = 0; i < list.size(); ++i) list[i].points = std::vector{7, 5, 5, 2, 1}[i];
    list[4].class_name = "2";
    CHECK(keep_few(list, 2) == 1);
    REQUIRE(list.size() == 4);
    CHECK(list[3].class_name == "2");
    CHECK(keep_few(list, 9) == 0);
}

TEST_CASE("who has left the register is no candidate")
{
    CHECK(Given("A1,王,7,1,转出,双亲留守,是,\n").list().empty());
}

TEST_CASE("a factor without a reason is refused: nobody is listed without one")
{
    CHECK_THROWS_AS(
        read_factors(test::given("factor,op,value,points,reason\npoor,>=,1,5,\n"), {}, KeyStudentInput::factors()),
        Error);
    CHECK_THROWS_AS(read_factors(test::given("factor,op,value,points,reason\nshoe_size,>=,1,5,x\n"), {},
                                 KeyStudentInput::factors()),
                    Error);
}

TEST_CASE("days missed whole and without leave count, and the last four weeks apart")
{
    Attendance attendance;
    csv::Rejects strict;
    attendance.read(
        test::given("学籍号,日期,节次,考勤状态\nA1,2026-07-20,1,旷课\nA1,2026-09-01,1,旷课\nA1,2026-09-25,1,旷课\n"
                    "A1,2026-09-28,1,旷课\nA1,2026-09-28,2,出勤\nA1,2026-09-29,1,病假\n"),
        {}, {}, strict);
    const auto trend = absence_trends(attendance, parse_date("2026-09-30").value()).at("A1");
    CHECK(trend.days_absent == 3);
    CHECK(trend.lately == 1);
    CHECK(trend.before == 1);
}
