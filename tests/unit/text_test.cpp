#include "baoxue/base/text.hpp"

#include "baoxue/base/grade.hpp"

#include <doctest/doctest.h>

using namespace baoxue;

TEST_CASE("outer blanks of every kind go, inner ones stay")
{
    CHECK(trim("张 三") == "张 三");
    CHECK(trim("  张三\t\r\n") == "张三");
    CHECK(trim("\xEF\xBB\xBF\xE3\x80\x80\xC2\xA0\xE2\x80\x8B张三\xE2\x80\x8B\xE3\x80\x80 ") == "张三");
    CHECK(trim("") == "");
    CHECK(trim(" \xE3\x80\x80 ") == "");
    CHECK(trim("a") == "a");
    CHECK(trim("𬱖") == "𬱖");
}

TEST_CASE("a view that ends inside a character is not read past its end")
{
    CHECK(trim("a\xE3\x80") == "a\xE3\x80");
    CHECK(trim("\xF0") == "\xF0");
    CHECK(display_width("\xE5\xBC") == 2);
}

TEST_CASE("a cell is what its writer meant")
{
    CHECK(clean("=\"00123\"") == "00123");
    CHECK(clean("'00123") == "00123");
    CHECK(clean(" '00123 ") == "00123");
    CHECK(clean("'=\"00123\"") == "00123");
    CHECK(clean("=1+1") == "=1+1");
    CHECK(clean("=\"a\"&\"b\"") == "=\"a\"&\"b\"");
    CHECK(clean("O'Neil") == "O'Neil");
    CHECK(clean(" 张三 ") == "张三");
}

TEST_CASE("a placeholder is an empty cell")
{
    for (const auto* cell :
         {"-", "--", "—", "——", "－", "/", "无", "無", "NULL", "null", "N/A", " - ", "'", "=\"\"", "'-"}) {
        CAPTURE(cell);
        CHECK(clean(cell).empty());
    }
    for (const auto* cell : {"无锡", "-1", "N", "0", "A/B"}) CHECK(clean(cell) == cell);
}

TEST_CASE("what a cell is does not depend on the blanks around it")
{
    const std::string_view pieces[]{"",         "a",    "1",  "-",    "--",   "/",   "N",
                                    "n/a",      "NULL", "'",  "=\"",  "\"",   " ",   "无",
                                    "無",       "—",    "－", "张",   "𬱖", "é",   "\xE3\x80\x80",
                                    "\xC2\xA0", "€",    "三", "\x7F", "\xE5", "\x80"};
    for (const auto one : pieces)
        for (const auto two : pieces)
            for (const auto three : pieces) {
                const auto cell = std::string(one).append(two).append(three);
                CAPTURE(cell);
                REQUIRE(clean(cell) == clean("  " + cell + " "));
            }
}

TEST_CASE("full width becomes half width, and nothing else changes")
{
    CHECK(half_width("Ｇ１２３（Ａ）：　张三，䶮𬱖") == "G123(A): 张三,䶮𬱖");
    CHECK(half_width("學籍號") == "學籍號");
}

TEST_CASE("words typed otherwise have the same key")
{
    CHECK(fold("學籍號") == fold(" 学 籍\xE3\x80\x80号\n"));
    CHECK(fold("ＡＢＣ") == "abc");
    CHECK(fold("Ｐresent ") == fold("present"));
    CHECK(fold("轉出") == fold("转出"));
    CHECK(fold("张三") != fold("张四"));
    CHECK(fold("\xE2\x80\x8B") == "");
}

TEST_CASE("a heading is known under its decoration")
{
    const auto plain = fold_heading("学籍号");
    for (const auto* heading : {"学籍号★", "*学籍号", "學籍號（必填）", "学籍号(选填)", "【学籍号】", "学籍号：",
                                "学籍\n号", " 学籍号 ", "學籍號[必填]", "※学籍号 *", "学籍号【必填】"}) {
        CAPTURE(heading);
        CHECK(fold_heading(heading) == plain);
    }
    CHECK(fold_heading("Student ID") == fold_heading("student_id"));
    for (const auto* hinted : {"学籍号(19位)", "学籍号（格式：G+18位）", "*学籍号(YYYYMMDD)"}) CHECK(fold_heading(hinted) == plain);
    CHECK(fold_heading("性别(男/女)") == fold_heading("性别"));
    CHECK(fold_heading("姓名(家长/监护人)") != fold_heading("姓名"));
    CHECK(fold_heading("电话(1)") != fold_heading("电话"));
    CHECK(fold_heading("监护人(父亲)") != fold_heading("监护人"));
    CHECK(fold_heading("乡(镇)") == fold_heading("乡镇"));
}

TEST_CASE("a terminal gives a Chinese character two columns")
{
    CHECK(display_width("abc") == 3);
    CHECK(display_width("张三") == 4);
    CHECK(display_width("张三 a，") == 8);
    CHECK(display_width("𬱖䶮") == 4);
    CHECK(display_width("e\xCC\x81") == 1);
    CHECK(display_width("·") == 1);
    CHECK(display_width("\xE2\x80\x8B") == 0);
    CHECK(display_width("") == 0);
}

TEST_CASE("text fits its columns exactly and no character is cut in two")
{
    CHECK(fit("张三", 6) == "张三  ");
    CHECK(fit("张三丰", 5) == "张三 ");
    CHECK(fit("张三丰", 6) == "张三丰");
    CHECK(fit("abc", 2) == "ab");
    CHECK(fit("张", 1) == " ");
    CHECK(fit("", 3) == "   ");
}

TEST_CASE("a grade is a number from one to nine however it is written")
{
    for (const auto* text : {"7", "07", "７", "七", "七年级", "七年級", "7年级", "(七)", "（七）年级", "初一", "初1",
                             "初中一年级", "初一年级", "初中七年级", "G7", "Grade 7", " 七 年 级 ", "7.0"}) {
        CAPTURE(text);
        CHECK(parse_grade(text) == 7);
    }
    for (const auto* text : {"6", "六年级", "小六", "小学六年级", "(六)", "六年"}) CHECK(parse_grade(text) == 6);
    CHECK(parse_grade("一年级") == 1);
    CHECK(parse_grade("初三") == 9);
    CHECK(parse_grade("九年級") == 9);
}

TEST_CASE("a grade may have its term, its year of entry or itself in another word beside it")
{
    for (const auto* text : {"六年级(2020级)", "六年级（2020年入学）", "6年级(2020)", "2020级六年级", "2020级（六年级）",
                             "六年级2020级", "六年级上学期", "六年级(下)", "六上", "第六年级", "小学部六年级", "小六(六年级)",
                             "六年级毕业班", "P6"}) {
        CAPTURE(text);
        CHECK(parse_grade(text) == 6);
    }
    CHECK(parse_grade("九年级(初三)") == 9);
    CHECK(parse_grade("初三（九年级）") == 9);
    CHECK(parse_grade("八年级下") == 8);
    for (const auto* text : {"六年级(初三)", "六年级(1)", "六年级(向阳)", "毕业班", "中学三年级", "第六", "(2020级)"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_grade(text));
    }
    CHECK(parse_class("第二十班") == "第二十班");
}

TEST_CASE("what is no grade of compulsory schooling is none")
{
    for (const auto* text : {"", "0", "10", "高一", "高三", "学前班", "幼儿园大班", "小学七年级", "初四", "初中六年级",
                             "年级", "七年级3班", "2022", "2022级", "x", "小", "初", "()", "一二"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_grade(text));
    }
}

TEST_CASE("a year of entry is a grade only where it can be but one")
{
    CHECK(parse_grade("2022级", 2026) == 5);
    CHECK(parse_grade("2021級", 2026) == 6);
    CHECK(parse_grade("小学2026级", 2026) == 1);
    CHECK(parse_grade("初中2026级", 2026) == 7);
    CHECK(parse_grade("初2024级", 2026) == 9);
    CHECK_FALSE(parse_grade("2026级", 2026));  // first or seventh grade
    CHECK_FALSE(parse_grade("2024级", 2026));
    CHECK_FALSE(parse_grade("2027级", 2026));
    CHECK_FALSE(parse_grade("初2020级", 2026));
    CHECK_FALSE(parse_grade("2010级", 2026));
}

TEST_CASE("a class is told from its neighbours, not from its spelling")
{
    for (const auto* text :
         {"1",         "01",         "１",           "1班",        "(1)班",     "（1）班",       "(1)",
          "一班",      "七(1)班",    "七（1）班",    "七（一）班", "七年级1班", "七年級（1）班", "七年级(1)班",
          "初一(1)班", "初一1班",    "七1班",        "7(1)班",     "2026级1班", "2026级(1)班",   "1.0",
          "Class 1",   "七年级一班", "Grade7 Class1"}) {
        CAPTURE(text);
        CHECK(parse_class(text) == "1");
        CHECK(parse_class(text, 7) == "1");
    }
    CHECK(parse_class("701", 7) == "1");
    CHECK(parse_class("0701", 7) == "1");
    CHECK(parse_class("701班", 7) == "1");
    CHECK(parse_class("7.1", 7) == "1");
    CHECK(parse_class("7-1班", 7) == "1");
    CHECK(parse_class("712", 7) == "12");
    CHECK(parse_class("701") == "701");
    CHECK(parse_class("801", 7) == "801");
    CHECK(parse_class("十一班") == "11");
    CHECK(parse_class("二十班") == "20");
    CHECK(parse_class("二三班") == "3");
    CHECK(parse_class("71", 7) == "71");
}

TEST_CASE("a class cell that says the grade is read with it, where no other cell does")
{
    const auto is = [](const char* grade, const char* klass, int expected, const char* name) {
        CAPTURE(klass);
        const auto both = parse_grade_and_class(grade, klass);
        CHECK(both.grade == expected);
        CHECK(both.class_name == name);
    };
    is("", "一年级2班", 1, "2");
    is("", "五(6)班", 5, "6");
    is("", "五（6）班", 5, "6");
    is("", "六6", 6, "6");
    is("", "初一3班", 7, "3");
    is("", "初中二年级3班", 8, "3");
    is("", "小学三年级(1)班", 3, "1");
    is("", "704", 7, "4");
    is("", "0704", 7, "4");
    is("", "七年级十一班", 7, "11");
    is("", "7-4", 7, "4");
    is("", "六年级", 6, "");
    is("", "六年級", 6, "");
    is("", "3", 0, "3");
    is("", "12班", 0, "12");
    is("", "高一3班", 0, fold("高一3班").c_str());
    is("", "实验班", 0, fold("实验班").c_str());
    is("", "", 0, "");
    is("七年级", "704", 7, "4");
    is("三年级", "五(6)班", 3, parse_class("五(6)班", 3).c_str());
    is("学前班", "一(2)班", 0, "2");
}

TEST_CASE("a class with a name keeps it")
{
    CHECK(parse_class("实验班") == fold("實驗班"));
    CHECK(parse_class("實驗班") == parse_class("实验班"));
    CHECK(parse_class("实验(1)班") != parse_class("实验(2)班"));
    CHECK(parse_class("实验（1）班") == parse_class("實驗(1)班"));
    CHECK(parse_class("A班") == parse_class("ａ班"));
    CHECK(parse_class("") == "");
    CHECK(parse_class("班") == "班");
    CHECK(parse_class("阳光少年宫舞蹈艺术体育音乐美术书法综合实践活动一班") != "1");
}

TEST_CASE("a text becomes a file's name that every system takes")
{
    CHECK(file_name("云盘小学", 99) == "云盘小学");
    CHECK(file_name("../一小/七(1)班 ", 99) == "一小-七-1-班");
    CHECK(file_name("\n..\xFF", 99).empty());
    CHECK(file_name("一二三四", 9) == "一二");
}
