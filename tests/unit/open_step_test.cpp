#include "baoxue/base/open_step.hpp"

#include <doctest/doctest.h>

using namespace baoxue;
using namespace std::chrono;

TEST_CASE("open steps are read as they were written, colons and semicolons in their texts too")
{
    const Date day = sys_days(2026y / September / 1);
    const std::vector<OpenStep> steps{{"L1", day, day + days(1), "teacher", "班主任", "家访或电话：先问", "visit_form"},
                                      {"L2", day, day + days(2), "school", "校长: 何", "会同村委会; 家访: 两人", ""}};
    const auto cell = to_cell(steps);
    const auto read = parse_open_steps(cell);
    REQUIRE(read.has_value());
    REQUIRE(read->size() == 2);
    CHECK(read->at(0).action == "家访或电话：先问");
    CHECK(read->at(0).document == "visit_form");
    CHECK(read->at(1).due == day + days(2));
    CHECK(read->at(1).actor == "校长- 何");
    CHECK(read->at(1).action == "会同村委会, 家访: 两人");
    CHECK(to_cell(*read) == cell);
    CHECK(parse_open_steps("")->empty());
    CHECK_FALSE(parse_open_steps("L1:2026-09-01").has_value());
}
