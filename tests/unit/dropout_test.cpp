// One truth: what the ledger, the rate of dropouts and the roster say of the same children, on invented townships.
#include "baoxue/rule/dropout.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>

#include "baoxue/cases.hpp"
#include "given.hpp"
#include "rounds.hpp"

using namespace baoxue;
using namespace std::chrono;

namespace {

const Date judged_on = sys_days(2026y / October / 16);

std::string number_of(int child)
{
    return "2026000" + std::to_string(100 + child);
}

}  // namespace

TEST_CASE("the rate counts suspensions, dropouts and whoever left without proof, by paper and by status")
{
    CHECK(dropout_count_of_paper("suspended", true) == DropoutCount::suspended);
    CHECK(dropout_count_of_paper("transfer_county", false) == DropoutCount::unproved_out);
    CHECK(dropout_count_of_paper("transfer_county", true) == DropoutCount::none);
    CHECK(dropout_count_of_paper("missing", false) == DropoutCount::dropped_out);
    CHECK(dropout_count_of_status("left_school") == DropoutCount::withdrawn);
    CHECK(dropout_count_of_status("suspected") == DropoutCount::unproved_out);
    CHECK(dropout_count_of_status("") == DropoutCount::none);
    CHECK(dropout_count_of_status("deceased") == DropoutCount::none);
}

TEST_CASE("the audit closes on 200 invented townships: each child once, and nobody whom the rate counts is without a case")
{
    const std::vector<std::string> statuses{"在读", "在读", "在读", "辍学", "休学", "疑似辍学", "下落不明", "退学", "已转出", "在籍不在校"};
    const std::vector<std::string> reasons{"transfer_county", "dropout", "suspended", "missing", "unknown", "deceased"};
    const auto rules = read_case_rules("", {});
    for (unsigned seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const auto below = [&](std::size_t end) { return random() % end; };
        std::string roster = "学籍号,姓名,年级,班级,状态\n";
        std::string left = "student_id,name,grade,class,reason,normal,proof_state,proof_type,move_date\n";
        std::string flags = "student_id,name,grade,class,rule,document,first_absent,due\n";
        std::map<std::string, bool> rate, astray;  // what it counts, by hand
        for (int child = 0; child < 30; ++child) {
            const auto id = number_of(child), name = "学生" + std::to_string(child);
            const auto& status = statuses[below(statuses.size())];
            const bool listed = below(5) != 0;
            const auto twice = below(6) == 0 ? 2 : 1;
            for (int row = 0; listed && row < twice; ++row) roster += id + ',' + name + ",5,1," + status + '\n';
            if (listed && (status == "辍学" || status == "休学" || status == "疑似辍学" || status == "下落不明" ||
                           status == "退学" || status == "在籍不在校"))
                rate[id] = true;
            if (below(4) == 0) flags += id + ',' + name + ",5,1,L3,report,2026-09-14,2026-09-15\n";
            if (listed && status != "已转出") continue;
            const auto& reason = reasons[below(reasons.size())];
            const bool normal = reason != "dropout" && reason != "missing" && reason != "unknown" && below(2) == 0;
            left += id + ',' + name + ",5,1," + reason + (normal ? ",yes,proved,system," : ",no,none,,") + "2026-09-20\n";
            rate[id] = reason == "suspended" || reason == "dropout" || reason == "missing" || !normal;
        }
        csv::Rejects strict;
        const csv::Table rows(test::given(roster), {}, Pupil::kinds(), Pupil::needed(), strict);
        const csv::Table outflow(test::given(left), {}, case_list_kinds(), {"student_id"}, strict);
        const csv::Table flagged(test::given(flags), {}, case_list_kinds(), {"student_id"}, strict);
        const auto pupils = read_pupils(rows, strict);
        auto facts = read_case_facts(outflow, judged_on, strict);
        for (auto& fact : read_case_facts(flagged, judged_on, strict)) facts.push_back(std::move(fact));
        std::vector<CaseEvent> ledger;
        for (int night = 0; night < 2; ++night) {
            for (auto more : {facts, facts_of(pupils, cases_as_of(ledger, rules, judged_on), judged_on)}) {
                auto news = advance_cases(ledger, std::move(more), rules, Calendar(), 10, judged_on);
                CHECK((night == 0 || news.events.empty()));
                ledger.insert(ledger.end(), news.events.begin(), news.events.end());
            }
        }
        const auto audit = audit_cases(cases_as_of(ledger, rules, judged_on), pupils, read_outflows(outflow));
        std::map<std::string, long> counts;
        std::set<std::string> children;
        long in_ledger = 0, in_rate = 0;
        for (const auto& child : audit) {
            CHECK(children.insert(child.student_id).second);
            ++counts[child.why];
            in_ledger += child.ledger == "suspected" || child.ledger == "dropout";
            in_rate += !child.rate.empty();
            CHECK(child.why != "no_case");
            if (child.roster == "dropout" && child.ledger != "closed") CHECK(child.ledger == "dropout");
        }
        CHECK(in_ledger - counts["in_class"] - counts["elsewhere"] + counts["suspension"] + counts["closed"] ==
              in_rate);
        long by_hand = 0;
        for (const auto& [id, counted] : rate) by_hand += counted;
        CHECK(in_rate == by_hand);
    }
}
