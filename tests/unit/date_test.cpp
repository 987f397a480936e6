#include "baoxue/base/date.hpp"

#include "baoxue/base/birth_date.hpp"

#include <doctest/doctest.h>

using namespace baoxue;
using namespace std::chrono;

namespace {

const Date first_of_september = sys_days{2026y / 9 / 1};

}  // namespace

TEST_CASE("every written form of a day is the same day")
{
    for (const auto* text : {"2026-09-01", "2026-9-1", "2026/9/1", "2026/09/01", "2026.9.1", "20260901", "2026年9月1日",
                             "2026年09月01日", "2026年9月1号", "2026年9月1", "2026 年 9 月 1 日", "２０２６年９月１日",
                             "２０２６－０９－０１", "２０２６０９０１", " 2026-09-01\t",
                             "\xE3\x80\x80"
                             "2026-09-01",
                             "46266"}) {
        CAPTURE(text);
        CHECK(parse_date(text) == first_of_september);
    }
}

TEST_CASE("a time of day behind the day is passed over")
{
    for (const auto* text :
         {"2026-09-01 08:05", "2026-09-01T08:05:59.123Z", "2026/9/1 8:05:00", "2026年9月1日 8:05", "2026/9/1 上午 8:05",
          "2026-09-01 8:05 AM", "20260901 08:05:00", "46266.3368", "2026-09-01T08:05:00+08:00"}) {
        CAPTURE(text);
        CHECK(parse_date(text) == first_of_september);
    }
}

TEST_CASE("what is no day is not made one")
{
    for (const auto* text : {"",
                             " ",
                             "-",
                             "2026-02-30",
                             "2026-13-01",
                             "2026-00-10",
                             "2026-09",
                             "202609",
                             "2026年9月",
                             "2026",
                             "2026-09-01x",
                             "2026-09-01 x",
                             "2026-9/1",
                             "26-09-01",
                             "2026-09-011",
                             "2026--9-1",
                             "99991301",
                             "85231201",
                             "12345",
                             "19999",
                             "60001",
                             "460000",
                             "46266.x",
                             "九月一日",
                             "2026-09-01-02"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text));
    }
}

TEST_CASE("a leap day is there in leap years only")
{
    CHECK(parse_date("2024-02-29") == sys_days{2024y / 2 / 29});
    CHECK(parse_date("2000-02-29") == sys_days{2000y / 2 / 29});
    CHECK_FALSE(parse_date("2026-02-29"));
    CHECK_FALSE(parse_date("1900-02-29"));
}

TEST_CASE("the serials of a spreadsheet reach from 1954 to 2064")
{
    CHECK(parse_date("20000") == sys_days{1954y / 10 / 3});
    CHECK(parse_date("60000") == sys_days{2064y / 4 / 8});
    CHECK(parse_date("44805") == sys_days{2022y / 9 / 1});
}

TEST_CASE("a month stands for its first day, and a whole date for itself")
{
    for (const auto* text : {"2026-09", "2026/9", "2026.09", "202609", "2026年9月", "２０２６年９月", "2026-09-01"}) {
        CAPTURE(text);
        CHECK(parse_month(text) == first_of_september);
    }
    CHECK(parse_month("2026-09-15") == sys_days{2026y / 9 / 15});
    for (const auto* text : {"202613", "2026-13", "2026", "2026年9", "9月", ""}) {
        CAPTURE(text);
        CHECK_FALSE(parse_month(text));
    }
}

TEST_CASE("a date is written as files and as documents write it")
{
    CHECK(to_string(first_of_september) == "2026-09-01");
    CHECK(to_chinese(first_of_september) == "2026年9月1日");
    CHECK(to_chinese(first_of_september, true) == "二〇二六年九月一日");
    CHECK(to_chinese(sys_days{2030y / 10 / 10}, true) == "二〇三〇年十月十日");
    CHECK(to_chinese(sys_days{2026y / 12 / 20}, true) == "二〇二六年十二月二十日");
    CHECK(to_chinese(sys_days{2026y / 11 / 30}, true) == "二〇二六年十一月三十日");
    CHECK(to_chinese(sys_days{2026y / 1 / 31}, true) == "二〇二六年一月三十一日");
}

TEST_CASE("every day from 1900 to 2100 is read back as it was written")
{
    for (Date day = sys_days{1900y / 1 / 1}; day <= sys_days{2100y / 12 / 31}; day += days{1}) {
        if (parse_date(to_string(day)) != day || parse_date(to_chinese(day)) != day) FAIL(to_string(day));
    }
}

TEST_CASE("a year of the Republic is a year")
{
    for (const auto* text : {"105/11/28", "105-11-28", "105.11.28", "1051128", "民國105年11月28日", "民国105年11月28日",
                             "中華民國105年11月28日", "105年11月28日", "１０５／１１／２８", " 民國 105年11月28日 "}) {
        CAPTURE(text);
        CHECK(parse_date(text) == parse_date("2016-11-28"));
    }
    CHECK(parse_date("099/03/05") == parse_date("2010-03-05"));
    CHECK(parse_date("民國99年3月5日") == parse_date("2010-03-05"));
    CHECK_FALSE(parse_date("99/3/5"));     // or 1999
    CHECK_FALSE(parse_date("105/13/01"));  // no such month
    CHECK_FALSE(parse_date("2015112"));    // a digit is missing
    CHECK_FALSE(parse_date("0000000"));
}

TEST_CASE("what stands where nobody knows the birth date is none")
{
    for (const auto* text : {"1900-01-00", "1900-01-01", "1970-01-01", "0000-00-00", "不详", "9999-12-31", ""}) {
        CAPTURE(text);
        CHECK_FALSE(parse_birth_date(text));
    }
    CHECK(parse_birth_date("2016-03-05"));
    CHECK(parse_birth_date("105/3/5") == parse_birth_date("2016-03-05"));
}

TEST_CASE("a date that can be read in two ways is known as such")
{
    for (const auto* text : {"3/5/2016", "03-05-2016", "13/5/2016", "98/3/5", "98.03.05"}) CHECK(is_unclear_date(text));
    for (const auto* text : {"2016-03-05", "105/3/5", "20160305", "", "3/5", "1/2/3/4", "不详"})
        CHECK_FALSE(is_unclear_date(text));
}
