#include "baoxue/rule/child_directory.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/text.hpp"

using namespace baoxue;

namespace {

const char* const number = "G99052120150912011X";
const char* const other_number = "G990521201503010243";

Who who(const char* student_id, const char* name, int grade = 5, const char* class_name = "1",
        const char* school = "甲小")
{
    Who row{.student_id = parse_student_id(student_id), .name = fold_name(name), .name_text = name};
    row.school_name = school, row.grade = grade, row.class_name = class_name;
    return row;
}

Who with_national_id(Who row, const char* national_id)
{
    row.national_id = parse_national_id(national_id);
    return row;
}

// Rows of a roster, then of other lists; what becomes of the last of these.
ChildDirectory::Answer found(const std::vector<Who>& roster, const std::vector<Who>& rows, ChildDirectory& directory)
{
    for (std::size_t i = 0; i < roster.size(); ++i) directory.enrol(roster[i], true, {"roster.csv", i + 2, {}});
    for (const auto& row : rows) directory.learn(row);
    directory.settle();
    return directory.find(rows.back());
}

Unplaced why(const std::vector<Who>& roster, const std::vector<Who>& rows)
{
    ChildDirectory directory;
    return found(roster, rows, directory).why;
}

std::string key(const std::vector<Who>& roster, const std::vector<Who>& rows)
{
    ChildDirectory directory;
    const auto answer = found(roster, rows, directory);
    return answer ? directory[answer.child].key : "nobody";
}

}  // namespace

TEST_CASE("G, J and L with the same 18 characters, and the 身份证号 itself, are one child")
{
    const std::vector<Who> roster{who(number, "赵一")};
    CHECK(key(roster, {who("J99052120150912011X", "赵一")}) == number);
    CHECK(key(roster, {who("l99052120150912011x", "赵一")}) == number);
    CHECK(key(roster, {who("99052120150912011X", "赵一")}) == number);
    CHECK(key(roster, {with_national_id(who("", "赵一"), "99052120150912011X")}) == number);
}

TEST_CASE("a roster row that holds two numbers joins them for all lists")
{
    const std::vector<Who> roster{with_national_id(who("2026000123", "赵一"), "990521201503010243")};
    CHECK(key(roster, {with_national_id(who("", "赵一"), "990521201503010243")}) == "2026000123");
    CHECK(key(roster, {who("2026000123", "")}) == "2026000123");
}

TEST_CASE("a placeholder is no number")
{
    for (const auto* none : {"待补", "#N/A", "暂无", "不详", "nan", "0", "000000", "无学籍", "111111", "-"})
        CHECK(!parse_student_id(none).usable());
    CHECK(key({who("", "赵一"), who("待补", "钱二")}, {who("#N/A", "钱二")}).find("钱二") != std::string::npos);
}

TEST_CASE("a name is certain where it is the only one in school, grade and class")
{
    const std::vector<Who> roster{who(number, "赵一"), who(other_number, "赵一", 5, "2")};
    CHECK(key(roster, {who("", "赵一")}) == number);
    CHECK(key(roster, {who("", "赵 一", 5, "2")}) == other_number);
    CHECK(why(roster, {who("", "赵一", 5, "3")}) == Unplaced::nobody);
    CHECK(why(roster, {who("", "赵一", 0, "")}) == Unplaced::no_class);
}

TEST_CASE("namesakes of one class are told apart by sex, birth date or seat, else not at all")
{
    auto one = who(number, "张伟"), two = who(other_number, "张伟");
    one.gender = 'M', one.seat = "3", two.gender = 'F', two.seat = "4";
    auto row = who("", "张伟");
    CHECK(why({one, two}, {row}) == Unplaced::several);
    row.gender = 'F';
    CHECK(key({one, two}, {row}) == other_number);
    row.gender = 0, row.seat = "3";
    CHECK(key({one, two}, {row}) == number);
}

TEST_CASE("a name that is only alike is offered, never taken")
{
    ChildDirectory directory;
    const auto answer = found({who(number, "张燕")}, {who("", "章燕")}, directory);
    CHECK(answer.why == Unplaced::nobody);
    REQUIRE(answer.candidates.size() == 1);
    CHECK(directory[answer.candidates[0]].key == number);
}

TEST_CASE("a person's decision gives the row to the child, and to no other")
{
    ChildDirectory first;
    const auto answer = found({who(number, "张燕")}, {who("", "章燕")}, first);
    REQUIRE(answer.candidates.size() == 1);
    ChildDirectory second;
    second.decide(first.pair_id(who("", "章燕"), answer.candidates[0]), true);
    const auto decided = found({who(number, "张燕")}, {who("", "章燕")}, second);
    REQUIRE(decided);
    CHECK(second[decided.child].key == number);
}

TEST_CASE("one number with two names is nobody's, in whatever order they come")
{
    const auto a = who(number, "赵一"), b = who(number, "钱二");
    CHECK(why({}, {a, b}) == Unplaced::shared);
    CHECK(why({}, {b, a}) == Unplaced::shared);
    CHECK(why({a}, {b}) == Unplaced::other_name);
    CHECK(key({a}, {b, a}) == number);
}

TEST_CASE("a slip of the pen is no other name")
{
    for (const auto& [one, other] : {std::pair{"张燕", "张艳"},
                                     {"王未", "王末"},
                                     {"张伟", "张伟A"},
                                     {"张燕", "zhangyan"},
                                     {"张燕", "张*"},
                                     {"爲", "为"}})
        CHECK(may_be_one_name(fold_name(one), fold_name(other)));
    for (const auto& [one, other] : {std::pair{"赵一", "钱二"}, {"王小明", "王小红"}, {"张伟", "张伟强"}})
        CHECK(!may_be_one_name(fold_name(one), fold_name(other)));
}

TEST_CASE("without a roster a child without a number is its name and class")
{
    CHECK(key({}, {who("", "赵一")}) == key({}, {who("", "赵 一")}));
    CHECK(key({}, {who("", "赵一", 5, "2")}) != key({}, {who("", "赵一", 5, "1")}));
    CHECK(key({}, {who(number, "赵一"), who("", "赵一")}) == number);
}

TEST_CASE("a child that the roster has by name only gets the number that a list gives it")
{
    CHECK(key({who("", "孙三")}, {who(number, "孙三"), who("", "孙三")}) == number);
}

TEST_CASE("a number that no roster has, of a child that stands in the class under another one, is told")
{
    CHECK(why({who(number, "赵一")}, {who(other_number, "赵一")}) == Unplaced::other_child);
    CHECK(key({who(number, "赵一")}, {who(other_number, "钱二")}) == other_number);
}

TEST_CASE("a school is one by its number and by its name")
{
    auto roster = who(number, "赵一");
    roster.school_id = "2199000101";
    auto row = who("", "赵一", 5, "1", "");
    row.school_id = "2199000101";
    CHECK(key({roster}, {who("", "赵一")}) == number);
    CHECK(key({roster}, {row}) == number);
    CHECK(why({roster, who(other_number, "钱二", 5, "1", "乙小")}, {who("", "赵一", 5, "1", "")}) ==
          Unplaced::no_class);
}
