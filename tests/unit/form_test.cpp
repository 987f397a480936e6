#include "baoxue/paper/form.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"

using namespace baoxue;
using namespace baoxue::paper;
using Kind = Block::Kind;

namespace {

const Aliases aliases({"letter", "notices", "roster"});

Sheet fill(const std::string& text, Fields fields, std::vector<Fields> rows = {})
{
    return Form(text, "form", aliases).fill({std::move(fields), std::move(rows)});
}

std::string what(const std::string& text)
{
    try {
        Form form(text, "form", aliases);
        form.check({"爱好"});
        form.fill({});
    } catch (const Error& error) {
        CHECK(error.status() == Status::usage);
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a field is found under its column, its heading in either script, and Word's guillemets")
{
    const Fields fields{{"guardian_name", "张三"}};
    for (const auto* text : {"{{guardian_name}}", "{{监护人姓名}}", "{{ 監護人姓名 }}", "«监护人姓名»",
                             "{{{guardian_name}}}", "{{&guardian_name}}"})
        CHECK(fill(text, fields).blocks.at(0).text == "张三");
}

TEST_CASE("every field that is not known is named, once, and columns of the input are known")
{
    CHECK(what("{{name}} {{姓名啊}} {{爱好}} {{#foo}}{{bar}}{{/foo}} {{姓名啊}}") ==
          "form: the template names fields that are not known: 姓名啊, foo, bar");
    CHECK(what("{{name}} {{爱好}}").empty());
}

TEST_CASE("a tag that is not closed is told with its line")
{
    CHECK(what("a\n{{#name}}b\n") == "form:2: a tag is not closed or closes nothing");
    CHECK(what("a\nb\n{{name\n") == "form:3: a tag is not closed or closes nothing");
    CHECK(what("a\n{{> other}}") == "form:2: this kind of tag is not known here");
}

TEST_CASE("a value is never read as a template, a sign of the layout or a break")
{
    const auto sheet =
        fill("{{name}}\n|--|--|\n| {{name}} | b |\n", {{"name", "# {{guardian_phone}} | x \\\\ «姓名»\n=== y"}});
    REQUIRE(sheet.blocks.size() == 2);
    CHECK(sheet.blocks[0].kind == Kind::paragraph);
    CHECK(sheet.blocks[0].text == "# {{guardian_phone}} | x \\\\ «姓名» === y");
    REQUIRE(sheet.blocks[1].rows.at(0).cells.size() == 2);
    CHECK(sheet.blocks[1].rows[0].cells[0].text == sheet.blocks[0].text);
}

TEST_CASE("marks that turn or hide text are taken out, and names in rare characters stay")
{
    CHECK(plain("\xE2\x80\xAE"
                "ab\xE2\x80\x8B"
                "c\xEF\xBB\xBF\x07\x1B[31m\xC2\x85") == "abc[31m");
    CHECK(plain("李𬱖 䶮·阿依") == "李𬱖 䶮·阿依");
    CHECK(plain("a\r\nb\tc") == "a  b c");
}

TEST_CASE("dates are written as documents write them")
{
    const Fields fields{{"deadline", "2026-09-14"}};
    CHECK(fill("{{deadline}}", fields).blocks.at(0).text == "2026年9月14日");
    CHECK(fill("{{deadline|cn}}", fields).blocks.at(0).text == "二〇二六年九月十四日");
    CHECK(Form("{{返校期限}}", "form", aliases).fill({fields, {}}, true).blocks.at(0).text == "二〇二六年九月十四日");
}

TEST_CASE("a section stands when its field is not empty, and rows are repeated")
{
    const std::string text =
        "{{#phone}}\nno\n{{/phone}}\n{{#name}}yes{{/name}}{{^address}} none{{/address}}\n{{#rows}}\n: "
        "{{row_no}} {{name}}\n{{/rows}}\n";
    const auto sheet =
        fill(text, {{"name", "a"}, {"phone", ""}}, {{{"row_no", "1"}, {"name", "甲"}}, {{"row_no", "2"}}});
    REQUIRE(sheet.blocks.size() == 3);
    CHECK(sheet.blocks[0].text == "yes none");
    CHECK(sheet.blocks[1].text == "1 甲");
    CHECK(sheet.blocks[2].text == "2 a");  // what a row lacks, the document has
}

TEST_CASE("each line is what its first sign says")
{
    const auto sheet = fill(
        "@size 10\n@margin 11 12 13 14\n# t\n## h\n= c\n> r\n: f\np\n>> s\n>> d\n~ 2\n--- cut\n===\n@qr "
        "q\n@qr \n",
        {});
    const Kind kinds[] = {Kind::title, Kind::heading, Kind::centre, Kind::right, Kind::flush, Kind::paragraph,
                          Kind::sign,  Kind::gap,     Kind::cut,    Kind::page,  Kind::qr};
    REQUIRE(sheet.blocks.size() == std::size(kinds));
    for (std::size_t i = 0; i < std::size(kinds); ++i) CHECK(sheet.blocks[i].kind == kinds[i]);
    CHECK(sheet.blocks[6].text == "s\nd");
    CHECK(sheet.blocks[7].lines == 2);
    CHECK(sheet.blocks[0].size == 10);
    CHECK(sheet.margin.right == 12);
    CHECK(sheet.has_cut());
}

TEST_CASE("a table has heading rows, widths, joined cells and heights")
{
    const auto table = fill("| a | b | c |\n|--|:---|--|\n| 1 | < | x\\\\y | ^2.5\n", {}).blocks.at(0);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].heading);
    CHECK_FALSE(table.rows[1].heading);
    CHECK(table.widths == std::vector<int>{2, 4, 2});
    CHECK(table.flush_left == std::vector<bool>{false, true, false});
    CHECK(table.rows[1].cells[0].span == 2);
    CHECK(table.rows[1].cells[1].text == "x\ny");
    CHECK(table.rows[1].lines == 2.5);
}

TEST_CASE("a sign that is not understood is named")
{
    CHECK(what("@font big") == "form: this sign of the template is not understood: @font");
    CHECK(what("@size many") == "form: this sign of the template is not understood: @size many");
    CHECK(what("| a | b |\n") == "form: this sign of the template is not understood: |");
    CHECK(what("|--|--|\n| a |\n") == "form: this sign of the template is not understood: |");
}
