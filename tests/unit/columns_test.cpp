#include "baoxue/columns.hpp"

#include <doctest/doctest.h>

#include <string>

#include "baoxue/text.hpp"
#include "baoxue/words.hpp"
#include "data.hpp"

using namespace baoxue;

TEST_CASE("every alias of the table is found in its kind, however it is decorated")
{
    REQUIRE(alias_rows().size() > 600);
    for (const auto& row : alias_rows()) {
        const Aliases aliases({std::string(row.kind)});
        for (const auto cell : {row.column, row.simplified, row.traditional}) {
            const std::string heading(cell);
            const std::string first = heading.substr(0, heading[0] < 0 ? 3 : 1);
            for (const auto& typed :
                 {heading, heading + "★", "*" + heading, heading + "（必填）", heading + "(选填)",
                  heading + "：", "【" + heading + "】", first + " \n" + heading.substr(first.size()),
                  "\xE3\x80\x80" + heading + " "}) {
                CAPTURE(row.kind);
                CAPTURE(typed);
                CHECK(aliases.find(typed) == row.column);
            }
        }
    }
}

TEST_CASE("every printed heading leads back to its column")
{
    for (const auto& row : alias_rows()) {
        const std::vector<std::string> kinds{std::string(row.kind)};
        const Aliases aliases(kinds);
        for (const auto headings : {Headings::english, Headings::simplified, Headings::traditional}) {
            CAPTURE(row.kind);
            CAPTURE(row.column);
            CHECK(aliases.find(label(kinds, row.column, headings)) == row.column);
        }
    }
}

TEST_CASE("full width digits in a heading are digits")
{
    CHECK(Aliases({"roster"}).find("成员１姓名") == "guardian_name");
}

TEST_CASE("the order of the kinds decides what a heading means")
{
    CHECK(Aliases({"roster", "attendance"}).find("班主任") == "head_teacher");
    CHECK(Aliases({"attendance", "roster"}).find("班主任") == "recorder");
    CHECK(Aliases({"attendance", "roster"}).find("民族") == "nation");
}

TEST_CASE("an unknown heading is no column")
{
    const Aliases aliases({"roster"});
    CHECK(aliases.find("考勤结果").empty());
    CHECK(aliases.find("").empty());
    CHECK(aliases.find("★").empty());
    CHECK(Aliases({"nothing"}).find("姓名").empty());
    CHECK(Aliases({}).find("姓名").empty());
}

TEST_CASE("a user's own alias comes first, and the last one given counts")
{
    Aliases aliases({"roster"});
    aliases.add("Ｇ号", "student_id");
    aliases.add("备注", "village");
    CHECK(aliases.find("g號★") == "student_id");
    CHECK(aliases.find("備註") == "village");
    aliases.add("備註", "remark");
    CHECK(aliases.find("备注") == "remark");
    CHECK(aliases.find("姓名") == "name");
}

TEST_CASE("a column is printed by its first alias")
{
    CHECK(label({"roster"}, "national_id", Headings::simplified) == "身份证件号");
    CHECK(label({"roster"}, "national_id", Headings::traditional) == "身份證件號");
    CHECK(label({"roster"}, "national_id", Headings::english) == "national_id");
    CHECK(label({"roster"}, "座右铭", Headings::simplified) == "座右铭");
    CHECK(label({"attendance", "roster"}, "village", Headings::simplified) == "村");
}

TEST_CASE("a column is described with the heading a user knows")
{
    const auto before = spoken();
    const Aliases aliases({"roster"});
    CHECK(aliases.describe("student_id") == "student_id (学籍号)");
    speak(Language::traditional);
    CHECK(aliases.describe("student_id") == "student_id (學籍號)");
    speak(before);
    CHECK(aliases.describe("unheard_of") == "unheard_of");
}
