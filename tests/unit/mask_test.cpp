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
    CHECK(mask_name("张 三") == "张*");
    CHECK(mask_name("阿卜杜拉·买买提") == "阿*");
    CHECK(mask_name("张三（父）/李 四") == "张*（父*）/李*");
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
    CHECK(mask_id("待补") == "**");
    CHECK(mask_id("13812345678张三") == "*************");
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
    CHECK(Mask(columns).row(cells) == std::vector<std::string>{"G990101********1237", "张*", "张*", "138****1234",
                                                               "与张*谈，张*愿返校，电138****1234", "-", "7"});
}

TEST_CASE("a number is seen whatever stands before, inside or behind it")
{
    const std::pair<const char*, const char*> texts[]{
        {"2026-09-10 13812345678", "2026-09-10 138****5678"},
        {"99052120150912011X 13812345678", "990521********011X 138****5678"},
        {"99052120150912011X13812345678", "990521********011X138****5678"},
        {"13812345678 13987654321", "138****5678 139****4321"},
        {"+8613812345678", "+***********78"},
        {"(86)138-1234-5678", "(***********78"},
        {"138.1234.5678", "138****5678"},
        {"138\u00A01234\u00A05678", "138****5678"},
        {"１３８－１２３４－５６７８", "138****5678"},
        {"990521 2015 0912 011x", "990521********011X"},
        {"990521-20150912-0110", "990521********0110"},
        {"990521150912011", "*************11"},
        {"0857-8221234", "085****1234"},
        {"护照P1234567", "护照P*****67"},
        {"20260901 至 20260915", "20260901 至 20260915"},
        {"2026-09-01..2027-01-22 08:30", "2026-09-01..2027-01-22 08:30"},
        {"2026.9.1 2026.9.15 2199000101", "2026.9.1 2026.9.15 2199000101"},
        {"6222021234567890123", "*****************23"},
        {"990521/2015/0912/011X", "990521********011X"},
        {"138,0000,1234", "138****1234"},
        {"138、0000、1234", "138****1234"},
        {"电话一三八零零零零一二三四", "电话138****1234"},
        {"幺三八〇〇〇〇壹贰叁肆", "138****1234"},
        {"138〇〇〇〇1234", "138****1234"},
        {"监护人二138 0000 1234", "监护人二138****1234"},
        {"第1,3,5,7,9,11,13,15节", "第1,3,5,7,9,11,13,15节"},
        {"一二三四五六七八九年级", "一二三四五六七八九年级"},
        {"2026/09/14,2026/09/15", "2026/09/14,2026/09/15"},
    };
    for (const auto& [text, masked] : texts) CHECK(mask_numbers(text) == masked);
}

TEST_CASE("no name of the row is left in its texts, with blanks or without, in either script")
{
    const std::vector<std::string> columns{"name", "guardian_name", "remark"};
    const auto remark = [&](std::string_view text) {
        return Mask(columns).row({"张 涛涛", "李 四 王 五五", text})[2];
    };
    CHECK(remark("张涛涛与張 濤濤，涛涛") == "张*与張*，涛*");
    CHECK(remark("问李四王五五、五五") == "问李*、五*");
    CHECK(remark("张老师") == "张老师");
}

TEST_CASE("a day of birth is its year, for it would spell the masked number out")
{
    CHECK(Mask({"national_id", "birth_date"}).row({"990521201609192372", "2016-09-19"}) ==
          std::vector<std::string>{"990521********2372", "2016"});
    CHECK(Mask({"before_birth_date", "birth_date"}).row({"待查", "-"}) == std::vector<std::string>{"*", "-"});
}

TEST_CASE("former values are masked as the field is that they speak of")
{
    const Mask changes({"name", "changes"});
    CHECK(changes.row({"张滔", "name: 张涛 → 张滔; guardian_name: 张鹏 → 张朋; class: 1 → 2; birth_date: 2013-04-01 → 2013-04-02"})[1] ==
          "name: 张* → 张*; guardian_name: 张* → 张*; class: 1 → 2; birth_date: 2013 → 2013");
    CHECK(changes.row({"张滔", "鞋码: 37 → 38; name: 张涛 → 张滔"})[1] == "鞋码: * → *; name: 张* → 张*");
    CHECK(changes.row({"张滔", "grade: 1 → 2; 小名: 毛毛 → 豆豆"})[1] == "grade: 1 → 2; 小名: * → *");
    CHECK(changes.row({"张滔", "赵钱孙"})[1] == "*");
    const Mask one({"field", "before", "after"});
    CHECK(one.row({"guardian_name", "张鹏", "张朋"}) == std::vector<std::string>{"guardian_name", "张*", "张*"});
    CHECK(one.row({"grade", "1", "2"}) == std::vector<std::string>{"grade", "1", "2"});
    CHECK(one.row({"小名", "毛毛", "豆豆"}) == std::vector<std::string>{"小名", "*", "*"});
}

TEST_CASE("what nobody knows, whole rows and what helps to guess are hidden")
{
    CHECK(Mask({"", "pair_id", "row", "row"}).row({"毛毛", "ab12", "12", "S1,毛毛"}) ==
          std::vector<std::string>{"*", "*", "12", "*"});
}
