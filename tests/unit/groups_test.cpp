#include "baoxue/csv/groups.hpp"

#include <doctest/doctest.h>

#include "given.hpp"

using namespace baoxue;
using Codes = std::vector<std::string_view>;

TEST_CASE("a row tells its village and its special groups, each in its own words")
{
    csv::Rejects rejects;
    const csv::Table table(test::given("学籍号,姓名,行政村,留守儿童,建档立卡,残疾类型,是否孤儿,特殊群体\n"
                                       "1,甲,石村,双亲留守,是,无,否,\n"
                                       "2,乙,,否,否,肢体残疾,是,困境儿童、随迁子女\n"
                                       "3,丙,白村,,,,,别的\n"),
                           csv::ReadOptions{}, {"roster"}, {}, rejects);
    const GroupReader groups_of(table);
    CHECK(groups_of(0).village == "石村");
    CHECK(groups_of(0).special.codes() == Codes{"left_behind", "poor"});
    CHECK(groups_of(1).special.codes() == Codes{"orphan", "disabled", "hardship", "migrant"});
    CHECK(groups_of(1).special.has("migrant"));
    CHECK(groups_of(2).special.none());
}

TEST_CASE("no and none are no disability")
{
    for (const auto* word : {"", "否", "无", "無", "没有"}) CHECK_FALSE(tells_disability(word));
    for (const auto* word : {"是", "听力残疾", "三级"}) CHECK(tells_disability(word));
}
