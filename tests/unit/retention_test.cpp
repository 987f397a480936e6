#include "baoxue/retention.hpp"

#include <doctest/doctest.h>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;
using namespace std::chrono;

namespace {

using enum Figure;

/// Tables whose rows the figures are views into.
struct Given {
    std::vector<csv::Table> tables = {};
    RetentionFigures figures = {};

    Given() { tables.reserve(8); }

    const csv::Table& table(std::string_view text, const std::vector<std::string>& kinds)
    {
        csv::Rejects rejects;
        return tables.emplace_back(test::given(text), csv::ReadOptions{}, kinds, std::vector<std::string>{}, rejects);
    }

    void changes(std::string_view rows)
    {
        const std::string heading =
            "change,before_row,student_id,before_school,after_school,before_grade,after_grade,before_class,"
            "after_class,changes,status,responsible_teacher\n";
        figures.changes = read_changes(table(heading + std::string(rows), {"change", "roster"}));
    }

    void movements(std::string_view text)
    {
        csv::Rejects rejects;
        figures.tables.push_back(read_figures(table(text, Indicator::kinds()), rejects));
    }
};

RetentionReport rate(const Given& given, std::initializer_list<std::string_view> formulae,
                     std::vector<Group::Level> levels = {Group::Level::town}, std::vector<Target> targets = {})
{
    RetentionPolicy policy{.levels = std::move(levels), .formulae = {}, .targets = std::move(targets)};
    for (const auto code : formulae) policy.formulae.push_back(Formula::find(code));
    return rate_retention(given.figures, policy);
}

// Ten children of grade 3: seven go up, one left and nobody knows where, one has 休学, one died; one came.
constexpr std::string_view one_year =
    "stayed,2,L1,甲小,甲小,3,4,1,1,,在读,王\n"
    "stayed,3,L2,甲小,甲小,3,4,1,1,,在读,王\n"
    "stayed,4,L3,甲小,甲小,3,4,1,1,,在读,王\n"
    "stayed,5,L4,甲小,甲小,3,4,1,1,,在读,王\n"
    "moved_school,6,L5,甲小,乙小,3,4,1,1,,在读,李\n"
    "moved_class,7,L6,甲小,甲小,3,4,1,2,responsible_teacher: 王 → 李,在读,李\n"
    "grade_repeated,8,L7,甲小,甲小,3,3,1,1,,在读,王\n"
    "left,9,L8,甲小,,3,,1,,,在读,王\n"
    "changed,10,L9,甲小,甲小,3,4,1,1,status: 在读 → 休学,休学,王\n"
    "left,11,L10,甲小,,3,,1,,,在读,王\n"
    "joined,,L11,,乙小,,1,,1,,在读,李\n";

OutflowRow paper(std::string_view number, std::string_view reason, bool normal)
{
    return {parse_student_id(number), {}, reason, normal};
}

const Indicator& row_of(const RetentionReport& report, std::string_view scope, std::string_view formula)
{
    for (const auto& row : report.rows)
        if (row.group.scope() == scope && row.formula == formula) return row;
    FAIL("no row " << scope << " " << formula);
    return report.rows.front();
}

}  // namespace

TEST_CASE("輟學率 by the dictionary counts 休學 and who is gone without proof, not death")
{
    Given given;
    given.changes(one_year);
    given.figures.outflows = {paper("L10", "deceased", true)};
    const auto report = rate(given, {"dropout_term", "retention_year", "dropout_net"});
    CHECK(report.town[enrolled_start] == 10);
    CHECK(report.town[enrolled_end] == 8);
    CHECK(report.town[intake] == 1);
    CHECK(report.town[unproved_out] == 1);
    CHECK(report.town[suspended] == 1);
    CHECK(report.town[died] == 1);
    CHECK(report.town[withdrawn] == 0);
    CHECK(report.town.gap() == 0);
    CHECK(report.rows[0].numerator == 2);
    CHECK(report.rows[0].denominator == 10);
    CHECK(report.rows[0].rate == 2000);
    CHECK(report.rows[1].rate == 8000);
    CHECK(report.rows[2].numerator == 3);  // who died, too; the child that came is 招生, no other increase
}

TEST_CASE("a proved transfer is no case, an unproved one is")
{
    Given given;
    given.changes(one_year);
    given.figures.outflows = {paper("L8", "transfer_county", true), paper("L10", "transfer_county", false)};
    const auto report = rate(given, {"dropout_term", "dropout_net"});
    CHECK(report.town[transferred_out] == 1);
    CHECK(report.town[unproved_out] == 1);
    CHECK(report.rows[0].numerator == 2);  // with 休学
    CHECK(report.rows[1].numerator == 3);  // 两基: every transfer is a decrease
}

TEST_CASE("every group's balance closes, whoever moved between them")
{
    Given given;
    given.changes(one_year);
    const auto report = rate(
        given, {"dropout_term"},
        {Group::Level::school, Group::Level::grade, Group::Level::klass, Group::Level::teacher, Group::Level::stage});
    for (const auto& row : report.rows) {
        CAPTURE(row.group.scope());
        CHECK(row.figures.gap() == 0);
    }
    const auto& from = row_of(report, "甲小", "dropout_term").figures;
    CHECK(from[transferred_out] == 1);  // the other school's list has the child
    CHECK(from[enrolled_end] == 6);
    const auto& to = row_of(report, "乙小", "dropout_term").figures;
    CHECK(to[enrolled_start] == 0);
    CHECK(to[transferred_in] == 1);
    CHECK(row_of(report, "乙小", "dropout_term").rate == std::nullopt);  // nobody there at the start
    CHECK(row_of(report, "王", "dropout_term").figures[moved_out] == 1);
    CHECK(row_of(report, "甲小/3/1", "dropout_term").denominator == 10);
}

TEST_CASE("學年鞏固率 is the next grade over this one, not adjusted")
{
    Given given;
    given.changes(
        "stayed,2,L1,甲小,甲小,1,2,1,1,,,\nstayed,3,L2,甲小,甲小,1,2,1,1,,,\nstayed,4,L3,甲小,甲小,2,3,1,1,,,\n"
        "left,5,L4,甲小,,2,,1,,,,\njoined,,L5,,甲小,,2,,1,,,\njoined,,L6,,甲小,,1,,1,,,\n");
    const auto report = rate(given, {"retention_grade"}, {Group::Level::school, Group::Level::grade});
    const auto& school = row_of(report, "甲小", "retention_grade");
    CHECK(school.denominator == 2);  // grade 1; grade 2 has no next one before
    CHECK(row_of(report, "甲小/1", "retention_grade").numerator == 3);
    CHECK(row_of(report, "甲小/1", "retention_grade").rate == 15000);
}

TEST_CASE("鞏固率 of a cohort is capped at 100, 九年鞏固率 is not adjusted")
{
    Given given;
    given.movements(
        "学校,入学人数,届增加,届减少,本届毕业人数,九年前招生数,九年级毕业人数\n"
        "甲中,120,6,4,120,,\n"
        "乙中,100,2,5,99,,\n"
        "丙中,,,,,130,117\n"
        "丁中,0,0,0,0,0,0\n");
    const auto report = rate(given, {"retention_cohort", "retention_nine"}, {Group::Level::school});
    CHECK(row_of(report, "甲中", "retention_cohort").rate == 9836);  // 120 / 122
    CHECK(row_of(report, "乙中", "retention_cohort").numerator == 99);
    CHECK(row_of(report, "乙中", "retention_cohort").denominator == 97);
    CHECK(row_of(report, "乙中", "retention_cohort").rate == 10000);
    CHECK_FALSE(row_of(report, "丙中", "retention_cohort").rate);  // nobody has told
    CHECK(row_of(report, "丙中", "retention_nine").rate == 9000);
    CHECK_FALSE(row_of(report, "丁中", "retention_nine").rate);
}

TEST_CASE("what a part of the schools does not tell is not known of the town")
{
    Given given;
    given.movements("学校,期初在校生数,辍学人数,休学人数,退学人数,去向未证实人数\n甲小,100,1,0,0,0\n乙小,50,,0,0,0\n");
    const auto report = rate(given, {"dropout_term"}, {Group::Level::town, Group::Level::school});
    CHECK(row_of(report, "甲小", "dropout_term").rate == 100);
    CHECK_FALSE(row_of(report, "town", "dropout_term").numerator);
    CHECK(row_of(report, "town", "dropout_term").denominator == 150);
}

TEST_CASE("months join: the first start, the last end, the sum of what happened, and the gap between")
{
    Given given;
    const std::string heading =
        "level,scope,begin,end,enrolled_start,dropped_out,suspended,withdrawn,unproved_out,enrolled_end\n";
    given.movements(heading + "town,town,2026-10-01,2026-10-31,198,1,0,0,0,197\n");
    given.movements(heading + "town,town,2026-09-01,2026-09-30,200,2,0,0,0,198\n");
    auto report = rate(given, {"dropout_term"});
    CHECK(report.rows[0].numerator == 3);
    CHECK(report.rows[0].denominator == 200);
    CHECK(report.town.gap() == 0);
    CHECK(report.rows[0].period.begin == sys_days(2026y / September / 1));
    CHECK(report.rows[0].period.end == sys_days(2026y / October / 31));
    given.movements(heading + "town,town,2026-11-01,2026-11-30,195,0,0,0,0,195\n");
    report = rate(given, {"dropout_term"});
    CHECK(report.town.gap() == 2);  // 197 at the end of October, 195 on the next day
}

TEST_CASE("the same month given twice is refused, our own rows of several formulae are not")
{
    Given given;
    const std::string text =
        "level,scope,begin,end,formula,enrolled_start\ntown,town,2026-09-01,2026-09-30,dropout_term,200\n"
        "town,town,2026-09-01,2026-09-30,dropout_net,200\n";
    given.movements(text);
    CHECK(rate(given, {"dropout_term"}).town[enrolled_start] == 200);
    given.movements(text);
    CHECK_THROWS_AS(rate(given, {"dropout_term"}), Error);
}

TEST_CASE("入學率 is of the children of the households")
{
    Given given;
    given.figures.household =
        read_changes(given.table("change,before_row,status\nstayed,2,在读\nstayed,3,休学\nleft,4,\n"
                                 "out_of_scope,5,\nchanged,6,\njoined,,在读\n",
                                 {"change", "roster"}));
    const auto report = rate(given, {"entry"});
    CHECK(report.rows[0].numerator == 2);
    CHECK(report.rows[0].denominator == 4);
    CHECK(report.rows[0].rate == 5000);
}

TEST_CASE("到校率 is of the days of the classes that have reported")
{
    Given given;
    const Date monday = sys_days(2026y / September / 7);
    DailyReport report{.date = monday, .school_id = "1", .grade = 3, .class_name = "1"};
    report.count = {.expected = 40, .present = 38, .absent = 2, .sick = 1, .unknown = 1};
    given.figures.daily.push_back(report);
    report.date += days(1), report.count = {.expected = 40, .present = 40};
    given.figures.daily.push_back(report);
    report.class_name = "2", report.reported = 0;
    given.figures.daily.push_back(report);
    const auto rates = rate(given, {"attendance", "absence"}, {Group::Level::town, Group::Level::klass});
    CHECK(row_of(rates, "town", "attendance").numerator == 78);
    CHECK(row_of(rates, "town", "attendance").denominator == 80);
    CHECK(row_of(rates, "town", "attendance").rate == 9750);
    CHECK(row_of(rates, "town", "absence").rate == 250);
    CHECK(row_of(rates, "town", "absence").figures[sick] == 1);
    CHECK(rates.rows.size() == 4);  // no row for the class that has not reported
}

TEST_CASE("targets say met or missed and by how much; the best ranks first")
{
    Given given;
    given.movements(
        "学校,期初在校生数,辍学人数,休学人数,退学人数,去向未证实人数\n甲小,100,1,0,0,0\n乙小,200,2,0,0,0\n丙小,100,0,0,"
        "0,0\n");
    const auto report = rate(given, {"dropout_term"}, {Group::Level::town, Group::Level::school},
                             {{"甲小", "dropout", Target::Op::at_most, 60},
                              {"丙小", "dropout_term", Target::Op::at_most, 0},
                              {"戊小", "dropout", Target::Op::at_most, 0}});
    const auto& missed = row_of(report, "甲小", "dropout_term");
    CHECK(missed.met == "missed");
    CHECK(missed.by == 40);
    CHECK(missed.rank == 2);
    CHECK(row_of(report, "乙小", "dropout_term").rank == 2);
    CHECK(row_of(report, "丙小", "dropout_term").met == "met");
    CHECK(row_of(report, "丙小", "dropout_term").rank == 1);
    CHECK(row_of(report, "town", "dropout_term").rank == 1);
    REQUIRE(report.unmatched.size() == 1);
    CHECK(report.unmatched[0].scope == "戊小");
}

TEST_CASE("a list without those who stayed is no basis for a rate")
{
    Given given;
    given.changes("left,2,L1,甲小,,3,,1,,,,\nleft,40,L2,甲小,,3,,1,,,,\n");
    CHECK_THROWS_AS(rate(given, {"dropout_term"}), Error);
    Given one;
    one.changes("left,2,L1,甲小,,3,,1,,,,\n");
    CHECK(rate(one, {"dropout_term"}).rows[0].rate == 10000);
}
