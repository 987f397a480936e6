#include "baoxue/record/target.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

namespace {

std::vector<Target> targets(std::string_view text)
{
    csv::Rejects rejects;
    return read_targets(csv::Table(test::given(text), {}, Target::kinds(), Target::needed(), rejects));
}

}  // namespace

TEST_CASE("a target reads as an office writes it")
{
    const auto read = targets(
        "范围,指标,比较,目标值\n全镇,巩固率,>=,99\n2199000101,辍学率,不高于,0.6%\n小学,dropout_net,<,1.8\n张 "
        "三,到校率,>,０\n");
    REQUIRE(read.size() == 4);
    CHECK(read[0].scope == "town");
    CHECK(read[0].indicator == "retention");
    CHECK(read[0].op == Target::Op::at_least);
    CHECK(read[0].value == 9900);
    CHECK(read[1].scope == "2199000101");
    CHECK(read[1].op == Target::Op::at_most);
    CHECK(read[1].value == 60);
    CHECK(read[2].scope == "primary");
    CHECK(read[2].indicator == "dropout_net");
    CHECK(to_string(read[2].op) == "<");
    CHECK(read[3].scope == "张三");
    CHECK(read[3].value == 0);
}

TEST_CASE("a target is met at its value only with the sign that says so")
{
    const auto met = [](Target::Op op, long long rate) { return Target{"town", "dropout", op, 60}.met_by(rate); };
    CHECK(met(Target::Op::at_least, 60));
    CHECK_FALSE(met(Target::Op::at_least, 59));
    CHECK_FALSE(met(Target::Op::above, 60));
    CHECK(met(Target::Op::above, 61));
    CHECK(met(Target::Op::at_most, 60));
    CHECK_FALSE(met(Target::Op::at_most, 61));
    CHECK_FALSE(met(Target::Op::below, 60));
    CHECK(met(Target::Op::below, 59));
}

TEST_CASE("a target that cannot be read stops, with its line")
{
    for (const std::string_view row :
         {",巩固率,>=,99", "全镇,幸福率,>=,99", "全镇,巩固率,==,99", "全镇,巩固率,>=,高", "全镇,巩固率,>=,"}) {
        CAPTURE(row);
        try {
            targets("范围,指标,比较,目标值\n" + std::string(row) + "\n");
            FAIL("it was read");
        } catch (const Error& error) {
            CHECK(error.status() == Status::data);
            CHECK(error.place().line == 2);
        }
    }
}
