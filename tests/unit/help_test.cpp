#include "baoxue/record/help.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

TEST_CASE("a help is reviewed when a day and an effect are told")
{
    csv::Rejects collected{.collect = true};
    const csv::Table table(test::given("学籍号,帮扶类型,开始日期,应评估日期,评估日期,帮扶效果\nA1,心理疏导,2026-09-14,2026-10-09,2026-10-09,无效\n"
                                       "A1,资助,2026-09-14,2026-10-09,2026-10-09,\nA1,资助,,,,\nA1,资助,2026-09-14,,2026-09-01,有效\n"),
                           {}, Help::kinds(), Help::needed(), collected);
    const auto helps = read_helps(table, collected);
    CHECK(collected.rows.size() == 2);
    REQUIRE(helps.size() == 2);
    CHECK(helps[0].effect == "none");
    CHECK(helps[0].reviewed(parse_date("2026-10-09").value()));
    CHECK_FALSE(helps[0].reviewed(parse_date("2026-10-08").value()));
    CHECK_FALSE(helps[1].reviewed(parse_date("2026-10-09").value()));
}
