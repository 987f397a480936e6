#include "baoxue/record/leave.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;
using namespace std::chrono;

namespace {

struct Slips {
    csv::Table table;
    std::vector<Leave> leaves;
};

Slips slips(std::string_view text, csv::Rejects rejects = {})
{
    csv::Table table(test::given(text), {}, Leave::kinds(), Leave::needed(), rejects);
    auto leaves = read_leaves(table, rejects);
    return {std::move(table), std::move(leaves)};
}

constexpr Date monday = sys_days(2026y / September / 14);

}  // namespace

TEST_CASE("an approved slip covers its days, both ends included")
{
    const auto read = slips(
        "学籍号,请假类型,开始日期,结束日期,是否批准\n"
        "G990521201803221536,病假,2026-09-14,2026-09-16,是\n"
        "G990521201803221536,事假,2026-09-14,2026-09-16,否\n"
        "G990521201803221536,personal,2026/9/14,2026/9/14,\n");
    REQUIRE(read.leaves.size() == 3);
    const auto& sick = read.leaves[0];
    CHECK(sick.kind == "sick");
    CHECK(sick.student_id.key == "G990521201803221536");
    CHECK_FALSE(sick.covers(monday - days(1)));
    CHECK(sick.covers(monday));
    CHECK(sick.covers(monday + days(2)));
    CHECK_FALSE(sick.covers(monday + days(3)));
    CHECK_FALSE(read.leaves[1].covers(monday));
    CHECK(read.leaves[2].covers(monday));
}

TEST_CASE("a slip filed late excuses only the days that follow, unless late slips count")
{
    const auto read = slips(
        "学籍号,请假类型,开始日期,结束日期,提交日期\n"
        "G990521201803221536,病假,2026-09-14,2026-09-16,2026-09-15\n");
    const auto& late = read.leaves.at(0);
    CHECK_FALSE(late.covers(monday));
    CHECK(late.covers(monday, true));
    CHECK(late.covers(monday + days(1)));
}

TEST_CASE("only a suspension may be open")
{
    const auto open = slips("学籍号,请假类型,开始日期,结束日期\nG990521201803221536,休学,2026-09-14,\n");
    CHECK(open.leaves.at(0).covers(monday + days(400)));
    CHECK_THROWS_AS(slips("学籍号,请假类型,开始日期,结束日期\nG990521201803221536,病假,2026-09-14,\n"), Error);
}

TEST_CASE("a slip that cannot be understood is a rejected row")
{
    const std::string heading = "学籍号,请假类型,开始日期,结束日期\n";
    for (const auto* row :
         {"G990521201803221536,散步,2026-09-14,2026-09-14", "G990521201803221536,病假,,2026-09-14",
          "G990521201803221536,病假,2026-09-14,2026-09-13", "G990521201803221536,病假,2026-09-14,不知道"})
        CHECK_THROWS_AS(slips(heading + row + "\n"), Error);
}
