#include "baoxue/record/case_event.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

namespace {

std::vector<CaseEvent> facts_in(const std::string& text)
{
    csv::Rejects strict;
    const csv::Table table(test::given(text), {}, case_list_kinds(), {}, strict);
    return read_case_facts(table, parse_date("2026-10-16").value(), strict);
}

}  // namespace

TEST_CASE("a ledger is gone on with as it stands, and read back as it was written")
{
    const auto file = test::given(
        "case_id,date,event,source,student_id,name\n"
        "2026-0001,2026-09-07,absent,flag-absent:L3:2026-09-07,A1,王\n");
    CaseEvent event{.case_id = "2026-0001", .date = parse_date("2026-09-09").value(), .event = "visit"};
    event.student_id = "A1";
    event.source = "visit:2026-09-09,home";
    {
        CaseLedger ledger(file, {}, std::chrono::milliseconds(0));
        REQUIRE(ledger.events().size() == 1);
        ledger.append({event});
        CHECK_THROWS_AS(CaseLedger(file, {}, std::chrono::milliseconds(0)), Error);  // one at a time
    }
    const CaseLedger again(file, {}, std::chrono::milliseconds(0));
    REQUIRE(again.events().size() == 2);
    CHECK(again.events()[1].source == event.source);
    CHECK(again.events()[1].date == event.date);
}

TEST_CASE("of flag-absent only rules that ask for a report or a notice make a case")
{
    const auto facts = facts_in(
        "学籍号,规则,文书,缺课起始日期,姓名,年级\nA1,L1,visit_form,2026-09-07,王,七年级\n"
        "A1,L3,report,2026-09-07,王,七年级\nA2,N5,report,,李,1\n");
    REQUIRE(facts.size() == 2);
    CHECK(facts[0].event == "absent");
    CHECK(facts[0].source == "flag-absent:L3:2026-09-07");
    CHECK(facts[0].date == parse_date("2026-09-07"));
    CHECK(facts[0].grade == "7");
    CHECK(facts[1].source == "flag-absent:N5:2026-10");
}

TEST_CASE("of list-outflow the placed close a case, the others open one, and doubtful ones do neither")
{
    const auto facts = facts_in(
        "student_id,reason,move_date,proof_state,proof_type,proof_date,normal,certainty\n"
        "A1,transfer_county,2026-09-01,proved,reading_cert;system,2026-09-10,yes,certain\n"
        "A2,transfer_county,,matched_inflow,,,yes,certain\nA3,deceased,2026-07-19,proved,death,,yes,certain\n"
        "A4,unknown,2026-09-01,none,,,no,certain\nA5,unknown,,none,,,no,review\n");
    REQUIRE(facts.size() == 4);
    CHECK(facts[0].event == "transferred");
    CHECK(facts[0].proof == "reading_cert");
    CHECK(facts[0].date == parse_date("2026-09-10"));
    CHECK(facts[1].proof == "matched_inflow");
    CHECK(facts[2].event == "excluded");
    CHECK(facts[3].event == "left");
}

TEST_CASE("a list that opens no cases is refused")
{
    CHECK_THROWS_AS(facts_in("学籍号,姓名\nA1,王\n"), Error);
}
