#include "baoxue/cases.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

namespace {

constexpr auto one = "G990521201302267923";

Date day(const char* text)
{
    return parse_date(text).value();
}

const std::vector<CaseRule>& rules()
{
    static const auto built_in = read_case_rules("", {});
    return built_in;
}

CaseEvent fact(const char* date, const char* event, const char* proof = "", const char* student = one)
{
    CaseEvent made{.date = day(date), .event = event, .proof = proof};
    made.source = std::string(event) + ':' + date;
    made.student_id = student;
    return made;
}

// A ledger that grows by facts, as in a run each night.
struct Ledger {
    std::vector<CaseEvent> events = {};

    CaseNews take(std::vector<CaseEvent> facts, const char* as_of = "2026-12-31")
    {
        auto news = advance_cases(events, std::move(facts), rules(), Calendar(), 10, day(as_of));
        events.insert(events.end(), news.events.begin(), news.events.end());
        return news;
    }

    std::vector<std::string> states(const char* as_of = "2026-12-31") const
    {
        std::vector<std::string> all;
        for (const auto& of_child : cases_as_of(events, rules(), day(as_of))) all.push_back(of_child.state);
        return all;
    }
};

using States = std::vector<std::string>;

}  // namespace

TEST_CASE("a case goes from tracking over visits and notices to an order, and is closed with proof")
{
    Ledger ledger;
    ledger.take({fact("2026-09-07", "absent"), fact("2026-09-09", "visit"), fact("2026-09-16", "notice"),
                 fact("2026-10-12", "order"), fact("2026-10-20", "returned", "attendance")});
    CHECK(ledger.states("2026-09-06").empty());
    CHECK(ledger.states("2026-09-08") == States{"tracking"});
    CHECK(ledger.states("2026-09-09") == States{"persuading"});
    CHECK(ledger.states("2026-10-11") == States{"notified"});
    CHECK(ledger.states("2026-10-12") == States{"enforcing"});
    CHECK(ledger.states("2026-10-20") == States{"returned"});
    const auto now = cases_as_of(ledger.events, rules(), day("2026-12-31")).at(0);
    CHECK(now.visits == 1);
    CHECK(now.notices == 2);
    CHECK(now.closed_on == day("2026-10-20"));
    CHECK(now.close_proof == "attendance");
}

TEST_CASE("without proof no case is closed")
{
    Ledger ledger;
    ledger.take({fact("2026-09-07", "absent")});
    const auto news = ledger.take({fact("2026-09-20", "transferred", "parent_note")});
    CHECK(news.not_proved == 1);
    CHECK(ledger.states() == States{"tracking"});
    ledger.take({fact("2026-09-21", "transferred", "reading_cert")});
    CHECK(ledger.states() == States{"transferred"});
}

TEST_CASE("the same facts again add nothing")
{
    const std::vector facts{fact("2026-09-07", "absent"), fact("2026-09-09", "visit"),
                            fact("2026-09-20", "returned", "visit")};
    Ledger ledger;
    CHECK(ledger.take(facts).events.size() == 3);
    const auto again = ledger.take(facts);
    CHECK(again.events.empty());
    CHECK(again.known == 3);
}

TEST_CASE("a relapse opens the case again within the days, and a new one after them")
{
    Ledger ledger;
    ledger.take({fact("2026-09-07", "absent"), fact("2026-09-11", "returned", "visit")});
    SUBCASE("the tenth school day")
    {
        CHECK(ledger.take({fact("2026-09-28", "absent")}).reopened == 1);  // the 25th is 中秋节
        CHECK(ledger.states() == States{"tracking"});
        CHECK(cases_as_of(ledger.events, rules(), day("2026-12-31")).at(0).reopened == 1);
    }
    SUBCASE("the eleventh school day")
    {
        CHECK(ledger.take({fact("2026-09-29", "absent")}).opened == 1);
        CHECK(ledger.states() == States{"returned", "tracking"});
    }
    SUBCASE("the day of the return itself is none")
    {
        CHECK(ledger.take({fact("2026-09-11", "absent")}).events.empty());
        CHECK(ledger.states() == States{"returned"});
    }
}

TEST_CASE("a visit that is written down late counts on its own day")
{
    Ledger ledger;
    ledger.take({fact("2026-09-07", "absent"), fact("2026-09-16", "notice")});
    ledger.take({fact("2026-09-09", "visit")});
    CHECK(ledger.states("2026-09-10") == States{"persuading"});
    CHECK(ledger.states() == States{"notified"});
}

TEST_CASE("what happens to a child without a case is no case")
{
    Ledger ledger;
    const auto news = ledger.take({fact("2026-09-09", "visit"), fact("2026-09-10", "returned", "visit")});
    CHECK(news.events.empty());
    CHECK(news.no_case == 2);
}

TEST_CASE("numbers go on after the highest of their year")
{
    Ledger ledger;
    ledger.take({fact("2026-09-07", "absent", "", "A"), fact("2026-09-07", "absent", "", "B")});
    ledger.take({fact("2027-03-01", "left", "", "C"), fact("2026-09-08", "absent", "", "D")}, "2027-06-01");
    States numbers;
    for (const auto& of_child : cases_as_of(ledger.events, rules(), day("2027-06-01")))
        numbers.push_back(of_child.case_id);
    CHECK(numbers == States{"2026-0001", "2026-0002", "2026-0003", "2027-0001"});
}

TEST_CASE("what a person records must be allowed and proved, and the error says what is")
{
    Ledger ledger;
    ledger.take({fact("2026-09-07", "absent")});
    const auto record = [&](const char* id, CaseEvent event) {
        return recorded_event(ledger.events, rules(), id, std::move(event));
    };
    CHECK(record("2026-0001", fact("2026-09-30", "placed", "home_teach")).student_id == one);
    CHECK_THROWS_AS(record("2026-0001", fact("2026-09-30", "placed")), Error);
    CHECK_THROWS_AS(record("2026-0001", fact("2026-09-30", "watched")), Error);
    CHECK_THROWS_AS(record("2026-0009", fact("2026-09-30", "visit")), Error);
}

TEST_CASE("in every period what was open, came and went gives what is open")
{
    Ledger ledger;
    ledger.take({fact("2026-08-31", "absent", "", "A"), fact("2026-09-15", "returned", "visit", "A"),
                 fact("2026-09-22", "absent", "", "A"), fact("2026-09-01", "left", "", "B"),
                 fact("2026-10-03", "transferred", "system", "B"), fact("2026-09-01", "watched", "", "C"),
                 fact("2026-10-12", "order", "", "A")});
    for (const int months : {1, 3, 6, 12})
        for (const auto& c : count_cases(ledger.events, rules(), months, false, day("2026-10-31"))) {
            CHECK(c.open_before + c.opened + c.reopened - c.returned - c.placed - c.transferred - c.excluded ==
                  c.open_after);
            CHECK(c.suspected + c.dropout == c.open_after);
        }
    const auto monthly = count_cases(ledger.events, rules(), 1, false, day("2026-10-31"));
    REQUIRE(monthly.size() == 3);
    CHECK(monthly[1].from == day("2026-09-01"));
    CHECK(monthly[1].reopened == 1);
    CHECK(monthly[2].transferred == 1);
    CHECK(monthly[2].dropout == 1);
    const auto terms = count_cases(ledger.events, rules(), 6, false, day("2026-10-31"));
    REQUIRE(terms.size() == 1);
    CHECK(terms[0].from == day("2026-08-01"));
}

TEST_CASE("who is back in class for long enough has returned")
{
    const auto file = test::given(
        "学籍号,日期,考勤状态\nA1,2026-09-07,旷课\nA1,2026-09-08,出勤\nA1,2026-09-09,病假\nA1,2026-09-10,出勤\n"
        "A1,2026-09-11,出勤\nB1,2026-09-07,出勤\nB1,2026-09-08,出勤\nB1,2026-09-09,出勤\n");
    Attendance attendance;
    csv::Rejects strict;
    attendance.read(file, {}, {}, strict);
    const auto facts = facts_of(attendance, 3, day("2026-09-30"));
    REQUIRE(facts.size() == 1);
    CHECK(facts[0].student_id == "A1");
    CHECK(facts[0].date == day("2026-09-11"));
    CHECK(facts[0].proof == "attendance");
    CHECK(facts_of(attendance, 3, day("2026-09-10")).empty());
}

TEST_CASE("a table that closes a case without proof is refused")
{
    const auto file = test::given("state,event,next,proofs\ntracking,returned,returned,\n");
    CHECK_THROWS_AS(read_case_rules(file, {}), Error);
}
