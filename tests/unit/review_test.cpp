#include "baoxue/record/review.hpp"

#include <doctest/doctest.h>

#include "given.hpp"

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

std::vector<csv::Table> lists(const std::vector<std::string>& texts)
{
    std::vector<csv::Table> all;
    csv::Rejects rejects;
    for (const auto& text : texts)
        all.emplace_back(test::given(text, "review.csv"), csv::ReadOptions{}, ReviewWriter::kinds(),
                         std::vector<std::string>{"pair_id", "decision"}, rejects);
    return all;
}

std::size_t refused_line(const std::vector<std::string>& texts)
{
    try {
        read_decisions(lists(texts));
    } catch (const Error& error) {
        CHECK(error.status() == Status::data);
        CHECK(error.place().file.ends_with("review.csv"));
        return error.place().line;
    }
    return 0;
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

TEST_CASE("a decision is yes or no in several words, and nothing or ? leaves the pair open")
{
    const auto decisions =
        read_decisions(lists({"pair_id,decision\na,y\nb,YES\nc,1\nd,是\ne,同\nf,n\ng,No\nh,0\ni,否\n"
                              "j,不同\nk,\nl,?\nm,？\n"}));
    REQUIRE(decisions.size() == 10);
    for (std::size_t i = 0; i < decisions.size(); ++i) CHECK(decisions[i].same == (i < 5));
    CHECK(decisions[9].pair_id == "j");
    CHECK(decisions[9].place.line == 11);
}

TEST_CASE("what was left open with ? is a question that the next list asks again")
{
    CHECK(read_questions(lists({"pair_id,decision\na,y\nb,?\nc,\n", "判定,配对编号\n？,d\n"})) ==
          std::vector<std::string>{"b", "d"});
}

TEST_CASE("a review list is read under its Chinese headings, and several are read as one")
{
    const auto decisions = read_decisions(lists({"配对编号,判定\na,是\n", "配對編號,判定\nb,否\na,y\n"}));
    REQUIRE(decisions.size() == 2);
    CHECK(decisions[0].same);
    CHECK_FALSE(decisions[1].same);
}

TEST_CASE("another word, and a pair decided in two ways, are refused with file and line")
{
    CHECK(refused_line({"pair_id,decision\na,y\nb,perhaps\n"}) == 3);
    CHECK(refused_line({"pair_id,decision\na,y\nb,y\na,n\n"}) == 4);
    CHECK(refused_line({"pair_id,decision\na,y\n", "pair_id,decision\nb,y\na,n\n"}) == 3);
    CHECK(refused_line({"pair_id,decision\na,y\na,是\n"}) == 0);
}
