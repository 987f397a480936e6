#include "baoxue/base/columns.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/words.hpp"
#include "base/data.hpp"

using namespace baoxue;

TEST_CASE("every alias of the table is found in its kind, however it is decorated")
{
    REQUIRE(base::alias_rows().size() > 600);
    for (const auto& row : base::alias_rows()) {
        const Aliases aliases({std::string(row.kind)});
        for (const auto cell : {row.column, row.simplified, row.traditional}) {
            const std::string heading(cell);
            const std::string first = heading.substr(0, heading[0] < 0 ? 3 : 1);
            for (const auto& typed : {heading, heading + "★", "*" + heading, heading + "（必填）", heading + "(选填)",
                                      heading + "：", "【" + heading + "】",
                                      first + " \n" + heading.substr(first.size()), "\xE3\x80\x80" + heading + " "}) {
                CAPTURE(row.kind);
                CAPTURE(typed);
                CHECK((aliases.find(typed) == row.column || aliases.find_besides(typed, aliases.find(typed)) == row.column));
            }
        }
    }
}

TEST_CASE("every printed heading leads back to its column")
{
    for (const auto& row : base::alias_rows()) {
        const std::vector<std::string> kinds{std::string(row.kind)};
        const Aliases aliases(kinds);
        for (const auto headings : {Language::english, Language::simplified, Language::traditional}) {
            CAPTURE(row.kind);
            CAPTURE(row.column);
            CHECK(aliases.find(heading_of(kinds, row.column, headings)) == row.column);
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
    CHECK(heading_of({"roster"}, "national_id", Language::simplified) == "身份证件号");
    CHECK(heading_of({"roster"}, "national_id", Language::traditional) == "身份證件號");
    CHECK(heading_of({"roster"}, "national_id", Language::english) == "national_id");
    CHECK(heading_of({"roster"}, "座右铭", Language::simplified) == "座右铭");
    CHECK(heading_of({"attendance", "roster"}, "village", Language::simplified) == "村");
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

TEST_CASE("no alias stands twice in the table")
{
    std::set<std::tuple<std::string_view, std::string_view, std::string_view>> seen;
    for (const auto& row : base::alias_rows()) {
        CAPTURE(row.kind);
        CAPTURE(row.simplified);
        CHECK(seen.insert({row.kind, row.column, row.simplified}).second);
    }
}

TEST_CASE("every column of a file has a heading to print and a form that is known")
{
    const std::set<std::string_view> forms = {"text",  "date",  "time",  "month",       "number",
                                              "grade", "class", "phone", "national_id", "student_id", "span"};
    for (const auto kind : kinds_of_files()) {
        for (const auto& column : columns_of(kind)) {
            CAPTURE(kind);
            CAPTURE(column.name);
            CHECK(heading_of({std::string(kind)}, column.name, Language::simplified) != column.name);
            if (column.form.starts_with("code:")) CHECK_FALSE(codes_of(column.form.substr(5)).empty());
            else CHECK(forms.contains(column.form));
        }
    }
    CHECK(columns_of("roster").size() > 30);
    CHECK(columns_of("no such kind").empty());
}

TEST_CASE("every alias of a file's kind leads to a column of that file")
{
    const auto kinds = kinds_of_files();
    for (const auto& row : base::alias_rows()) {
        if (std::ranges::find(kinds, row.kind) == kinds.end()) continue;
        CAPTURE(row.kind);
        CAPTURE(row.column);
        CHECK(std::ranges::count(columns_of(row.kind), row.column, &Column::name) == 1);
    }
}

TEST_CASE("a name may stand in two columns, where none has the whole name")
{
    const Aliases roster({"roster"});
    const auto parts = name_parts({"学籍号", "名", "姓"}, roster);
    REQUIRE(parts);
    CHECK(parts->family == 2);
    CHECK(parts->given == 1);
    CHECK(name_parts({"GivenName", "FamilyName"}, roster));
    CHECK_FALSE(name_parts({"姓", "学籍号"}, roster));
    CHECK_FALSE(name_parts({"姓名", "姓", "名"}, roster));
    CHECK(kind_of({"学籍号", "姓", "名", "年级", "班级"}) == "roster");
}

TEST_CASE("what a file lacks is named")
{
    CHECK(missing_columns("roster", {"school_name", "name", "grade", "class", "national_id"}).empty());
    CHECK(missing_columns("roster", {"name", "grade"}) ==
          std::vector<std::string>{"school_id|school_name", "student_id|national_id|birth_date", "class"});
}

TEST_CASE("a file's kind is told from its headings")
{
    CHECK(kind_of({"学籍号", "姓名", "性别", "年级", "班级", "学校名称", "监护人姓名"}) == "roster");
    CHECK(kind_of({"學籍號", "姓名", "日期", "節次", "考勤狀態"}) == "attendance");
    CHECK(kind_of({"姓名", "请假类型", "开始日期", "结束日期"}) == "leave");
    CHECK(kind_of({"姓名", "流动方向", "流出时间", "流出原因", "转入学校"}) == "transfers");
    CHECK(kind_of({"学生姓名", "家访日期", "家访形式", "家访教师", "家访结果"}) == "visits");
    CHECK(kind_of({"文书编号", "文书种类", "学生姓名", "签发日期", "返校期限"}) == "notices");
    CHECK(kind_of({"日期", "类型", "节数"}) == "calendar");
    CHECK(kind_of({"student_id", "name", "date", "status"}) == "attendance");
    CHECK(kind_of({"姓名", "年级", "班级"}) == "roster");
    CHECK(kind_of({"学校标识码", "学校名称", "简称", "校长", "主管单位"}) == "schools");
    CHECK(kind_of({"学校名称", "年级", "食谱", "热量", "蛋白质"}).empty());
    CHECK(kind_of({"学校", "学籍号", "姓名", "年级", "班级", "血型", "身高", "体重", "视力", "爱好", "特长"}) ==
          "roster");
    CHECK(kind_of({"姓名"}).empty());
    CHECK(kind_of({"甲", "丙丁"}).empty());
}
