#include "baoxue/stack.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

namespace {

std::string text_of(const Stack& stack)
{
    const auto file = test::given("", "out.csv");
    csv::Writer out({.file = file}, stack.columns(), {stack.kind(), "stack"});
    stack.write(out);
    out.finish();
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("rows stand below what their headings mean, in the order of the lists; cells as they were")
{
    csv::Rejects rejects;
    Stack stack("roster");
    const auto a = test::given("姓名,班级\n王小明, 1 \n"), b = test::given("班級,學生姓名,鞋码\n二班,李小红,35\n");
    CHECK(stack.add(a, {}, rejects) == 1);
    CHECK(stack.add(b, {}, rejects) == 1);
    CHECK(stack.rows() == 2);
    CHECK(text_of(stack) == "file,name,class,鞋码\n" + a + ",王小明,\" 1 \",\n" + b + ",李小红,二班,35\n");
}

TEST_CASE("a list that was stacked before keeps where its rows came from")
{
    csv::Rejects rejects;
    Stack stack("roster");
    stack.add(test::given("来源文件,姓名\n甲小.xlsx,王小明\n"), {}, rejects);
    stack.add(test::given("name,file\n李小红,乙小.csv\n"), {}, rejects);
    CHECK(text_of(stack) == "file,name\n甲小.xlsx,王小明\n乙小.csv,李小红\n");
}

TEST_CASE("kinds are not mixed, and the first that is told is the kind of all")
{
    csv::Rejects rejects;
    Stack stack;
    stack.add(test::given("学校,年级,班级,学籍号,姓名\n甲小,5,1,1,王小明\n"), {}, rejects);
    CHECK(stack.kind() == "roster");
    const auto attendance = test::given("日期,学籍号,姓名,考勤状态\n2026-09-01,1,王小明,出勤\n");
    CHECK_THROWS_WITH_AS(stack.add(attendance, {}, rejects), doctest::Contains("of kind attendance, those before it are of kind roster"), Error);
    CHECK_THROWS_AS(Stack("nothing"), Error);
}
