#include "baoxue/notice.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "baoxue/base/identity.hpp"

using namespace baoxue;
using Verdict = PlannedNotice::Verdict;

namespace {

Date day(const char* text)
{
    return parse_date(text).value();
}

NoticeTerms terms(const char* kind = "return")
{
    NoticeTerms made;
    for (const auto& known : read_notice_kinds(Language::simplified))
        if (known.kind == kind) made.kind = known;
    made.issuer = "海街镇教育管理中心";
    made.code = "海街教";
    made.issue_date = day("2026-09-14");
    return made;
}

NoticeRequest request(const std::string& id, paper::Fields more = {})
{
    paper::Fields fields{{"student_id", id},
                         {"name", "张三"},
                         {"guardian_name", "张大"},
                         {"address", "前进村"},
                         {"first_absent", "2026-09-03"},
                         {"last_absent", "2026-09-11"},
                         {"days_in_a_row", "7"},
                         {"done", "visits=1;last_visit=2026-09-08"}};
    for (auto& [column, value] : more) fields[column] = value;
    return {{}, fields};
}

std::vector<PlannedNotice> plan(const std::vector<NoticeRequest>& requests, const std::vector<Notice>& known = {},
                                const NoticeTerms& said = terms(), const NoticeEvidence& evidence = {})
{
    return plan_notices(requests, known, evidence, said, Calendar());
}

Refusal refusal(const NoticeRequest& asked, const std::vector<Notice>& known = {}, const NoticeTerms& said = terms(),
                const NoticeEvidence& evidence = {})
{
    const auto plans = plan({asked}, known, said, evidence);
    REQUIRE(plans.at(0).verdict == Verdict::refused);
    return plans[0].refusal;
}

Notice issued(const NoticeTerms& said, const NoticeRequest& asked)
{
    return plan({asked}, {}, said).at(0).notice;
}

constexpr auto one = "G990101201103051237", two = "G990101201103051245";

NoticeRequest away_until(const char* last)
{
    return request(one, {{"last_absent", last}});
}

}  // namespace

TEST_CASE("numbers go on after the highest of the series, without gaps, in three digits")
{
    const auto plans = plan({request(one), request(two)});
    CHECK(plans.at(0).notice.notice_no == "海街教复字〔2026〕第001号");
    CHECK(plans.at(1).notice.notice_no == "海街教复字〔2026〕第002号");
    std::vector<Notice> known(3);
    known[0].notice_no = "海街教复字〔2026〕第009号";
    known[1].notice_no = "海街教返字〔2026〕第100号";  // another series
    known[2].notice_no = "海街教复字〔2025〕第500号";
    CHECK(plan({request(one)}, known).at(0).notice.notice_no == "海街教复字〔2026〕第010号");
    known[0].notice_no = "海街教復字〔２０２６〕第 1234 號";  // the same series in the other script
    CHECK(plan({request(one)}, known).at(0).notice.notice_no == "海街教复字〔2026〕第1235号");
}

TEST_CASE("the year ends, and a clock that went back goes on in its own year")
{
    auto said = terms();
    std::vector<Notice> known{issued(said, request(two))};
    said.issue_date = day("2027-01-04");
    CHECK(plan({away_until("2027-01-04")}, known, said).at(0).notice.notice_no == "海街教复字〔2027〕第001号");
    said.issue_date = day("2026-09-11");
    CHECK(plan({request(one)}, known, said).at(0).notice.notice_no == "海街教复字〔2026〕第002号");
}

TEST_CASE("a format of the office's own numbers the documents")
{
    auto said = terms();
    said.number_format = "HJ-{year}-{n}";
    CHECK(plan({request(one)}, {}, said).at(0).notice.notice_no == "HJ-2026-001");
    for (const auto* wrong : {"HJ-{year}", "{n}{n}", "{month}{n}"}) {
        said.number_format = wrong;
        CHECK_THROWS_AS(plan({request(one)}, {}, said), Error);
    }
}

TEST_CASE("a second run of the same input makes nothing new")
{
    const std::vector<Notice> known{issued(terms(), request(one))};
    auto later = terms();
    later.issue_date = day("2026-09-15");
    const auto plans = plan({request(one), request(two, {{"last_absent", "2026-09-15"}})}, known, later);
    CHECK(plans.at(0).verdict == Verdict::known);
    CHECK(plans[0].notice.notice_no == "海街教复字〔2026〕第001号");
    CHECK(plans[0].notice.issue_date == day("2026-09-14"));  // as it was issued
    CHECK(plans.at(1).verdict == Verdict::issue);
    CHECK(plans[1].notice.notice_no == "海街教复字〔2026〕第002号");
}

TEST_CASE("a letter that is printed again tells no more than on its day of issue")
{
    const std::vector<Notice> known{issued(terms(), request(one))};
    auto later = terms();
    later.issue_date = day("2026-10-12");
    const auto asked = request(
        one, {{"last_absent", "2026-10-10"}, {"days_in_a_row", "20"}, {"done", "visits=3;last_visit=2026-10-09"}});
    const auto planned = plan({asked}, known, later).at(0);
    CHECK(planned.verdict == Verdict::known);
    CHECK(planned.visits == 0);
    const auto fields = letter_fields(asked, planned, Language::simplified);
    CHECK(fields.at("absent_days") == "7");
    CHECK_FALSE(fields.contains("absent_until"));
    CHECK_FALSE(fields.contains("visits"));
}

TEST_CASE("a student without a number is known by name, school, grade and class, however they are written")
{
    const auto asked = request("", {{"school_name", "海子街镇初级中学"}, {"grade", "九年级"}, {"class", "九(1)班"}});
    const std::vector<Notice> known{issued(terms(), asked)};
    CHECK(known[0].grade == "9");
    CHECK(known[0].class_name == "1");
    const auto again = request("", {{"school_name", "海子街鎮初級中學"}, {"grade", "9"}, {"class", "1"}});
    CHECK(plan({again}, known).at(0).verdict == Verdict::known);
    const auto other = request("", {{"school_name", "海子街镇初级中学"}, {"grade", "9"}, {"class", "2"}});
    CHECK(plan({other}, known).at(0).verdict == Verdict::issue);
}

TEST_CASE("another absence needs its own notice, but not while one is open")
{
    std::vector<Notice> known{issued(terms(), request(one))};
    auto later = terms();
    later.issue_date = day("2026-10-21");
    const auto relapse = request(one, {{"first_absent", "2026-10-12"}, {"last_absent", "2026-10-20"}});
    CHECK(refusal(relapse, known, later) == Refusal::open_notice);
    known[0].outcome = "returned";
    CHECK(plan({relapse}, known, later).at(0).verdict == Verdict::issue);
    known[0].outcome = "withdrawn";
    const auto again = plan({request(one)}, known).at(0);
    CHECK(again.verdict == Verdict::issue);
    CHECK(again.notice.notice_no == "海街教复字〔2026〕第002号");  // a withdrawn number is not given twice
}

TEST_CASE("what a notice needs is asked for before it is numbered")
{
    CHECK(refusal(request(one, {{"guardian_name", "-"}})) == Refusal::no_guardian);
    CHECK(refusal(request(one, {{"address", ""}})) == Refusal::no_address);
    CHECK(refusal(request(one, {{"first_absent", ""}})) == Refusal::no_absence);
    CHECK(refusal(request(one, {{"done", ""}})) == Refusal::visits_missing);
    CHECK(refusal(request(one, {{"document", "visit_form"}})) == Refusal::other_document);
    CHECK(refusal(request("", {{"name", ""}})) == Refusal::no_key);
    auto odd = request(one);
    odd.missing = U"\uE001";
    CHECK(refusal(odd) == Refusal::glyph_missing);
    CHECK(plan({request(one), request(one)}).at(1).refusal == Refusal::twice);
    CHECK(plan({request(one, {{"document", ""}}), request(one)}).at(1).verdict == Verdict::issue);
    const auto plans = plan({request(one, {{"address", ""}}), request(two)});
    CHECK(plans.at(1).notice.notice_no == "海街教复字〔2026〕第001号");  // a refused row takes no number
}

TEST_CASE("a leave or a proved transfer over the last day holds a notice back")
{
    NoticeEvidence evidence;
    Leave leave;
    leave.student_id = parse_student_id(one);
    leave.begin = day("2026-09-10");
    leave.end = day("2026-09-11");
    evidence.leaves = {leave};
    CHECK(refusal(request(one), {}, terms(), evidence) == Refusal::covered);
    evidence.leaves[0].end = day("2026-09-10");
    CHECK(plan({request(one)}, {}, terms(), evidence).at(0).verdict == Verdict::issue);
    CHECK(refusal(request(one, {{"proof_state", "matched_inflow"}})) == Refusal::covered);
    evidence.moves.push_back({.student_id = parse_student_id(one), .from = day("2026-09-01")});
    CHECK(refusal(request(one), {}, terms(), evidence) == Refusal::covered);
}

TEST_CASE("visits since the absence began are a step, earlier ones are not")
{
    const auto asked = request(one, {{"done", ""}});
    NoticeEvidence evidence;
    const auto visit = [](const char* text) {
        Visit made;
        made.student_id = parse_student_id(one);
        made.date = day(text);
        return made;
    };
    evidence.visits = {visit("2026-06-01")};
    CHECK(refusal(asked, {}, terms(), evidence) == Refusal::visits_missing);
    evidence.visits.push_back(visit("2026-09-15"));  // after the day of issue
    CHECK(refusal(asked, {}, terms(), evidence) == Refusal::visits_missing);
    evidence.visits.push_back(visit("2026-09-09"));
    const auto planned = plan({asked}, {}, terms(), evidence).at(0);
    CHECK(planned.visits == 1);
    CHECK(planned.last_visit == day("2026-09-09"));
}

TEST_CASE("the next document waits until the deadline of the one before has passed")
{
    std::vector<Notice> known{issued(terms(), request(one))};
    CHECK(known[0].deadline == day("2026-09-21"));
    auto said = terms("township");
    const auto asked = away_until("2026-09-22");
    said.issue_date = day("2026-09-22");
    CHECK(refusal(asked, known, said) == Refusal::step_missing);  // not served
    known[0].served_date = day("2026-09-15");
    said.issue_date = day("2026-09-21");
    CHECK(refusal(asked, known, said) == Refusal::step_missing);
    said.issue_date = day("2026-09-22");
    CHECK(refusal(asked, known, said) == Refusal::step_missing);  // served a day later, it runs a day longer
    said.issue_date = day("2026-09-23");
    const auto planned = plan({asked}, known, said).at(0);
    CHECK(planned.notice.notice_no == "海街教返字〔2026〕第001号");
    CHECK(planned.previous_no == known[0].notice_no);
    CHECK(refusal(asked, {}, said) == Refusal::step_missing);  // a visit alone is not enough
}

TEST_CASE("an order needs two visits, told by the row or by the visits")
{
    auto township = issued(terms(), request(one));
    township.issue_date = day("2026-09-14");
    township.served_date = day("2026-09-15");
    township.deadline = day("2026-09-21");
    township.notice_no = "返1";
    township.kind = "township";
    auto said = terms("order");
    said.issue_date = day("2026-10-12");
    CHECK(refusal(away_until("2026-10-12"), {township}, said) == Refusal::visits_missing);
    const auto asked = request(
        one, {{"last_absent", "2026-10-12"}, {"done", "visits=2;last_visit=2026-09-28;notices=return"}});
    const auto planned = plan({asked}, {township}, said).at(0);
    CHECK(planned.verdict == Verdict::issue);
    CHECK(planned.visits == 2);
    CHECK(planned.last_visit == day("2026-09-28"));
    CHECK(planned.previous_no == "返1");
}

TEST_CASE("no letter goes to a family whose child may be back since the list was made")
{
    auto said = terms();
    for (const auto* today : {"2026-09-11", "2026-09-12", "2026-09-14"}) {  // last away on Friday the 11th
        said.issue_date = day(today);
        CHECK(plan({request(one)}, {}, said).at(0).verdict == Verdict::issue);
    }
    said.issue_date = day("2026-09-15");
    CHECK(refusal(request(one), {}, said) == Refusal::stale);
    CHECK(plan({away_until("")}, {}, said).at(0).verdict == Verdict::issue);  // nobody says when
    said.forced = "镇长批示";
    CHECK(plan({request(one)}, {}, said).at(0).verdict == Verdict::issue);
}

TEST_CASE("a rule that asks for a later step asks for the earlier one that is not there")
{
    const auto asked = request(one, {{"document", "order"}});
    CHECK(plan({asked}).at(0).verdict == Verdict::issue);
    CHECK(plan({asked}, {}, terms("report")).at(0).verdict == Verdict::issue);
    CHECK(refusal(request(one, {{"document", "report"}})) == Refusal::other_document);
    CHECK(refusal(request(one, {{"document", "return"}}), {}, terms("township")) == Refusal::other_document);
}

TEST_CASE("a reason overrides the rules, not what the paper is made of, and stands in the register")
{
    auto said = terms();
    said.forced = "镇长批示";
    const auto planned =
        plan({request(one, {{"done", ""}, {"document", "visit_form"}, {"first_absent", ""}})}, {}, said).at(0);
    CHECK(planned.verdict == Verdict::issue);
    CHECK(planned.notice.forced == "镇长批示");
    CHECK(refusal(request(one, {{"address", ""}}), {}, said) == Refusal::no_address);
}

TEST_CASE("a certificate is given once a day, and a form of the month once a month")
{
    auto said = terms("certificate");
    const std::vector<Notice> known{issued(said, request(one))};
    CHECK(plan({request(one)}, known, said).at(0).verdict == Verdict::known);
    said.issue_date = day("2026-09-15");
    CHECK(plan({request(one)}, known, said).at(0).verdict == Verdict::issue);
}

TEST_CASE("a form prints codes, grades, classes and IDs as people read them")
{
    const auto asked = request(one, {{"gender", "M"},
                                     {"grade", "8"},
                                     {"class", "03"},
                                     {"birth_date", "20110305"},
                                     {"guardian_relation", "father"}});
    auto planned = plan({asked}).at(0);
    const auto hans = letter_fields(asked, planned, Language::simplified);
    CHECK(hans.at("gender") == "男");
    CHECK(hans.at("grade_class") == "八年级3班");
    CHECK(hans.at("birth_date") == "2011-03-05");
    CHECK(hans.at("guardian_relation") == "父亲");
    CHECK(hans.at("student_id") == "G990101********1237");
    CHECK(hans.at("document") == "义务教育复学通知书");
    CHECK(hans.at("absent_until") == "2026-09-11");
    const auto hant = letter_fields(asked, planned, Language::traditional);
    CHECK(hant.at("grade_class") == "八年級3班");
    CHECK(hant.at("guardian_relation") == "父親");
    CHECK(hant.at("name") == "张三");  // a name is never converted
}

TEST_CASE("a number carries a sum that shows a slip")
{
    CHECK(number_with_check("海街教复字〔2026〕第003号").size() == std::string("海街教复字〔2026〕第003号").size() + 9);
    CHECK(number_with_check("1") == "1 83DCEFB7");  // CRC-32
}

TEST_CASE("a file is named after the numbers it holds, whatever they are made of")
{
    const auto numbered = [](const char* number, const char* class_name = "") {
        Notice made;
        made.notice_no = number;
        made.grade = "8";
        made.class_name = class_name;
        return made;
    };
    const auto third = numbered("海街教复字〔2026〕第003号", "3");
    CHECK(file_stem(third, third) == "海街教复字-2026-第003号-8-3");
    const auto range = file_stem(third, numbered("海街教复字〔2026〕第040号"));
    CHECK(range == "海街教复字-2026-第003号_040");
    CHECK(holds(range, numbered("海街教复字〔2026〕第003号")));
    CHECK(holds(range, numbered("海街教复字〔2026〕第040号")));
    CHECK_FALSE(holds(range, numbered("海街教复字〔2026〕第041号")));
    CHECK_FALSE(holds(range, numbered("海街教返字〔2026〕第010号")));
    CHECK_FALSE(holds(range, numbered("海街教复字〔2027〕第010号")));
    CHECK(follows(third, numbered("海街教复字〔2026〕第004号")));
    CHECK_FALSE(follows(third, numbered("海街教复字〔2026〕第005号")));
    const auto bad = numbered("../../x/..\\\"\n\xE2\x80\xAE:001", "../../../etc/passwd\xE2\x80\xAE");
    CHECK(file_stem(bad, bad) == "x-001-8-etc-passwd");
    const auto wide = numbered("甲001",
                               "班班班班班班班班班班班班班班班班班班班班班班班班班班班班班班班班班班班班班班"
                               "班班班班班班班班班班班班班班班班班班班班");
    CHECK(file_stem(wide, wide).size() < 120);
}

TEST_CASE("of a list those are approved whom the plan has approved for this kind and this absence")
{
    const auto planned = [](const char* id, const char* word, const char* kind) {
        auto row = request(id, {{"approved", word}, {"kind", kind}, {"visits", "1"}, {"deadline", "2026-09-21"}});
        row.fields["check_value"] = check_value(row.fields);
        return row;
    };
    const std::vector<NoticeRequest> plan{planned(one, "是", "return"), planned(two, "", "return"),
                                          planned(two, "同意", "township")};
    auto approval = approved_rows({request(one), request(two)}, plan, "return");
    CHECK(approval.planned == 2);
    CHECK(approval.approved == 1);
    REQUIRE(approval.rows.size() == 1);
    CHECK(approval.rows[0].fields.at("student_id") == one);
    CHECK(approval.gone == 0);

    approval = approved_rows({request(one, {{"first_absent", "2026-09-10"}}), request(two)}, plan, "return");
    CHECK(approval.rows.empty());  // another absence
    CHECK(approval.gone == 1);

    approval = approved_rows(plan, plan, "township");  // the plan itself is the list
    REQUIRE(approval.rows.size() == 1);
    CHECK(approval.rows[0].fields.at("student_id") == two);
    CHECK(!approval.rows[0].fields.contains("deadline"));  // judged again

    auto changed = plan;
    changed[0].fields["deadline"] = "2026/9/21 ";  // as a spreadsheet writes it
    CHECK(approved_rows(changed, changed, "return").rows.size() == 1);
    changed[0].fields["deadline"] = "2026-09-22";
    approval = approved_rows(changed, changed, "return");
    CHECK(approval.rows.empty());
    CHECK(approval.changed == 1);
    CHECK(approval.other_kind == 1);

    const std::vector<NoticeRequest> torn{planned(one, "是", "return"), planned(one, "否", "return")};
    approval = approved_rows(torn, torn, "return");
    CHECK(approval.rows.empty());
    CHECK(approval.contested == 1);

    CHECK_THROWS_AS(approved_rows(plan, {planned(one, "也许", "return")}, "return"), Error);
}
