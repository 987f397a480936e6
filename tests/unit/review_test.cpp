#include "baoxue/record/review.hpp"

#include <doctest/doctest.h>

using namespace baoxue;

namespace {

Person child(std::string name, std::string phone = "19900001234")
{
    Person p;
    p.name = std::move(name);
    p.birth_date = parse_date("2015-03-12");
    p.birth_text = "2015-03-12";
    p.phone = std::move(phone);
    return p;
}

std::vector<std::string> ids(const std::vector<Person>& persons)
{
    std::vector<std::string> ids;
    for (const auto& person : persons) ids.push_back(row_id(person));
    return ids;
}

}  // namespace

TEST_CASE("the name of a pair survives another format and another row")
{
    Person typed = child("張子涵", "1990-000-1234");
    typed.birth_text = "2015年3月12日";
    typed.sheet_row = 77;
    CHECK(pair_id(typed, child("李雨")) == pair_id(child("张子涵"), child("李雨")));
}

TEST_CASE("the name of a pair changes with what the rows say")
{
    const auto id = pair_id(child("张子涵"), child("李雨"));
    CHECK(id != pair_id(child("张梓涵"), child("李雨")));
    CHECK(id != pair_id(child("张子涵", "19900001235"), child("李雨")));
    CHECK(id != pair_id(child("李雨"), child("张子涵")));
    CHECK(id.find_first_of("0123456789") == id.npos);
}

TEST_CASE("a decision is found again by what the rows say")
{
    const std::vector<Person> before{child("李雨"), child("张子涵")}, after{child("张梓涵")};
    const auto found = find_rows({{pair_id(before[1], after[0]), true}}, ids(before), ids(after));
    REQUIRE(found.size() == 1);
    CHECK(found[0].before == 1);
    CHECK(found[0].after == 0);
    CHECK(found[0].same);
}

TEST_CASE("a decision whose row has changed is refused, with its place")
{
    const std::vector<Decision> decisions{{pair_id(child("张子涵"), child("张梓涵")), true, Place{"review.csv", 7}}};
    try {
        find_rows(decisions, ids({child("张子涵")}), ids({child("张梓涵", "19900009999")}));
        FAIL("a changed row was accepted");
    } catch (const Error& error) {
        CHECK(error.status() == Status::data);
        CHECK(error.place().line == 7);
    }
    CHECK_THROWS_AS(find_rows({{"", true}}, ids({child("张子涵")}), {}), Error);
}

TEST_CASE("a row cannot be decided to be two others")
{
    const std::vector<Person> before{child("张子涵")}, after{child("张梓涵"), child("张紫涵")};
    CHECK_THROWS_AS(find_rows({{pair_id(before[0], after[0]), true}, {pair_id(before[0], after[1]), true}}, ids(before),
                              ids(after)),
                    Error);
}
