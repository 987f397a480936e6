#include "baoxue/outflow.hpp"

#include <doctest/doctest.h>

#include <memory>

#include "given.hpp"

using namespace baoxue;

namespace {

const std::string anna = "G990521201609192372", ben = "G990521201707252615", cai = "G990521201611282641";

Date day(std::string_view text)
{
    return parse_date(text).value();
}

ChangeRow left(const std::string& student_id, std::string_view name = "王睿", std::string_view school = "一小")
{
    ChangeRow change;
    change.kind = ChangeKind::left;
    change.student_id = parse_student_id(student_id);
    change.national_id = parse_national_id(student_id.substr(1));
    change.birth_date = birth_date_of(change.national_id);
    change.name = name;
    change.before_school = school;
    change.before_grade = "4";
    return change;
}

ChangeRow joined(const std::string& student_id, std::string_view name, std::string_view school)
{
    ChangeRow change = left(student_id, name, "");
    change.kind = ChangeKind::joined;
    change.before_grade = "";
    change.after_school = school;
    change.after_grade = "4";
    return change;
}

Transfer transfer(const std::string& student_id, std::string_view reason, std::vector<std::string_view> proofs = {},
                  std::string_view proof_date = "2026-09-02")
{
    Transfer one;
    one.student_id = parse_student_id(student_id);
    one.national_id = parse_national_id(student_id.substr(1));
    one.name = "王睿";
    one.reason = reason;
    one.move_date = day("2026-08-31");
    one.proofs = std::move(proofs);
    one.proof_no = "复〔2026〕3号";
    if (!one.proofs.empty()) one.proof_date = day(proof_date);
    one.place = {"transfers.csv", 2, {}};
    return one;
}

OutflowPolicy policy(Flow flow = Flow::out, std::string_view as_of = "2026-09-11")
{
    const bool out = flow == Flow::out;
    OutflowPolicy made;
    made.flow = flow;
    made.proofs = read_proofs(out ? "outflow-proofs" : "inflow-proofs", "", {});
    made.rules = read_rules(out ? "outflow" : "inflow", "", {}, outflow_metrics);
    made.as_of = day(as_of);
    made.since = day("2026-09-01");
    return made;
}

// A row and what its texts are views of.
struct Row : Outflow {
    struct Judged {
        std::vector<ChangeRow> changes;
        Evidence evidence;
        OutflowPolicy policy;
    };
    std::shared_ptr<const Judged> by;
};

Row only_row(std::vector<ChangeRow> changes, Evidence evidence, OutflowPolicy with = policy())
{
    const auto by = std::make_shared<const Row::Judged>(std::move(changes), std::move(evidence), std::move(with));
    auto list = list_outflow(by->changes, by->evidence, by->policy, {});
    REQUIRE(list.rows.size() == 1);
    return {std::move(list.rows.front()), by};
}

Sightings seen(const std::vector<ChangeRow>& changes, std::string_view roster)
{
    csv::Rejects rejects;
    return look_for(changes, {test::given(roster, "二小.csv")}, {}, rejects);
}

}  // namespace

TEST_CASE("a transfer with the letter of the receiving school is proved and normal")
{
    auto paper = transfer(anna, "transfer_county", {"reply_letter"});
    paper.other_school = "实验小学";
    const auto row = only_row({left(anna)}, {.transfers = {paper}});
    CHECK(row.proof_state == ProofState::proved);
    CHECK(row.normal);
    CHECK(row.certain);
    CHECK(row.destination == "实验小学");
    CHECK(row.proof_type == "reply_letter");
    CHECK(row.proof_no == "复〔2026〕3号");
    CHECK(row.evidence == "transfer=transfers.csv:2");
    CHECK(row.rule == "T2");
    CHECK(row.action == "finish_transfer");
    CHECK(row.due == day("2026-09-16"));  // ten working days after the letter
}

TEST_CASE("a proved transfer that the register has finished asks nothing more")
{
    auto paper = transfer(anna, "transfer_county", {"reply_letter", "system"});
    paper.system_done = true;
    const auto row = only_row({left(anna)}, {.transfers = {paper}});
    CHECK(row.proof_state == ProofState::proved);
    CHECK(row.rule.empty());
    CHECK(!row.due);
}

TEST_CASE("a claim without a paper is a tracing task, not an outflow with a known destination")
{
    const auto row = only_row({left(anna)}, {.transfers = {transfer(anna, "transfer_other_province")}});
    CHECK(row.proof_state == ProofState::claimed);
    CHECK(!row.normal);
    CHECK(row.rule == "T1");
    CHECK(row.actor == "responsible_teacher");
    CHECK(row.days_since == 9);
    CHECK(row.due == day("2026-09-14"));
}

TEST_CASE("a child of whom nothing is known counts from the day the term began")
{
    const auto row = only_row({left(anna)}, {});
    CHECK(row.proof_state == ProofState::none);
    CHECK(row.reason == "unknown");
    CHECK(!row.normal);
    CHECK(!row.move_date);
    CHECK(row.days_since == 8);
    CHECK(row.flags == "no_move_date");
    CHECK(row.due == day("2026-09-15"));
}

TEST_CASE("a parent's note does not prove a transfer")
{
    const auto row = only_row({left(anna)}, {.transfers = {transfer(anna, "transfer_county", {"parent_note"})}});
    CHECK(row.proof_state == ProofState::claimed);
    CHECK(row.flags == "wrong_kind_of_proof");
    CHECK(row.proof_type.empty());
}

TEST_CASE("each reason has its own proof")
{
    const auto state = [](std::string_view reason, std::string_view paper) {
        return only_row({left(anna)}, {.transfers = {transfer(anna, reason, {paper})}}).proof_state;
    };
    for (const auto& [reason, paper] : {std::pair{"suspended", "medical"},
                                        {"abroad", "exit"},
                                        {"deceased", "death"},
                                        {"home_taught", "home_teach"},
                                        {"special_school", "reading_cert"},
                                        {"boarding_elsewhere", "permit"},
                                        {"missing", "police"}}) {
        CAPTURE(reason);
        CHECK(state(reason, paper) == ProofState::proved);
        CHECK(state(reason, "parent_note") == ProofState::claimed);
    }
    CHECK(state("deceased", "medical") == ProofState::claimed);
}

TEST_CASE("a proved disappearance is still no normal outflow")
{
    const auto row = only_row({left(anna)}, {.transfers = {transfer(anna, "missing", {"police"})}});
    CHECK(row.proof_state == ProofState::proved);
    CHECK(!row.normal);
}

TEST_CASE("the proof table decides, and an office may ask for several papers together")
{
    auto strict = policy();
    const auto file = test::given("流出原因,证明,有效天数,正常流出,学籍随转\n本县转学,转学复函+转学证明,,是,是\n");
    strict.proofs = read_proofs("outflow-proofs", file, {});
    const auto letter = transfer(anna, "transfer_county", {"reply_letter"});
    CHECK(only_row({left(anna)}, {.transfers = {letter}}).proof_state == ProofState::proved);
    CHECK(only_row({left(anna)}, {.transfers = {letter}}, strict).proof_state == ProofState::claimed);
    const auto stub = transfer(anna, "transfer_county", {"transfer_cert"}, "2026-09-04");
    const auto both = only_row({left(anna)}, {.transfers = {letter, stub}}, strict);
    CHECK(both.proof_state == ProofState::proved);
    CHECK(both.proof_type == "reply_letter;transfer_cert");
    CHECK(both.proof_date == day("2026-09-04"));
}

TEST_CASE("a certificate that is too old has expired and must be renewed")
{
    const auto old = transfer(anna, "transfer_province", {"reading_cert"}, "2025-03-01");
    const auto row = only_row({left(anna)}, {.transfers = {old}});
    CHECK(row.proof_state == ProofState::expired);
    CHECK(row.rule == "P1");
    CHECK(!row.normal);
    auto lenient = policy();
    lenient.proof_valid = 1000;
    CHECK(only_row({left(anna)}, {.transfers = {old}}, lenient).proof_state == ProofState::proved);
}

TEST_CASE("a certificate is good on its last day and not on the next")
{
    const auto paper = transfer(anna, "migrate_with_parents", {"reading_cert"}, "2026-09-01");
    auto with = policy();
    with.proof_valid = 10;
    CHECK(only_row({left(anna)}, {.transfers = {paper}}, with).proof_state == ProofState::proved);
    with.as_of = day("2026-09-12");
    CHECK(only_row({left(anna)}, {.transfers = {paper}}, with).proof_state == ProofState::expired);
}

TEST_CASE("a suspension is proved by its certificate until it ends, then the child must come back")
{
    Leave leave;
    leave.student_id = parse_student_id(anna);
    leave.kind = "suspension";
    leave.begin = day("2025-09-01");
    leave.end = day("2026-09-11");
    leave.document_no = "休学申请表2025-041";
    leave.place = {"leave.csv", 4, {}};
    const auto open = only_row({left(anna)}, {.leaves = {leave}});
    CHECK(open.reason == "suspended");
    CHECK(open.proof_state == ProofState::proved);
    CHECK(open.proof_type == "medical");
    CHECK(open.proof_no == "休学申请表2025-041");
    CHECK(open.evidence == "leave=leave.csv:4");
    CHECK(open.normal);
    const auto over = only_row({left(anna)}, {.leaves = {leave}}, policy(Flow::out, "2026-09-14"));
    CHECK(over.proof_state == ProofState::expired);
    CHECK(over.rule == "S1");
    CHECK(over.due == day("2026-09-18"));
    CHECK(!over.normal);
    leave.approved = false;
    CHECK(only_row({left(anna)}, {.leaves = {leave}}).proof_state == ProofState::none);
}

TEST_CASE("a child found by number on another school's list is matched, and both sides are named")
{
    const std::vector<ChangeRow> changes{left(anna), left(ben, "李明", "三小")};
    const auto row =
        only_row({changes[0]}, {.sightings = seen({changes[0]}, "学校,学籍号,姓名\n二小," + anna + ",王睿\n")});
    CHECK(row.proof_state == ProofState::matched);
    CHECK(row.school == "一小");
    CHECK(row.destination == "二小");
    CHECK(row.reason == "transfer");
    CHECK(row.normal);
    CHECK(row.evidence == "found=二小 by=student_id");
    CHECK(row.rule == "T2");
}

TEST_CASE("the national number finds a child whose temporary number became a formal one")
{
    auto change = left(anna);
    change.student_id = parse_student_id("L" + anna.substr(1));
    const auto row =
        only_row({change}, {.sightings = seen({change}, "身份证号,姓名,年级\n" + anna.substr(1) + ",王睿,4\n")});
    CHECK(row.proof_state == ProofState::matched);
    CHECK(row.destination == "二小");  // the file's name, as the list names no school
    CHECK(row.evidence == "found=二小 by=national_id");
}

TEST_CASE("a name alone never places a child, nor do name and birth date")
{
    const std::vector<ChangeRow> changes{left(anna)};
    const auto row = only_row(changes, {.sightings = seen(changes, "学校,姓名,出生日期\n二小,王睿,2016-09-19\n")});
    CHECK(row.proof_state == ProofState::none);
    CHECK(row.destination.empty());
    CHECK(row.evidence == "namesake=二小 by=name+birth");
    CHECK(row.flags == "same_name_elsewhere;no_move_date");
    CHECK_THROWS_AS(seen(changes, "学校,姓名\n二小,王睿\n"), Error);
}

TEST_CASE("the number with another name is no match but a case for review")
{
    const std::vector<ChangeRow> changes{left(anna)};
    const auto row = only_row(changes, {.sightings = seen(changes, "学校,学籍号,姓名\n二小," + anna + ",赵六\n")});
    CHECK(row.proof_state == ProofState::none);
    CHECK(!row.certain);
    CHECK(row.rule == "T1");
    CHECK(row.flags == "number_of_another;no_move_date;also_R1");
}

TEST_CASE("a child whom the other list says to be gone is not there, nor is the claim contradicted")
{
    const std::vector<ChangeRow> changes{left(anna)};
    const auto roster = "学籍号,姓名,学校,状态\n" + anna + ",王睿,二小,";
    Transfer claim = transfer(anna, "transfer_county");
    claim.other_school = "二小";
    const auto there = only_row(changes, {.transfers = {claim}, .sightings = seen(changes, roster + "在读\n")});
    CHECK(there.proof_state == ProofState::matched);
    const auto gone = only_row(changes, {.transfers = {claim}, .sightings = seen(changes, roster + "转出\n")});
    CHECK(gone.proof_state == ProofState::claimed);
    CHECK(gone.evidence == "transfer=transfers.csv:2; listed=二小 by=student_id status=transferred_out");
}

TEST_CASE("of a number that stands for two children a paper without a name proves neither")
{
    Transfer named = transfer(anna, "transfer_county", {"reply_letter"}), nameless = named;
    nameless.name = "";
    const auto one = list_outflow(std::vector{left(anna)}, {.transfers = {nameless}}, policy(), {});
    CHECK(one.rows.front().proof_state == ProofState::proved);
    const std::vector<ChangeRow> two{left(anna), left(anna, "王聪")};
    const auto without_name = list_outflow(two, {.transfers = {nameless}}, policy(), {});
    const auto with_name = list_outflow(two, {.transfers = {named}}, policy(), {});
    REQUIRE(without_name.rows.size() == 2);
    for (const auto& row : without_name.rows) {
        CHECK(row.proof_state == ProofState::contradicted);
        CHECK(row.flags.find("number_of_another") != row.flags.npos);
    }
    CHECK(with_name.rows[0].proof_state == ProofState::proved);
    CHECK(with_name.rows[1].proof_state == ProofState::contradicted);
}

TEST_CASE("the child's own school is not another school")
{
    const std::vector<ChangeRow> changes{left(anna)};
    CHECK(only_row(changes, {.sightings = seen(changes, "学校,学籍号,姓名\n一小," + anna + ",王睿\n")}).proof_state ==
          ProofState::none);
}

TEST_CASE("a claimed destination whose list does not have the child contradicts the claim, papers or not")
{
    auto paper = transfer(anna, "transfer_town", {"reply_letter"});
    paper.other_school = "二小";
    const std::vector<ChangeRow> changes{left(anna)};
    const auto elsewhere = "学校,学籍号,姓名\n二小," + ben + ",李明\n";
    const auto row = only_row(changes, {.transfers = {paper}, .sightings = seen(changes, elsewhere)});
    CHECK(row.proof_state == ProofState::contradicted);
    CHECK(!row.normal);
    CHECK(row.rule == "C1");
    CHECK(row.evidence == "transfer=transfers.csv:2; not_on_list=二小");
    paper.other_school = "九小";
    CHECK(only_row(changes, {.transfers = {paper}, .sightings = seen(changes, elsewhere)}).proof_state ==
          ProofState::proved);
}

TEST_CASE("a list without numbers does not say that a child is missing from it")
{
    const std::vector<ChangeRow> changes{left(anna)};
    Transfer claim = transfer(anna, "transfer_county");
    claim.other_school = "二小";
    const auto by_names = seen(changes, "学校,姓名,出生日期\n二小,张芳,2016-11-28\n");
    CHECK(only_row(changes, {.transfers = {claim}, .sightings = by_names}).proof_state == ProofState::claimed);
}

TEST_CASE("whoever stands on a list that is no roster is not by that at a school")
{
    const std::vector<ChangeRow> changes{left(anna)};
    for (const std::string heading :
         {"家访日期", "开始日期", "流动方向", "文书编号", "流出原因", "变动", "考勤日期", "时段", "规则",
          "状态起始日期", "销号日期", "分值", "签订日期", "职责", "逾期上课日"})
        CHECK_THROWS_AS(seen(changes, "学籍号,姓名," + heading + "\n" + anna + ",王睿,\n"), Error);
}

TEST_CASE("whoever stands on a list of a village's children is not by that at a school")
{
    const std::vector<ChangeRow> changes{left(anna)};
    CHECK_THROWS_AS(seen(changes, "身份证号,姓名,村\n" + anna.substr(1) + ",王睿,青杠村\n"), Error);
}

TEST_CASE("a paper that names another child contradicts")
{
    auto paper = transfer(anna, "transfer_county", {"reply_letter"});
    paper.name = "赵六";
    const auto row = only_row({left(anna)}, {.transfers = {paper}});
    CHECK(row.proof_state == ProofState::contradicted);
    CHECK(row.evidence == "foreign=transfers.csv:2");
    CHECK(!row.certain);
    CHECK(row.destination.empty());
}

TEST_CASE("a child who joined another school in the same run is matched")
{
    const auto row = only_row({left(anna), joined(anna, "王睿", "二小")}, {});
    CHECK(row.proof_state == ProofState::matched);
    CHECK(row.destination == "二小");
    CHECK(row.evidence == "same_run=二小");
}

TEST_CASE("gone and back within the term is no outflow, and twice gone is one case")
{
    const auto back = list_outflow(std::vector{left(anna), joined(anna, "王睿", "一小")}, {}, policy(), {});
    CHECK(back.rows.empty());
    CHECK(back.returned == 1);
    const auto twice =
        list_outflow(std::vector{left(anna), joined(anna, "王睿", "一小"), left(anna)}, {}, policy(), {});
    CHECK(twice.rows.size() == 1);
    CHECK(twice.returned == 0);
}

TEST_CASE("two children with one number, twins perhaps, are two cases")
{
    CHECK(list_outflow(std::vector{left(anna), left(anna, "王瑞")}, {}, policy(), {}).rows.size() == 2);
    CHECK(list_outflow(std::vector{left(anna), joined(anna, "王瑞", "一小")}, {}, policy(), {}).rows.size() == 1);
}

TEST_CASE("a child who moved between two schools of the list is matched unless the pair is uncertain")
{
    auto change = left(anna);
    change.kind = ChangeKind::moved_school;
    change.after_school = "二小";
    change.school_id = "2199000102";
    change.basis = "student_id";
    const auto row = only_row({change}, {});
    CHECK(row.proof_state == ProofState::matched);
    CHECK(row.destination == "二小");
    CHECK(row.destination_school_id == "2199000102");
    change.certain = false;
    change.basis = "name+birth";
    const auto doubtful = only_row({change}, {});
    CHECK(doubtful.proof_state == ProofState::none);
    CHECK(doubtful.destination.empty());
    CHECK(!doubtful.certain);
}

TEST_CASE("a leaver who is kept on the list with a status is an outflow too")
{
    auto change = left(anna);
    change.kind = ChangeKind::changed;
    change.changed = "grade;status";
    change.status = "transferred_out";
    change.status_date = day("2026-09-03");
    const auto row = only_row({change}, {});
    CHECK(row.reason == "transfer");
    CHECK(row.proof_state == ProofState::claimed);
    CHECK(row.move_date == day("2026-09-03"));
    change.status = "enrolled";
    CHECK(list_outflow(std::vector{change}, {}, policy(), {}).rows.empty());
}

TEST_CASE("graduates and children entering junior school are counted, and listed only when asked for")
{
    auto graduate = left(anna);
    graduate.kind = ChangeKind::graduated;
    auto entering = left(ben, "李明");
    entering.kind = ChangeKind::moved_school;
    entering.before_grade = "六年级";
    entering.after_grade = "七年级";
    const std::vector changes{graduate, entering};
    const auto list = list_outflow(changes, {}, policy(), {});
    CHECK(list.rows.empty());
    CHECK(list.expected == 2);
    auto all = policy();
    all.expected = true;
    CHECK(list_outflow(changes, {}, all, {}).rows.size() == 2);
}

TEST_CASE("a child whose new row could not be read is told, never listed as gone")
{
    auto change = left(anna);
    change.kind = ChangeKind::unreadable;
    const auto list = list_outflow(std::vector{change}, {}, policy(), {});
    CHECK(list.rows.empty());
    CHECK(list.unreadable == 1);
}

TEST_CASE("a visit comes before a notice, and what is done is not asked for again")
{
    const auto late = policy(Flow::out, "2026-09-30");
    Evidence evidence{.transfers = {transfer(anna, "transfer_county")}};
    const auto rule = [&] { return std::string(only_row({left(anna)}, evidence, late).rule); };
    CHECK(rule() == "T3");  // more than ten school days: visit
    Visit visit;
    visit.student_id = parse_student_id(anna);
    visit.date = day("2026-08-20");
    evidence.visits = {visit};
    CHECK(rule() == "T3");  // that visit was before the move
    evidence.visits[0].date = day("2026-09-15");
    CHECK(rule() == "T4");
    Notice notice;
    notice.student_id = anna;
    notice.kind = "return";
    notice.issue_date = day("2026-09-17");
    evidence.notices = {notice};
    CHECK(rule() == "T1");  // the proof is still open
}

TEST_CASE("a teacher's visit does not hide the contradiction that the principal must settle")
{
    auto claim = transfer(anna, "transfer_county", {"reply_letter"});
    claim.name = "别人";
    const Evidence evidence{.transfers = {claim}};
    const auto row = only_row({left(anna)}, evidence, policy(Flow::out, "2026-09-17"));
    CHECK(row.proof_state == ProofState::contradicted);
    CHECK(row.rule == "C1");
    CHECK(row.due == day("2026-09-08"));
    CHECK(row.flags == "number_of_another;no_move_date;also_R1;also_T3");
}

TEST_CASE("evidence without a number is counted and not used")
{
    auto paper = transfer(anna, "transfer_county", {"reply_letter"});
    paper.student_id = {}, paper.national_id = {};
    const auto list = list_outflow(std::vector{left(anna)}, {.transfers = {paper}}, policy(), {});
    CHECK(list.rows[0].proof_state == ProofState::none);
    CHECK(list.unnumbered == 1);
}

TEST_CASE("who came with a transfer certificate is proved, who came with nothing is the school's task")
{
    auto paper = transfer(anna, "transfer_province", {"transfer_cert"});
    paper.direction = Transfer::Direction::in;
    paper.other_school = "杭州小学";
    const auto in = policy(Flow::in);
    const auto row = only_row({joined(anna, "王睿", "一小")}, {.transfers = {paper}}, in);
    CHECK(row.proof_state == ProofState::proved);
    CHECK(row.school == "一小");
    CHECK(row.destination == "杭州小学");
    CHECK(row.rule == "I3");
    CHECK(only_row({joined(anna, "王睿", "一小")}, {}, in).rule == "I1");
    CHECK(only_row({joined(anna, "王睿", "一小")}, {.transfers = {transfer(anna, "transfer", {"reply_letter"})}}, in)
              .rule == "I1");
}

TEST_CASE("a child in school without a register entry must be registered by the receiving school")
{
    auto change = joined(anna, "王睿", "一小");
    change.student_id = {};
    const auto in = policy(Flow::in);
    CHECK(only_row({change}, {}, in).rule == "I2");
    change = joined(anna, "王睿", "一小");
    change.flags = "present_not_registered";
    const auto row = only_row({change}, {}, in);
    CHECK(row.rule == "I2");
    CHECK(row.action == "register");
    CHECK(row.actor == "register_clerk");
}

TEST_CASE("a child who came and still stands on another school's list is at two schools")
{
    const std::vector<ChangeRow> changes{joined(anna, "王睿", "一小")};
    const auto row =
        only_row(changes, {.sightings = seen(changes, "学校,学籍号,姓名\n二小," + anna + ",王睿\n")}, policy(Flow::in));
    CHECK(row.rule == "D1");
    CHECK(!row.certain);
    CHECK(row.flags == "no_move_date;double_school;also_I3;also_R1");
}

TEST_CASE("first-graders of an autumn term are no inflow, those who come in spring are")
{
    auto change = joined(anna, "王睿", "一小");
    change.after_grade = "一年级";
    const std::vector changes{change};
    CHECK(list_outflow(changes, {}, policy(Flow::in), {}).expected == 1);
    CHECK(list_outflow(changes, {}, policy(Flow::in, "2027-03-05"), {}).rows.size() == 1);
}

TEST_CASE("rosters in any order of threads and blocks, quoted or not, give the same sightings")
{
    std::vector<ChangeRow> changes;
    std::string roster = "学校,学籍号,姓名\n";
    for (int i = 0; i < 300; ++i) {
        const auto number = "G9905212016091" + std::to_string(10000 + i);
        if (i % 3 == 0) changes.push_back(left(number));
        const std::string school = std::to_string(i) + "小";
        roster += (i % 5 == 0 ? "\"" + school + "\"\"\"" : school) + "," + number + ",王睿\n";
    }
    csv::Rejects rejects;
    const auto file = test::given(roster);
    const auto whole = look_for(changes, {file}, {}, rejects);
    CHECK(whole.found.size() == changes.size());
    CHECK(whole.rows == 300);
    for (std::size_t i = 0; i < whole.found.size(); ++i) {
        CHECK(whole.found[i].change == i);
        CHECK(whole.found[i].school == std::to_string(3 * i) + (i % 5 == 0 ? "小\"" : "小"));
    }
    for (const csv::ReadOptions& reading : {csv::ReadOptions{.jobs = 3, .block = 100}, {.engine = csv::Engine::library}}) {
        const auto same = look_for(changes, {file}, reading, rejects);
        REQUIRE(same.found.size() == whole.found.size());
        for (std::size_t i = 0; i < whole.found.size(); ++i) {
            CHECK(same.found[i].change == whole.found[i].change);
            CHECK(same.found[i].school == whole.found[i].school);
        }
    }
}

TEST_CASE("a child who works instead of learning must be brought back, whatever was told")
{
    const auto row = only_row({left(anna)}, {.transfers = {transfer(anna, "dropout")}});
    CHECK(row.rule == "B1");
    CHECK(row.action == "bring_back");
    CHECK(!row.normal);
}

TEST_CASE("what happened after the day judged by is not yet known")
{
    Visit visit;
    visit.student_id = parse_student_id(anna);
    visit.date = day("2026-09-12");
    CHECK(only_row({left(anna)}, {.visits = {visit}}).evidence.empty());
    CHECK(only_row({left(anna)}, {.visits = {visit}}, policy(Flow::out, "2026-09-12")).evidence == "visit=2026-09-12");
}

TEST_CASE("outflows are counted by group")
{
    std::vector<Outflow> rows(3);
    rows[0].school = rows[2].school = "一小";
    rows[1].school = "二小";
    rows[0].proof_state = ProofState::proved;
    rows[0].normal = true;
    rows[2].due = day("2026-09-10");
    const auto counts = count_outflows(
        rows, [](const Outflow& row) { return std::string(row.school); }, day("2026-09-11"));
    REQUIRE(counts.size() == 2);
    CHECK(counts[0].group == "一小");
    CHECK(counts[0].children == 2);
    CHECK(counts[0].states[0] == 1);
    CHECK(counts[0].normal == 1);
    CHECK(counts[0].overdue == 1);
    CHECK(counts[1].overdue == 0);
}
