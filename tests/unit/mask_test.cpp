#include "baoxue/rule/mask.hpp"

#include <doctest/doctest.h>

using namespace baoxue;

TEST_CASE("a name keeps its first character, and not its length")
{
    CHECK(mask_name("张三") == "张*");
    CHECK(mask_name("欧阳娜娜") == "欧*");
    CHECK(mask_name("𬱖") == "𬱖*");
    CHECK(mask_name("Anna") == "A*");
    CHECK(mask_name("张三;李四、王五") == "张*;李*、王*");
    CHECK(mask_name("").empty());
}

TEST_CASE("an ID keeps place and last four in all of its spellings")
{
    for (const auto* id :
         {"99010120110305123x", "99010120110305123X", "９９０１０１２０１１０３０５１２３Ｘ", "=\"99010120110305123x\"",
          "'99010120110305123X", "990101 20110305 123X", " 99010120110305123x "}) {
        CAPTURE(id);
        CHECK(mask_id(id) == "990101********123X");
    }
    CHECK(mask_id("G99010120110305123X") == "G990101********123X");
    CHECK(mask_id("990101110305123") == "*************23");
    CHECK(mask_id("7") == "*");
}

TEST_CASE("a phone keeps its first three and last four")
{
    CHECK(mask_phone("13812341234") == "138****1234");
    CHECK(mask_phone("138-1234-1234") == "138****1234");
    CHECK(mask_phone("0857-8221234") == "085****1234");
    CHECK(mask_phone("8221234") == "*****34");
}

TEST_CASE("numbers inside a text are masked, and dates and small numbers are not")
{
    CHECK(mask_numbers("电话13812341234，身份证99010120110305123x。") == "电话138****1234，身份证990101********123X。");
    CHECK(mask_numbers("学籍号G99010120110305123X号") == "学籍号G990101********123X号");
    CHECK(mask_numbers("2026-09-14 第003号 20260914") == "2026-09-14 第003号 20260914");
    CHECK(mask_numbers("１３８１２３４１２３４") == "138****1234");
    CHECK(mask_numbers("99010120110305123Ｘ") == "990101********123X");
}

TEST_CASE("a row is masked by what its columns hold, its names in its other cells too")
{
    const std::vector<std::string> columns{"student_id", "name",   "guardian_name", "guardian_phone",
                                           "content",    "remark", "grade"};
    const std::vector<std::string_view> cells{
        "G990101201103051237", "张三", "张大", "13812341234", "与张大谈，张三愿返校，电13812341234", "-", "7"};
    CHECK(mask_row(columns, cells) == std::vector<std::string>{"G990101********1237", "张*", "张*", "138****1234",
                                                               "与张*谈，张*愿返校，电138****1234", "-", "7"});
}
