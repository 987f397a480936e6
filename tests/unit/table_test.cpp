#include <doctest/doctest.h>
#include <baoxue/csv/table.hpp>

#include "given.hpp"

using namespace baoxue;
using csv::Table;
using test::given;

namespace {

const std::vector<std::string> kinds{"roster"};

Table table(std::string_view content, csv::Rejects* rejects = nullptr, csv::ReadOptions reading = {})
{
    csv::Rejects none;
    return Table(given(content), reading, kinds, {}, rejects ? *rejects : none);
}

std::string failure(std::string_view content, csv::ReadOptions reading = {}, const std::vector<std::string>& needed = {})
{
    csv::Rejects none;
    try {
        Table(given(content), reading, kinds, needed, none);
    } catch (const Error& error) {
        CHECK(error.status() == Status::data);
        return std::to_string(error.place().line) + ":" + error.place().column + ": " + error.message();
    }
    return "read";
}

}  // namespace

TEST_CASE("a roster is read by its Chinese headings, whatever decorates them")
{
    const auto roster = table("★学籍号,姓 名（必填）,年级\nG1,王一,三年级\n");
    REQUIRE(roster.rows() == 1);
    CHECK(roster.cell(0, roster.find("student_id")) == "G1");
    CHECK(roster.cell(0, roster.find("name")) == "王一");
    CHECK(roster.cell(0, roster.find("grade")) == "三年级");
    CHECK(roster.cell(0, roster.find("class")) == "");
}

TEST_CASE("a column that nobody knows keeps its heading")
{
    const auto roster = table("姓名,鞋码\n王一,34\n");
    CHECK(roster.cell(0, roster.find("鞋码")) == "34");
}

TEST_CASE("quotes hold separators, quotes and line breaks")
{
    const auto roster = table("姓名,家庭住址\n\"王\"\"一\",\"三组,7号\r\n二楼\"\n李二,四组\n");
    REQUIRE(roster.rows() == 2);
    CHECK(roster.raw(0, 0) == "王\"一");
    CHECK(roster.raw(0, 1) == "三组,7号\r\n二楼");
    CHECK(roster.cell(1, roster.find("address")) == "四组");
    CHECK(roster.line(0) == 2);
    CHECK(roster.line(1) == 4);
}

TEST_CASE("a quote inside an unquoted cell is just a quote")
{
    CHECK(table("姓名,备注\n王一,5\" 屏\n").raw(0, 1) == "5\" 屏");
}

TEST_CASE("lines may end with LF, CRLF or a lone CR, and the last one with nothing")
{
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        CAPTURE(end);
        const auto roster = table("姓名,年级" + end + "王一,1" + end + "李二,2");
        REQUIRE(roster.rows() == 2);
        CHECK(roster.cell(1, roster.find("grade")) == "2");
        CHECK(roster.line(1) == 3);
    }
}

TEST_CASE("the separator is told from the heading, by a first line sep=, or by the user")
{
    for (const std::string separator : {",", "\t", ";", "|"}) {
        CAPTURE(separator);
        CHECK(table("姓名" + separator + "年级\n王,一" + (separator == "," ? "" : separator + "2") + "\n")
                  .heading()
                  .columns.size() == 2);
    }
    CHECK(table("sep=;\n姓名;年级\n王一;2\n").line(0) == 3);
    CHECK(table("姓名,a;年级\n王一;2\n", nullptr, {.separator = ";"}).rows() == 1);
}

TEST_CASE("blank rows are no rows")
{
    const auto roster = table("姓名,年级\n\n王一,1\n,\n \t,　\n李二,2\n\n");
    CHECK(roster.rows() == 2);
    CHECK(roster.line(1) == 6);
}

TEST_CASE("a bad row stops the reading with its line and column")
{
    CHECK(failure("年级,姓名\n1,王一\n2\n") == "3:: the row has fewer cells than the heading's 2");
    CHECK(failure("姓名,年级\n王一,1,2\n") == "2:: the row has more cells than the heading's 2");
    CHECK(failure(std::string("姓名,年级\n王一,1") + '\0' + "\n") ==
          "2:年级: a NUL byte in the cell; save the file again as text");
    CHECK(failure("姓名,年级\n王一,\"1\n李二,2\n") ==
          "2:年级: the quote that opens this cell is never closed; close it or double it");
    CHECK(failure("姓名,年级\n\"王\"一,1\n") ==
          "2:: text stands behind a closing quote; double the quotes inside the cell");
    CHECK(failure("姓名,年级\n" + std::string(1100000, 'x') + ",1\n") ==
          "2:: the row is longer than 1 MiB; a quote is probably missing");
}

TEST_CASE("collected rejects leave the good rows, each counted once with its line")
{
    csv::Rejects rejects{.collect = true};
    const auto roster = table("年级,姓名\n1,\"王\n一\"\n2\n3,\"赵三\n4,钱四\n", &rejects);
    REQUIRE(roster.rows() == 2);
    REQUIRE(rejects.rows.size() == 2);
    CHECK(rejects.rows[0].place.line == 4);
    CHECK(rejects.rows[0].row == "2");
    CHECK(rejects.rows[1].place.line == 5);
    CHECK(rejects.rows[1].row == "3,\"赵三");
    CHECK(roster.line(1) == 6);
}

TEST_CASE("columns that mean the same must agree, and fill each other's gaps")
{
    const auto roster = table("姓名,监护人联系电话,家长手机号码\n王一,1990000,1990000\n李二,,1990001\n");
    CHECK(roster.cell(1, roster.find("guardian_phone")) == "1990001");
    CHECK(failure("姓名,监护人联系电话,家长手机号码\n王一,1,2\n")
              .starts_with("2:家长手机号码: the columns 监护人联系电话 and 家长手机号码"));
}

TEST_CASE("of two columns of telephones without an owner the second is the student's own")
{
    const auto roster = table("姓名,联系电话,手机号码\n王一,1990000,1990001\n");
    CHECK(roster.cell(0, roster.find("guardian_phone")) == "1990000");
    CHECK(roster.cell(0, roster.find("phone")) == "1990001");
}

TEST_CASE("a missing column is named in both languages with what was found instead")
{
    const auto said = failure("姓名,鞋码\n王一,34\n", {}, {"student_id|national_id"});
    CHECK(said.find("student_id (学籍号)") != said.npos);
    CHECK(said.find("Found: 姓名 and 1 unknown") != said.npos);
}

TEST_CASE("a row without its last empty cells is filled up and counted, when it tells its child")
{
    csv::Rejects rejects{.collect = true};
    const auto roster = table("姓名,年级,备注\n王一,1\n李二\n", &rejects);
    REQUIRE(roster.rows() == 2);
    CHECK(roster.cell(1, roster.find("name")) == "李二");
    CHECK(roster.cell(1, roster.find("grade")).empty());
    CHECK(rejects.filled_up == 2);
    CHECK(rejects.rows.empty());
}

TEST_CASE("a title above the heading and a total below the rows are left out")
{
    csv::Rejects rejects{.collect = true};
    const auto roster = table("海子街镇中心小学学生花名册,,\n学籍号,姓名,年级\nG1,王一,1\n合计,1,\n", &rejects);
    REQUIRE(roster.rows() == 1);
    CHECK(roster.cell(0, roster.find("name")) == "王一");
    CHECK(roster.line(0) == 3);
    CHECK(rejects.left_out == 1);
}

TEST_CASE("headings of one's own are named in a file")
{
    csv::ReadOptions reading;
    reading.columns = {given("column,heading\nstudent_id,编码\n")};
    const auto roster = table("编码,姓名\nG1,王一\n", nullptr, reading);
    CHECK(roster.cell(0, roster.find("student_id")) == "G1");
}

TEST_CASE("however a file is cut, and by whichever engine and however many hands, it reads the same")
{
    const std::string content =
        "姓名,年级,备注\r\n王一,1,\"a\r\nb\"\r\n\"李,二\",2,x\r\n\r\n赵三,3\r\n钱四,4,\"\"\"\r\n孙五,5,y\r周六,6,\"z\n";
    csv::Rejects expected_rejects{.collect = true};
    const auto expected = table(content, &expected_rejects);
    for (const std::size_t block : {1u, 2u, 3u, 7u, 16u, 64u, 1000u})
        for (const unsigned jobs : {1U, 2U, 5U})
            for (const auto engine : {csv::Engine::two_lanes, csv::Engine::library}) {
                CAPTURE(block);
                CAPTURE(jobs);
                csv::Rejects rejects{.collect = true};
                const auto same = table(content, &rejects, {.jobs = jobs, .engine = engine, .block = block});
                REQUIRE(same.rows() == expected.rows());
                for (std::size_t row = 0; row < same.rows(); ++row) {
                    CHECK(same.line(row) == expected.line(row));
                    for (std::size_t column = 0; column < 3; ++column)
                        CHECK(same.raw(row, column) == expected.raw(row, column));
                }
                REQUIRE(rejects.rows.size() == expected_rejects.rows.size());
                for (std::size_t i = 0; i < rejects.rows.size(); ++i) {
                    CHECK(rejects.rows[i].place.line == expected_rejects.rows[i].place.line);
                    CHECK(rejects.rows[i].row == expected_rejects.rows[i].row);
                    CHECK(rejects.rows[i].reason == expected_rejects.rows[i].reason);
                }
            }
}
