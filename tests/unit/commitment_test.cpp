#include "baoxue/record/commitment.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

TEST_CASE("a commitment is read by the words of the list, its school year by the year in which it begins")
{
    csv::Rejects collected{.collect = true};
    const csv::Table table(test::given("责任书类型,乙方,学校标识码,学籍号,学年,签订日期\n"
                                       "教师与家长,王一,S1,L990521201908250624,2026—2027学年,2026.9.4\n"
                                       "学校与教师,白老师,S1,,２０２６-2027,\n"
                                       "学校与教师,白老师,S1,,今年,\n"
                                       ",白老师,S1,,2026-2027,\n"),
                           {}, Commitment::kinds(), Commitment::needed(), collected);
    const auto rows = read_commitments(table, collected);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].kind == "teacher_parent");
    CHECK(rows[0].school_year == 2026);
    CHECK(rows[0].signed_on == parse_date("2026-09-04"));
    CHECK(rows[1].school_year == 2026);
    CHECK_FALSE(rows[1].signed_on);
    CHECK(collected.rows.size() == 2);
}
