#include "baoxue/record/change.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

namespace {

csv::Table table_of(std::string_view text)
{
    csv::Rejects rejects;
    return {test::given(text), {}, ChangeWriter::kinds(), {"change"}, rejects};
}

}  // namespace

TEST_CASE("a change is read back with the roster's own columns")
{
    const auto table = table_of(
        "change,certainty,student_id,national_id,name,before_school,after_school,before_grade,flags,birth_"
        "date,status\n"
        "left,certain,G990521201609192372,990521201609192372,王睿,一小,,三年级,,,转出\n"
        "moved_school,review,,,李明,一小,二小,4,conflict,2016/9/1,在读\n");
    const auto changes = read_changes(table);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].kind == ChangeKind::left);
    CHECK(changes[0].certain);
    CHECK(changes[0].student_id.key == "G990521201609192372");
    CHECK(changes[0].birth_date == parse_date("2016-09-19"));
    CHECK(changes[0].before_grade == "三年级");
    CHECK(changes[0].status == "transferred_out");
    CHECK(!changes[1].certain);
    CHECK(!changes[1].national_id.usable());
    CHECK(changes[1].birth_date == parse_date("2016-09-01"));
    CHECK(changes[1].after_school == "二小");
    CHECK(changes[1].flags == "conflict");
}

TEST_CASE("changes are read under Chinese headings")
{
    const auto table = table_of("变动,确定性,学籍号,姓名,前表学校\njoined,certain,G990521201609192372,王睿,\n");
    CHECK(read_changes(table)[0].kind == ChangeKind::joined);
}

TEST_CASE("a kind of change that nobody knows is an error, not a guess")
{
    CHECK_THROWS_AS(read_changes(table_of("change,name\ngone,王睿\n")), Error);
}
