#include "baoxue/daily.hpp"

#include <doctest/doctest.h>

#include <deque>

#include "baoxue/base/error.hpp"
#include "given.hpp"

using namespace baoxue;
using namespace std::chrono;

namespace {

constexpr Date monday = sys_days(2026y / September / 7);
constexpr std::string_view lessons = "date,period,school_id,grade,class,student_id,status\n";

struct Given {
    Attendance attendance = {};
    DailyEvidence evidence = {};
    std::deque<csv::Table> tables = {};  // the evidence are views into them
    csv::Rejects rejects = {};

    void roster(std::string_view rows)
    {
        const auto file =
            test::given("school_id,school_name,grade,class,student_id,name,status,home_teaching\n" + std::string(rows));
        evidence.pupils =
            read_pupils(tables.emplace_back(file, csv::ReadOptions{}, Pupil::kinds(), Pupil::needed(), rejects), rejects);
    }
    void leave(std::string_view rows)
    {
        const auto file = test::given("student_id,kind,begin_date,end_date,approved\n" + std::string(rows));
        evidence.leaves =
            read_leaves(tables.emplace_back(file, csv::ReadOptions{}, Leave::kinds(), Leave::needed(), rejects), rejects);
    }
    void rows(std::string_view text)
    {
        attendance.read(test::given(std::string(lessons) + std::string(text)), {}, "", rejects);
    }
    std::vector<DailyReport> classes(DailyPolicy policy = {.since = monday, .as_of = monday}) const
    {
        return report_days(attendance, evidence, policy).classes;
    }
};

std::vector<DailyReport> sent(std::string_view rows)
{
    csv::Rejects rejects;
    const csv::Table table(
        test::given("日期,学校,年级,班级,应到,实到,未到,病假,事假,无故未到人数\n" + std::string(rows)), {},
        DailyReport::kinds(), DailyReport::needed(), rejects);
    return read_daily_reports(table, rejects);
}

constexpr std::string_view three = "1,甲小,3,1,L1,张一,在读,\n1,甲小,3,1,L2,张二,在读,\n1,甲小,3,1,L3,张三,在读,\n";

}  // namespace

TEST_CASE("who was in any lesson came, the others count by what their lessons say")
{
    Given given;
    given.roster(
        "1,甲小,3,1,L1,张一,在读,\n1,甲小,3,1,L2,张二,在读,\n1,甲小,3,1,L3,张三,在读,\n1,甲小,3,1,L4,张四,在读,\n"
        "1,甲小,3,1,L5,张五,在读,\n1,甲小,3,1,L6,张六,在读,\n1,甲小,3,1,L7,张七,在读,\n");
    given.rows(
        "2026-09-07,1,1,3,1,L1,unexcused\n2026-09-07,2,1,3,1,L1,late\n2026-09-07,1,1,3,1,L2,sick\n"
        "2026-09-07,1,1,3,1,L3,personal\n2026-09-07,1,1,3,1,L4,sick\n2026-09-07,2,1,3,1,L4,unexcused\n"
        "2026-09-07,1,1,3,1,L5,absent\n2026-09-07,1,1,3,1,L6,excused\n");
    const auto classes = given.classes();
    REQUIRE(classes.size() == 1);
    const HeadCount& count = classes[0].count;
    CHECK(count.expected == 7);
    CHECK(count.present == 1);
    CHECK(count.absent == 6);
    CHECK(count.sick == 1);
    CHECK(count.personal == 1);
    CHECK(count.unexcused == 1);
    CHECK(count.unknown == 2);  // `absent`, and the child without a row
    CHECK(count.excused == 1);
    CHECK(count.reasons() == count.absent);
    CHECK(classes[0].names == "张二;张三;张四;张五;张六;张七");
    CHECK(classes[0].state() == "reported");
}

TEST_CASE("a slip gives the reason, 休學 and 送教上門 are not expected")
{
    Given given;
    given.roster(std::string(three) + "1,甲小,3,1,L4,张四,在读,送教上门\n1,甲小,3,1,L5,张五,休学,\n");
    given.leave("L1,病假,2026-09-07,2026-09-07,是\nL2,休学,2026-09-01,,是\nL3,事假,2026-09-07,2026-09-07,否\n");
    given.rows("2026-09-07,1,1,3,1,L1,absent\n2026-09-07,1,1,3,1,L3,absent\n");
    const HeadCount count = given.classes().at(0).count;
    CHECK(count.expected == 2);
    CHECK(count.sick == 1);
    CHECK(count.unknown == 1);  // the slip was not approved
}

TEST_CASE("a class without a row has not reported, and that is no zero")
{
    Given given;
    given.roster(std::string(three) + "1,甲小,3,2,L8,李八,在读,\n");
    given.rows("2026-09-07,1,1,3,1,L1,present\n2026-09-07,1,1,3,1,L2,present\n2026-09-07,1,1,3,1,L3,present\n");
    const auto classes = given.classes();
    REQUIRE(classes.size() == 2);
    CHECK(classes[0].state() == "zero");
    CHECK(classes[1].state() == "unreported");
    const auto school = add_up(classes, {}, DailyLevel::school);
    REQUIRE(school.size() == 1);
    CHECK(school[0].state() == "partial");
    CHECK(school[0].classes == 2);
    CHECK(school[0].reported == 1);
    CHECK(school[0].unreported == "3/2");
    CHECK(school[0].count.expected == 3);  // of the class that has reported
    CHECK(add_up(classes, {}, DailyLevel::town)[0].unreported == "甲小/3/2");
}

TEST_CASE("without a roster whoever has a row is expected; lessons that are none do not count")
{
    Given given;
    given.rows("2026-09-07,1,1,3,1,L1,present\n2026-09-07,1,1,3,1,L2,unexcused\n2026-09-07,1,1,3,1,L3,closed\n");
    const auto classes = given.classes();
    REQUIRE(classes.size() == 1);
    CHECK(classes[0].count.expected == 2);
    CHECK(classes[0].count.unexcused == 1);
    CHECK(classes[0].names == "L2");
    CHECK(given.classes({.since = monday, .as_of = monday, .names = false})[0].names.empty());
}

TEST_CASE("of a file of absences whoever is not in it was present")
{
    Given given;
    given.roster(three);
    given.rows("2026-09-07,1,1,3,1,L2,sick\n");
    CHECK(given.classes({.since = monday, .as_of = monday, .absences_only = true})[0].count.present == 2);
    CHECK(given.classes()[0].count.present == 0);
}

TEST_CASE("every school day of a span has its report, by the calendar or by the school's rows")
{
    Given given;
    given.rows("2026-09-07,1,1,3,1,L1,present\n2026-09-08,1,1,4,1,L2,present\n2026-09-10,1,1,3,1,L1,present\n");
    const DailyPolicy policy{.since = monday, .as_of = monday + days(4)};
    CHECK(given.classes(policy).size() == 8);  // 7th, 8th, 10th, and the 11th asked for; two classes
    const csv::Table table(test::given("date,kind\n2026-09-07,school\n2026-09-08,school\n2026-09-09,holiday\n"
                                       "2026-09-10,school\n2026-09-11,holiday\n"),
                           {}, {"calendar"}, {"date"}, given.rejects);
    given.evidence.calendar = Calendar(table);
    const auto classes = given.classes(policy);
    REQUIRE(classes.size() == 6);
    CHECK(classes[0].state() == "zero");
    CHECK(classes[1].state() == "unreported");
}

TEST_CASE("reports of classes are checked, each for itself and against the roster")
{
    Given given;
    given.roster(three);
    const auto flags = [&](std::string_view row) {
        return report_days(sent(row), given.evidence, {.since = monday, .as_of = monday}).classes.at(0).flags;
    };
    given.roster("1,甲小,3,1,L1,张一,在读,\n1,甲小,3,1,L2,张二,在读,\n1,甲小,3,1,L3,张三,在读,\n");
    CHECK(flags("2026-09-07,甲小,三年级,1班,3,2,1,1,0,0\n").empty());
    CHECK(flags("2026-09-07,甲小,三年级,1班,3,3,1,1,0,0\n") == "heads");
    CHECK(flags("2026-09-07,甲小,三年级,1班,3,2,1,1,1,0\n") == "reasons");
    CHECK(flags("2026-09-07,甲小,三年级,1班,4,2,2,1,1,0\n") == "roster");
    CHECK(flags("2026-09-07,甲小,三年级,1班,3,,1,,,\n").empty());  // present follows, the reason is unknown
}

TEST_CASE("a report that is lacking is told, one that came twice counts once")
{
    Given given;
    given.roster(std::string(three) + "1,甲小,3,2,L8,李八,在读,\n1,甲小,3,3,L9,李九,休学,\n");
    const auto all = report_days(sent("2026-09-07,甲小,3,1,3,2,1,1,,\n2026-09-07,甲小,3,1,3,3,0,,,\n"
                                      "2026-09-08,甲小,3,1,3,3,0,,,\n"),
                                 given.evidence, {.since = monday, .as_of = monday});
    REQUIRE(all.classes.size() == 2);  // 3/3 has nobody who should sit in class
    CHECK(all.classes[0].state() == "zero");
    CHECK(all.classes[0].school_id == "1");
    CHECK(all.classes[1].state() == "unreported");
}

TEST_CASE("classes add up to the school and schools to the town; a sum that does not is flagged")
{
    const Given given;
    const DailyPolicy policy{.since = monday, .as_of = monday};
    const auto reports = sent(
        "2026-09-07,甲小,3,1,40,38,2,1,1,0\n2026-09-07,甲小,3,2,30,30,0,0,0,0\n2026-09-07,甲小,,,70,68,2,1,1,0\n"
        "2026-09-07,乙小,,,50,49,1,0,0,1\n2026-09-07,,,,120,118,2,1,1,1\n");
    const auto classes = report_days(reports, given.evidence, policy).classes;
    CHECK(classes.size() == 3);  // 乙小 reports as a whole
    const auto schools = add_up(classes, reports, DailyLevel::school);
    REQUIRE(schools.size() == 2);
    CHECK(schools[0].school_name == "乙小");
    CHECK(schools[1].count.expected == 70);
    CHECK(schools[1].flags.empty());
    const auto town = add_up(classes, reports, DailyLevel::town);
    REQUIRE(town.size() == 1);
    CHECK(town[0].count.expected == 120);
    CHECK(town[0].count.present == 117);
    CHECK(town[0].count.unexcused == 1);
    CHECK(town[0].flags == "sum");
}

TEST_CASE("who has not come since the term began is named on day 1, 3 and 5")
{
    Given given;
    given.roster(std::string(three) + "1,甲小,3,2,L4,张四,在读,\n1,甲小,3,1,L5,张五,在读,\n");
    given.leave("L5,病假,2026-09-01,2026-09-30,是\n");
    given.rows(
        "2026-09-07,1,1,3,1,L1,present\n2026-09-08,1,1,3,1,L1,present\n2026-09-09,1,1,3,1,L1,present\n"
        "2026-09-07,1,1,3,1,L2,unexcused\n2026-09-08,1,1,3,1,L2,late\n");
    std::vector<Rule> rules(2);
    rules[0].name = "N1", rules[0].metric = "not_registered", rules[0].value = 1;
    rules[1].name = "N3", rules[1].metric = "not_registered", rules[1].value = 3;
    const auto on = [&](Date day) { return find_not_registered(given.attendance, given.evidence, monday, day, rules); };
    REQUIRE(on(monday).size() == 2);
    CHECK(on(monday)[0].flag.student_id == "L2");
    CHECK(on(monday)[0].flag.rule == "N1");
    REQUIRE(on(monday + days(2)).size() == 1);  // not of 3/2, which says nothing
    CHECK(on(monday + days(2))[0].flag.student_id == "L3");
    CHECK(on(monday + days(2))[0].flag.rule == "N3");
    CHECK(on(monday + days(2))[0].flag.days == 3);
}

TEST_CASE("what is written is read again, also who has not reported")
{
    const auto file = test::given("", "daily.csv");
    DailyReport report{.date = monday, .school_id = "1", .school_name = "甲小", .grade = 3, .class_name = "1"};
    report.count = {.expected = 4, .present = 1, .absent = 3, .sick = 1, .excused = 1, .unknown = 1};
    DailyReport silent = report;
    silent.class_name = "2", silent.reported = 0;
    for (const auto headings : {Language::english, Language::simplified, Language::traditional}) {
        csv::Writer out({.file = file, .headings = headings}, DailyReport::columns(), DailyReport::kinds());
        write(out, report);
        write(out, silent);
        out.finish();
        csv::Rejects rejects;
        const csv::Table table(file, {}, DailyReport::kinds(), DailyReport::needed(), rejects);
        const auto read = read_daily_reports(table, rejects);
        REQUIRE(read.size() == 2);
        CHECK(read[0].count == report.count);
        CHECK(read[0].state() == "reported");
        CHECK(read[1].state() == "unreported");
    }
}
