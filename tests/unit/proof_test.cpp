#include "baoxue/rule/proof.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

namespace {

Place refused(std::string_view row)
{
    const auto file = test::given("reason,proofs,valid_days,normal,register_moves\n" + std::string(row) + "\n");
    try {
        read_proofs("outflow-proofs", file, {});
    } catch (const Error& error) {
        CHECK(error.status() == Status::usage);
        return error.place();
    }
    FAIL("the table was accepted");
    return {};
}

constexpr auto child = "G990521201609192372";

Date day(std::string_view text)
{
    return parse_date(text).value();
}

Transfer transfer(std::string_view reason, std::vector<std::string_view> proofs, std::string_view proof_date = {})
{
    Transfer one;
    one.student_id = parse_student_id(child);
    one.name = "王睿";
    one.reason = reason;
    one.move_date = day("2026-08-31");
    one.proofs = std::move(proofs);
    if (!proof_date.empty()) one.proof_date = day(proof_date);
    return one;
}

const std::vector<ProofRule>& built_in()
{
    static const auto rules = read_proofs("outflow-proofs", "", {});
    return rules;
}

}  // namespace

TEST_CASE("the built-in table has a rule for every reason to leave")
{
    const auto rules = read_proofs("outflow-proofs", "", {});
    for (const auto reason : codes_of("outflow")) {
        CAPTURE(reason);
        CHECK(std::ranges::find(rules, reason, &ProofRule::reason) != rules.end());
    }
    const auto& transfer = *std::ranges::find(rules, "transfer_county", &ProofRule::reason);
    CHECK(transfer.proofs == std::vector<std::vector<std::string>>{{"reply_letter"}, {"reading_cert"}, {"system"}});
    CHECK(transfer.normal);
    CHECK(transfer.register_moves);
    CHECK(!std::ranges::find(rules, "dropout", &ProofRule::reason)->normal);
}

TEST_CASE("an office writes its own table in its own words")
{
    const auto file =
        test::given("流出原因,证明,有效天数,正常流出,学籍随转\n休学,医院证明+家长说明;学籍系统转接完成,180,是,否\n");
    const auto rules = read_proofs("outflow-proofs", file, {});
    REQUIRE(rules.size() == 1);
    CHECK(rules[0].reason == "suspended");
    CHECK(rules[0].proofs == std::vector<std::vector<std::string>>{{"medical", "parent_note"}, {"system"}});
    CHECK(rules[0].valid_days == 180);
    CHECK(rules[0].normal);
    CHECK(!rules[0].register_moves);
}

TEST_CASE("a wrong table of proofs is refused with line and column")
{
    CHECK(refused("holiday,medical,,yes,no").column == "reason");
    CHECK(refused("suspended,a friend said so,,yes,no").column == "proofs");
    CHECK(refused("suspended,none,,yes,no").column == "proofs");
    CHECK(refused("suspended,medical,a year,yes,no").column == "valid_days");
    CHECK(refused("suspended,medical,,perhaps,no").column == "normal");
    CHECK(refused("suspended,medical,,yes,no\n休学,medical,,yes,no").line == 3);
}

TEST_CASE("a paper proves the move that it is for, until it lapses")
{
    const std::vector<Transfer> reply{transfer("transfer_county", {"reply_letter"}, "2026-09-02")};
    const auto moves = proved_moves(reply, built_in(), day("2026-10-16"));
    REQUIRE(moves.size() == 1);
    CHECK(moves[0].from == day("2026-08-31"));
    CHECK(moves[0].until == day("2027-03-21"));  // 200 days
    CHECK(proved_moves(std::vector{transfer("abroad", {"reply_letter"}, "2026-09-02")}, built_in(), day("2026-10-16"))
              .empty());
    CHECK(proved_moves(std::vector{transfer("transfer", {"parent_note"}, "2026-09-02")}, built_in(), day("2026-10-16"))
              .empty());
}

TEST_CASE("what the register has moved needs no paper and never lapses, where the register moves such children")
{
    CHECK(proved_moves(std::vector{transfer("", {"system"})}, built_in(), day("2036-10-16")).at(0).until ==
          Date::max());
    CHECK(
        proved_moves(std::vector{transfer("migrate_with_parents", {"system"})}, built_in(), day("2026-10-16")).empty());
}

TEST_CASE("several rows of one child bring their papers together; another name is another child")
{
    const ProofRule both{.reason = "transfer", .proofs = {{"reply_letter", "reading_cert"}}};
    auto one = transfer("transfer", {"reply_letter"}, "2026-09-02"), two = transfer("", {"reading_cert"}, "2026-09-10");
    CHECK(proved_moves(std::vector{one, two}, {&both, 1}, day("2026-10-16")).size() == 1);
    two.name = "李明";
    CHECK(proved_moves(std::vector{one, two}, {&both, 1}, day("2026-10-16")).empty());
}

TEST_CASE("of two sets of papers the one that is still good counts, else the one that was")
{
    const Transfer old = transfer("transfer", {"reading_cert"}, "2026-01-10");
    const Transfer moved = transfer("transfer", {"system"});
    const Transfer* rows[] = {&old, &moved};
    const auto* const rule = find_proof_rule(built_in(), "transfer");
    REQUIRE(rule != nullptr);
    CHECK(find_proof(*rule, {rows}, day("2026-10-16"))->papers == "system");
    const Transfer* lapsed[] = {&old};
    const auto proof = find_proof(*rule, {lapsed}, day("2026-10-16"));
    REQUIRE(proof);
    CHECK_FALSE(proof->good_on(day("2026-10-16")));
    CHECK(proof->good_until == day("2026-07-29"));
    CHECK(find_proof(*rule, {lapsed}, day("2026-10-16"), 400)->good_on(day("2026-10-16")));
}
