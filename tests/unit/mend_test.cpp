#include "baoxue/mend.hpp"

#include <doctest/doctest.h>

#include "given.hpp"

using namespace baoxue;

namespace {

constexpr std::string_view heading = "学籍号,姓名,出生日期,年级\n";

Mended mended(const std::string& before, const std::string& after, const std::string& list, bool same = true)
{
    csv::Rejects rejects;
    const Roster one(test::given(std::string(heading) + before), {}, rejects), other(test::given(std::string(heading) + after), {}, rejects);
    one.load(), other.load();
    std::vector<csv::Table> lists;
    lists.emplace_back(test::given("pair_id,decision,after_name,after_student_id\n" + list), csv::ReadOptions{}, ReviewWriter::kinds(),
                       std::vector<std::string>{}, rejects);
    const std::vector<Decision> decisions{{"x", same, lists.front().place(0)}};
    const std::vector<DecidedPair> pairs{{0, 0, same}};
    return mend_roster(one, other, decisions, pairs, lists);
}

const std::string formal = "G99052120150912011X", temporary = "L99052120150912011X";

}  // namespace

TEST_CASE("a number that the later list lacks or has for the time being is the earlier list's")
{
    const auto lacking = mended(formal + ",赵一,2015-09-12,3\n", ",赵一,2015-09-12,4\n", "x,y,赵一,\n");
    CHECK(lacking.cells.at({0, 0}) == formal);
    CHECK(lacking.rows == 1);
    CHECK(mended(formal + ",赵一,2015-09-12,3\n", temporary + ",赵一,2015-09-12,4\n", "x,y,赵一,\n").cells.at({0, 0}) == formal);
    CHECK(mended(formal + ",赵一,2015-09-12,3\n", "9.90521E+17,赵一,2015-09-12,4\n", "x,y,赵一,\n").cells.at({0, 0}) == formal);
}

TEST_CASE("what a person corrects in the list is taken, and of two formal numbers none without it")
{
    const std::string other = "G990521201503010243";
    const auto open = mended(formal + ",赵一,2015-09-12,3\n", other + ",赵一,2015-09-12,4\n", "x,y,赵一," + other + "\n");
    CHECK(open.cells.empty());
    CHECK(open.open == 1);
    const auto told = mended(formal + ",赵一,2015-09-12,3\n", other + ",赵乙,2015-09-12,4\n", "x,y,赵一," + formal + "\n");
    CHECK(told.cells.at({0, 0}) == formal);
    CHECK(told.cells.at({0, 1}) == "赵一");
    CHECK(told.open == 0);
}

TEST_CASE("two children are left as they are")
{
    const auto two = mended(formal + ",赵一,2015-09-12,3\n", ",赵一,2015-09-12,4\n", "x,n,赵二,\n", false);
    CHECK(two.cells.empty());
    CHECK(two.pairs == 0);
}
