#include "baoxue/record/proof.hpp"

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
