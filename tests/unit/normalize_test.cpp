#include "baoxue/normalize.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;
using test::given;

namespace {

// The rows as they are written, cells with | between.
std::vector<std::string> lines(const Normalized& result)
{
    std::vector<std::string> rows;
    std::size_t column = 0;
    for (const auto& [text, ends] : result.cells) {
        std::size_t from = 0;
        for (const std::size_t to : ends) {
            if (column == 0) rows.emplace_back();
            else rows.back() += '|';
            rows.back() += text.substr(from, to - from);
            from = to;
            column = (column + 1) % result.columns.size();
        }
    }
    return rows;
}

Normalized normalized(std::string_view content, const NormalizePolicy& policy = {}, const csv::ReadOptions& reading = {})
{
    csv::Rejects rejects{true};
    return normalize(given(content), reading, policy, rejects);
}

const std::string merged =
    "学校,年级,班级,学籍号,姓名\n"
    "海子小学,六年级,1班,1,甲\n"
    ",,,2,乙\n"
    ",,2班,3,丙\n"
    "云盘小学,一年级,1班,4,丁\n"
    ",,,5,戊\n";

}  // namespace

TEST_CASE("merged cells are filled the same however the file is cut and by however many hands")
{
    for (const std::size_t block : {1u, 7u, 40u, 4096u})
        for (const unsigned jobs : {1U, 4U}) {
            csv::ReadOptions reading;
            reading.block = block;
            reading.jobs = jobs;
            CHECK(lines(normalized(merged, {.fill_down = true}, reading)) ==
                  std::vector<std::string>{"海子小学|6|1|1|甲", "海子小学|6|1|2|乙", "海子小学|6|2|3|丙",
                                           "云盘小学|1|1|4|丁", "云盘小学|1|1|5|戊"});
        }
}

TEST_CASE("every row is written, left out, rejected or silent")
{
    csv::Rejects rejects{true};
    const auto result = normalize(
        given("2026年9月\n学籍号,姓名,1,2,3\n1,甲,出勤,旷课,\n2,乙,,,\n3,丙,?,,\n合计,,1,,\n4,丁\n"), {}, {}, rejects);
    CHECK(result.rows_in == 5);
    CHECK(result.footers == 1);
    CHECK(result.silent == 2);  // also the row that ends with its name
    CHECK(rejects.rows.size() == 1);
    CHECK(rejects.filled_up == 1);
    CHECK(lines(result) == std::vector<std::string>{"1|甲|2026-09-01|present", "1|甲|2026-09-02|unexcused"});
}

TEST_CASE("the month of a grid is the user's, else the one in the title")
{
    const std::string rows = "学籍号,姓名,1日,2日,3日\n1,甲,出勤,,\n";
    const auto first_day = [&](const std::string& title, std::optional<Date> month) {
        return lines(normalized(title + "\n" + rows, {.month = month})).at(0);
    };
    for (const auto* title :
         {"本校2026年9月考勤表", "2026-09", "考勤 2026.9", "2025-2026学年 ２０２６年９月", "学校20261号 2026/09"}) {
        CAPTURE(title);
        CHECK(first_day(title, {}) == "1|甲|2026-09-01|present");
        CHECK(first_day(title, parse_date("2026-10-01")) == "1|甲|2026-10-01|present");
    }
    CHECK_THROWS_AS(first_day("2025-2026学年第一学期", {}), Error);
}

TEST_CASE("a grid is of the class that its title names, where no column and no setting tells another")
{
    const auto first = [](const std::string& title, NormalizePolicy policy = {}) {
        return lines(normalized(title + "\n姓名,1日,2日,3日\n甲,出勤,,\n", policy)).at(0);
    };
    CHECK(first("甲小六年级2班学生考勤表（2026年9月）") == "甲|6|2|2026-09-01|present");
    CHECK(first("海子街镇第一小学五年级２班2026年9月考勤") == "甲|5|2|2026-09-01|present");
    CHECK(first("2026年9月 班级：六(1)班 班主任：王") == "甲|6|1|2026-09-01|present");
    CHECK(first("云盘中学初一3班考勤 2026年9月") == "甲|7|3|2026-09-01|present");
    CHECK(first("2026年9月五(2)班考勤 制表2026-10-08(周四)") == "甲|5|2|2026-09-01|present");
    for (const auto* title : {"六(1)班、六(2)班 2026年9月", "值班表 2026年9月", "全班 2026年9月", "甲小2班 2026年9月"})
        CHECK(first(title) == "甲|2026-09-01|present");
    CHECK(first("甲小六年级2班 2026年9月", {.set = {{"class", "五(1)班"}}}) == "甲|1|5|2026-09-01|present");
    CHECK(lines(normalized("甲小六年级2班 2026年9月\n姓名,班级,1日,2日,3日\n甲,五(1)班,出勤,,\n")).at(0) ==
          "甲|5|1|2026-09-01|present");
}

TEST_CASE("a heading may name the month of each day itself")
{
    CHECK(lines(normalized("2026年9月\n学籍号,姓名,9月30日,10/1,10-2日\n1,甲,出勤,旷课,病假\n")) ==
          std::vector<std::string>{"1|甲|2026-09-30|present", "1|甲|2026-10-01|unexcused", "1|甲|2026-10-02|sick"});
}

TEST_CASE("a row of data with words that headings know too is no heading")
{
    const auto result = normalized("学籍号,姓名,2026-09-01,2026-09-02,2026-09-03\n1,甲,出勤,病假,事假\n");
    CHECK(result.title_rows == 0);
    CHECK(result.rows_out == 3);
}

TEST_CASE("a user's own headings decide the kind and its columns")
{
    csv::ReadOptions reading;
    reading.columns = {given("column,heading\nstudent_id,号\nname,人\ndate,何时\nstatus,如何\n")};
    const auto result = normalized("号,人,何时,如何\n1,甲,2026/9/1,旷课\n", {}, reading);
    CHECK(result.kind == "attendance");
    CHECK(lines(result) == std::vector<std::string>{"1|甲|2026-09-01|unexcused"});
}
