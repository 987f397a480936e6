#include "baoxue/base/identity.hpp"

#include <doctest/doctest.h>

using namespace baoxue;

namespace {

std::string with_check(std::string digits17)
{
    return digits17 + check_digit(digits17);
}

const std::string girl = with_check("99010120150315002");  // born 2015-03-15

}  // namespace

TEST_CASE("the check digit is that of GB 11643")
{
    CHECK(check_digit("11010519491231002") == 'X');
    CHECK(check_digit("36042619910101007") == '1');
}

TEST_CASE("a national number is one key however it is typed")
{
    const std::string number = with_check("99010119491231001");
    REQUIRE(number.ends_with('X'));
    std::string lower = number;
    lower.back() = 'x';
    std::string wide;
    for (const char c : number.substr(0, 17))
        wide += "\xEF\xBC" + std::string(1, static_cast<char>('\x90' + (c - '0')));
    const std::string spaced = number.substr(0, 6) + " " + number.substr(6, 8) + "\xE3\x80\x80" + number.substr(14);
    for (const auto& cell :
         {number, lower, wide + "Ｘ", wide + "ｘ", spaced, "=\"" + number + "\"", "'" + number, " " + number}) {
        CAPTURE(cell);
        CHECK(parse_national_id(cell).key == number);
        CHECK(parse_national_id(cell).state == IdState::valid);
    }
}

TEST_CASE("one wrong digit and two that changed places are told")
{
    REQUIRE(parse_national_id(girl).state == IdState::valid);
    for (std::size_t i = 0; i < 18; ++i) {
        std::string slip = girl;
        slip[i] = slip[i] == '7' ? '1' : '7';
        CAPTURE(i);
        CHECK(parse_national_id(slip).state == IdState::wrong);
        CHECK(parse_national_id(slip).usable());
        if (i == 0 || girl[i] == girl[i - 1] || i == 17) continue;
        std::string swapped = girl;
        std::swap(swapped[i], swapped[i - 1]);
        CHECK(parse_national_id(swapped).state == IdState::wrong);
    }
}

TEST_CASE("a fitting check digit does not excuse a birth date that never was")
{
    CHECK(parse_national_id(with_check("99010120150231002")).state == IdState::wrong);
    CHECK(parse_national_id(with_check("99010118150301002")).state == IdState::wrong);
}

TEST_CASE("fifteen digits become the eighteen they stand for")
{
    const auto id = parse_national_id("990101491231002");
    CHECK(id.key == with_check("99010119491231002"));
    CHECK(id.state == IdState::unchecked);
    CHECK(birth_date_of(id) == parse_date("1949-12-31"));
    const auto other = parse_national_id("990101499931002");  // no date inside: another document's number
    CHECK(other.key == "990101499931002");
    CHECK(other.state == IdState::unchecked);
}

TEST_CASE("a number that a spreadsheet or a mask has cut is no key")
{
    REQUIRE_FALSE(with_check("99010120150315000").ends_with('0'));
    for (const auto* cell : {"9.90101E+17", "9.9E+17", "9.90101e+17", "990101201503150000", "990101********0023"}) {
        CAPTURE(cell);
        CHECK(parse_national_id(cell).state == IdState::damaged);
        CHECK_FALSE(parse_national_id(cell).usable());
        CHECK_FALSE(birth_date_of(parse_national_id(cell)));
        CHECK(gender_of(parse_national_id(cell)) == 0);
    }
}

TEST_CASE("an empty cell and a placeholder are no number")
{
    for (const auto* cell : {"", "  ", "-", "无", "無", "NULL", "/", "'", "=\"\"", "\xE3\x80\x80"}) {
        CAPTURE(cell);
        CHECK(parse_national_id(cell).state == IdState::none);
        CHECK(parse_student_id(cell).state == IdState::none);
        CHECK(parse_student_id(cell).key.empty());
    }
}

TEST_CASE("another document keeps its number, leading zeros too")
{
    CHECK(parse_national_id("e1234567").key == "E1234567");
    CHECK(parse_national_id("e1234567").state == IdState::unchecked);
    CHECK(parse_national_id("00123").key == "00123");
    CHECK(parse_student_id("0012").key == "0012");
    CHECK(parse_student_id("0012").state == IdState::unchecked);
}

TEST_CASE("birth date and gender stand in the number")
{
    const auto id = parse_national_id(girl);
    CHECK(birth_date_of(id) == parse_date("2015-03-15"));
    CHECK(gender_of(id) == 'F');
    CHECK(gender_of(parse_national_id(with_check("99010120150315003"))) == 'M');
    CHECK(gender_of(parse_national_id("E1234567")) == 0);
    CHECK(gender_of(parse_student_id("G" + girl)) == 0);
    CHECK(birth_date_of(parse_student_id("G" + girl)) == parse_date("2015-03-15"));
    CHECK_FALSE(birth_date_of(parse_national_id("E1234567")));
}

TEST_CASE("a student number is read by its letter")
{
    CHECK(parse_student_id("G" + girl).state == IdState::valid);
    CHECK(parse_student_id("g" + girl).key == "G" + girl);
    CHECK(parse_student_id("Ｇ" + girl).state == IdState::valid);
    std::string slip = "G" + girl;
    slip[17] = slip[17] == '7' ? '1' : '7';
    CHECK(parse_student_id(slip).state == IdState::wrong);
    // the last characters of J and L numbers are not a check digit that all provinces agree on
    CHECK(parse_student_id("L990101201503150001").state == IdState::valid);
    CHECK(parse_student_id("J990101201503150011").state == IdState::valid);
    CHECK(parse_student_id("L990101201513150001").state == IdState::wrong);
    CHECK(birth_date_of(parse_student_id("L990101201503150001")) == parse_date("2015-03-15"));
    CHECK(parse_student_id("9.90101E+17").state == IdState::damaged);
    CHECK(parse_student_id("990101201503150000").state == IdState::damaged);
    CHECK(parse_student_id(girl).state == IdState::unchecked);
}
