#include "baoxue/base/percent.hpp"

#include <doctest/doctest.h>

using namespace baoxue;

TEST_CASE("a share has two decimals, half of the last one rounds up")
{
    CHECK(percent(12, 592) == "2.03");  // 2.0270
    CHECK(percent(1, 3) == "33.33");
    CHECK(percent(2, 3) == "66.67");
    CHECK(percent(1, 20'000) == "0.01");  // 0.005
    CHECK(percent(449, 400) == "112.25");
    CHECK(percent(0, 7) == "0.00");
    CHECK(percent(7, 7) == "100.00");
}

TEST_CASE("moves may make a share negative, and half still rounds up")
{
    CHECK(percent(-1, 3) == "-33.33");
    CHECK(percent(-2, 3) == "-66.67");
    CHECK(percent(-1, 20'000) == "0.00");  // -0.005
    CHECK(percent(-5) == "-0.05");
}

TEST_CASE("nothing has no share")
{
    CHECK(percent(0, 0) == "-");
    CHECK(percent(3, 0) == "-");
    CHECK_FALSE(basis_points(1, -2));
}
