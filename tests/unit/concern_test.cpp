#include "baoxue/record/concern.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

TEST_CASE("a concern is open from its day until the day on which it is over")
{
    csv::Rejects collected{.collect = true};
    const csv::Table table(test::given("学籍号,发现日期,关注类别,解除日期\nA1,2026-09-14,思想波动,2026-09-30\n"
                                       "A1,,厌学,\nA1,2026-09-14,高兴,\nA1,2026-09-14,,\nA1,2026-09-14,厌学,2026-09-01\n"),
                           {}, Concern::kinds(), Concern::needed(), collected);
    const auto concerns = read_concerns(table, collected);
    CHECK(collected.rows.size() == 4);
    REQUIRE(concerns.size() == 1);
    CHECK(concerns[0].kind == "mood");
    CHECK_FALSE(concerns[0].open(parse_date("2026-09-13").value()));
    CHECK(concerns[0].open(parse_date("2026-09-29").value()));
    CHECK_FALSE(concerns[0].open(parse_date("2026-09-30").value()));
}
