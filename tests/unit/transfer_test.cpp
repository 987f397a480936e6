#include "baoxue/record/transfer.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;

namespace {

csv::Table table_of(std::string_view text)
{
    csv::Rejects rejects;
    return {test::given(text), {}, Transfer::kinds(), Transfer::needed(), rejects};
}

std::string rejected(std::string_view text)
{
    csv::Rejects rejects{.collect = true};
    CHECK(read_transfers(table_of(text), rejects).empty());
    REQUIRE(rejects.rows.size() == 1);
    return rejects.rows[0].place.column;
}

}  // namespace

TEST_CASE("a transfer is read as a school writes it")
{
    csv::Rejects rejects;
    const auto table = table_of(
        "流动方向,学籍号,身份证号,姓名,出生日期,学校,流动时间,流动原因,去向学校,去向地,证明类型,证明编号,"
        "证明日期,学籍是否转出,办结日期\n"
        "转出,G990521201609192372,990521201609192372,王睿,2016.9.19,一小,2026年8月30日,本县转学,实验小学,"
        "七星关区,"
        "转学复函、就读证明,实复〔2026〕3号,2026-09-02,是,2026-09-08\n");
    const auto transfers = read_transfers(table, rejects);
    REQUIRE(transfers.size() == 1);
    const Transfer& one = transfers[0];
    CHECK(one.direction == Transfer::Direction::out);
    CHECK(one.student_id.key == "G990521201609192372");
    CHECK(one.birth_date == parse_date("2016-09-19"));
    CHECK(one.move_date == parse_date("2026-08-30"));
    CHECK(one.reason == "transfer_county");
    CHECK(one.other_school == "实验小学");
    CHECK(one.other_place == "七星关区");
    CHECK(one.proofs == std::vector<std::string_view>{"reply_letter", "reading_cert", "system"});
    CHECK(one.proof_no == "实复〔2026〕3号");
    CHECK(one.system_done);
    CHECK(one.place.line == 2);
}

TEST_CASE("no proof is told in many words")
{
    csv::Rejects rejects;
    const auto table = table_of("流动方向,学籍号,证明类型\n转出,G1,无\n转出,G2,没有证明\n流入,G3,\n");
    const auto transfers = read_transfers(table, rejects);
    for (const auto& one : transfers) CHECK(one.proofs.empty());
    CHECK(transfers[2].direction == Transfer::Direction::in);
}

TEST_CASE("a word that nobody knows rejects the row and names its column")
{
    CHECK(rejected("流动方向,学籍号\n横着走,G1\n") == "流动方向");
    CHECK(rejected("流动方向,学籍号\n,G1\n") == "流动方向");
    CHECK(rejected("流动方向,学籍号,流动原因\n转出,G1,去火星\n") == "流动原因");
    CHECK(rejected("流动方向,学籍号,证明类型\n转出,G1,就读证明;口头\n") == "证明类型");
    CHECK(rejected("流动方向,学籍号,流动时间\n转出,G1,2026-02-30\n") == "流动时间");
    CHECK(rejected("流动方向,学籍号,学籍是否转出\n转出,G1,也许\n") == "学籍是否转出");
}

TEST_CASE("without collecting rejects the first bad row stops the run")
{
    csv::Rejects strict;
    CHECK_THROWS_AS(read_transfers(table_of("流动方向,学籍号\n横着走,G1\n"), strict), Error);
}
