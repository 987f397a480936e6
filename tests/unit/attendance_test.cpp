#include "baoxue/store/attendance.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "baoxue/base/error.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/base/text.hpp"
#include "given.hpp"
#include "store/attendance/notes.hpp"
#include "store/attendance/tally.hpp"

using namespace baoxue;
using namespace baoxue::store::attendance;
using namespace std::chrono;

namespace {

constexpr auto heading = "date,period,school_id,class_id,student_id,status\n";
constexpr Date tuesday = sys_days(2026y / September / 1);

Attendance attendance(const std::vector<std::string>& files, const csv::ReadOptions& reading = {},
                      const std::string& profile = {})
{
    Attendance all;
    csv::Rejects strict;
    for (const auto& file : files) all.read(test::given(file), reading, profile, strict);
    return all;
}

LessonCount on(const Attendance& attendance, std::uint32_t student, Date date)
{
    std::vector<StudentDay> days;
    attendance.days(student, 4, days);
    const auto day = std::ranges::find(days, date, &StudentDay::date);
    return day == days.end() ? LessonCount{} : day->whole;
}

std::string refusal(const std::string& text, const std::string& profile = {})
{
    try {
        attendance({text}, {}, profile);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("lessons are counted by what their status is worth")
{
    const auto read =
        attendance({"学籍号,日期,节次,考勤状态\n"
                    "G990521201803221536,2026-09-01,1,出勤\n"
                    "G990521201803221536,2026-09-01,2,迟到\n"
                    "G990521201803221536,2026-09-01,3,缺勤\n"
                    "G990521201803221536,2026-09-01,第4节,旷课\n"
                    "G990521201803221536,2026-09-01,第五节,病假\n"
                    "G990521201803221536,2026-09-01,6,放假\n"});
    REQUIRE(read.students() == 1);
    CHECK(read.id(0) == "G990521201803221536");
    CHECK(on(read, 0, tuesday) == LessonCount{2, 1, 1, 1});
    CHECK(read.misses_lessons(0));
}

TEST_CASE("of rows about the same lesson the last one stands, within a file and between files")
{
    const std::string first = std::string(heading) +
                              "2026-09-01,1,2199000101,1,G990521201803221536,absent\n"
                              "2026-09-01,2,2199000101,1,G990521201803221536,present\n"
                              "2026-09-01,1,2199000101,1,G990521201803221536,present\n"
                              "2026-09-01,3,2199000101,1,G990521201803221536,present\n";
    CHECK(on(attendance({first}), 0, tuesday) == LessonCount{3, 0, 0, 0});
    CHECK(on(attendance({first, first}), 0, tuesday) == LessonCount{3, 0, 0, 0});
    const std::string later = std::string(heading) + "2026-09-01,3,2199000101,1,G990521201803221536,sick\n";
    CHECK(on(attendance({first, later}), 0, tuesday) == LessonCount{2, 0, 0, 1});
    CHECK(on(attendance({later, first}), 0, tuesday) == LessonCount{3, 0, 0, 0});
}

TEST_CASE("the same number typed otherwise is the same student")
{
    const auto read = attendance({std::string(heading) +
                                  "2026-09-01,1,,,G99052120180322153X,present\n"
                                  "2026-09-01,2,,,g99052120180322153x,present\n"
                                  "2026-09-01,3,,,Ｇ９９０５２１２０１８０３２２１５３Ｘ,present\n"
                                  "2026-09-01,4,,,\"=\"\"G99052120180322153X\"\"\",present\n"
                                  "2026-09-01,5,,, 20260001,present\n"
                                  "2026-09-01,6,,,20260001,present\n"
                                  "2026-09-01,7,,,a-number-that-is-longer-than-any-number-should-be-1,present\n"});
    REQUIRE(read.students() == 3);
    CHECK(on(read, 0, tuesday).here == 4);
    CHECK(read.id(1) == "20260001");
    CHECK(on(read, 1, tuesday).here == 2);
}

TEST_CASE("students in no order, numbered in every length and form, are told apart")
{
    const std::string forms[]{
        "G99052120180322", "20260", "x", "学", "2026-99052120180322", "A STUDENT OF A SCHOOL THAT NUMBERS "};
    std::vector<std::string> ids;
    for (int i = 0; i < 3000; ++i) ids.push_back(forms[i % 6] + std::to_string(1000 + i));
    std::string text = heading;
    for (int day = 1; const std::size_t stride : {7919UL, 1UL, 6007UL, 2999UL}) {
        for (std::size_t i = 0; i < ids.size(); ++i)
            text += "2026-09-0" + std::to_string(day) + ",1,S,C," + ids[i * stride % ids.size()] + ",present\n";
        ++day;
    }
    const auto read = attendance({text});
    REQUIRE(read.students() == ids.size());
    std::vector<std::string> found;
    for (std::uint32_t i = 0; i < read.students(); ++i) {
        found.push_back(read.id(i));
        CHECK(on(read, i, tuesday).here == 1);
    }
    for (auto& id : ids) id = parse_student_id(id).key;
    std::ranges::sort(ids);
    std::ranges::sort(found);
    CHECK(found == ids);
}

TEST_CASE("classes in no order, of short names and long ones, are told apart in every order of columns")
{
    const std::string forms[]{
        "七(1)班", "C", "a class whose name is longer than others are ",
        "eine Klasse, deren Name länger ist als alles, was eine Schule in ein Formular schreibt "};
    std::string by_call = "date,period,school_id,class_id,student_id,status\n",
                by_student = "student_id,status,class_id,date,period\n";
    for (std::size_t i = 0; i < 6000; ++i) {
        const std::size_t student = i * 1009 % 2000, lesson = 1 + i / 2000;
        const std::string room = forms[student % 4] + std::to_string(student / 2), id = std::to_string(20000 + student);
        const std::string quoted = student % 4 == 3 || i % 97 == 0 ? '"' + room + '"' : room;
        const std::string moment = "2026-09-0" + std::to_string(1 + student % 3) + "," + std::to_string(lesson);
        by_call += moment;
        by_call.append(",S,").append(quoted).append(",").append(id).append(",present\n");
        by_student += id;
        by_student.append(",present,").append(quoted).append(",").append(moment).append("\n");
    }
    for (const auto& text : {by_call, by_student})
        for (const auto engine : {csv::Engine::two_lanes, csv::Engine::library}) {
            csv::ReadOptions reading;
            reading.engine = engine;
            const auto read = attendance({text}, reading);
            REQUIRE(read.students() == 2000);
            for (std::uint32_t i = 0; i < read.students(); ++i) {
                const std::size_t student = std::stoul(read.id(i)) - 20000;
                std::vector<StudentDay> days;
                read.days(i, 4, days);
                REQUIRE(days.size() == 1);
                CHECK(days[0].date == tuesday + std::chrono::days(student % 3));
                CHECK(days[0].whole.here == 3);
                CHECK(read.places()[read.place(i)].name ==
                      parse_class(forms[student % 4] + std::to_string(student / 2), 0));
            }
        }
}

TEST_CASE("an unknown word, a broken date, period or number is a rejected row, never a guess")
{
    const std::string row = "2026-09-01,1,,,G990521201803221536,";
    CHECK(refusal(heading + row + "3\n").find(":2: status: ") != std::string::npos);
    CHECK(refusal(heading + row + "3\n", "seewo").empty());
    CHECK(refusal(heading + row + "maybe\n").find("2: status") != std::string::npos);
    CHECK(refusal(std::string(heading) + "2026-02-30,1,,,G990521201803221536,present\n").find("2: date") !=
          std::string::npos);
    CHECK(refusal(std::string(heading) + "2026-09-01,16,,,G990521201803221536,present\n").find("2: period") !=
          std::string::npos);
    CHECK(refusal("date,session,student_id,status\n2026-09-01,noonish,S1,present\n").find("2: session") !=
          std::string::npos);
    CHECK(refusal("date,session,student_id,status\n2026-09-01,上午,S1,present\n").empty());
    CHECK(refusal(std::string(heading) + "2026-09-01,1,,,,present\n").find("2: student_id") != std::string::npos);
    CHECK(refusal(std::string(heading) + "2026-09-01,1,,,5.20502E+17,present\n").find("2: student_id") !=
          std::string::npos);
}

TEST_CASE("a student's classes are told lesson by lesson, in whatever order the rows stand")
{
    const auto read = attendance({std::string(heading) + "2026-09-01,1,2199000101,七(1)班,G990521201803221536,present\n"
                                                         "2026-09-02,1,2199000101,七年级1班,G990521201803221536,present\n"
                                                         "2026-09-03,1,2199000101,3,G990521201803221536,present\n"
                                                         "2026-09-03,2,2199000101,七年级1班,G990521201803221536,present\n"
                                                         "2026-09-03,3,2199000101,3,G990521201803221536,present\n"
                                                         "2026-09-02,2,2199000101,3,G990521201803221536,present\n"
                                                         "2026-09-02,3,2199000101,七年级1班,G990521201803221536,present\n"});
    REQUIRE(read.places().size() == 2);
    CHECK(read.places()[0].name == "1");
    CHECK(read.place(0) == 1);
    const auto reported = read.reported();
    REQUIRE(reported.size() == 2);
    CHECK(reported[0].days == std::vector<Date>{tuesday, tuesday + days(1), tuesday + days(2)});
    CHECK(reported[1].days == std::vector<Date>{tuesday + days(1), tuesday + days(2)});
    std::vector<LessonMark> marks;
    read.marks(0, marks);
    REQUIRE(marks.size() == 7);
    CHECK(marks[0].place == 0);
    CHECK(marks[1].place == 0);
    CHECK(marks[2].place == 1);
    CHECK(marks[4].place == 1);
    CHECK(marks[5].place == 0);
}

TEST_CASE("a student at two schools on one day is where it was here, whatever the order of the rows")
{
    const std::string there = "2026-09-01,1,2199000102,3,G990521201803221536,present\n",
                      missed = "2026-09-01,1,2199000101,1,G990521201803221536,absent\n";
    for (const auto& rows : {there + missed, missed + there}) {
        const auto read = attendance({std::string(heading) + rows});
        REQUIRE(read.students() == 1);
        CHECK(on(read, 0, tuesday) == LessonCount{1, 0, 0, 0});
        CHECK(read.places()[read.place(0)].school_id == "2199000102");
        CHECK(read.days_at_two_schools(0) == std::vector{tuesday});
    }
}

TEST_CASE("absent at both schools is absent once")
{
    const auto read = attendance({std::string(heading) + "2026-09-01,1,2199000102,3,G990521201803221536,absent\n"
                                                         "2026-09-01,1,2199000101,1,G990521201803221536,absent\n"});
    REQUIRE(read.students() == 1);
    CHECK(on(read, 0, tuesday) == LessonCount{0, 1, 0, 0});
}

TEST_CASE("one number with two names makes two claims, each with its line")
{
    const auto read = attendance({"date,student_id,name,status\n2026-09-01,G990521201803221536,赵一,absent\n"
                                  "2026-09-02,G990521201803221536,赵 一,absent\n"
                                  "2026-09-02,G990521201803221536,钱二,present\n"});
    REQUIRE(read.claims() == 2);
    CHECK(read.claim(0).who.name == "赵一");
    CHECK(read.claim(0).place.line == 2);
    CHECK(read.claim(1).who.name == "钱二");
    CHECK(read.claim(1).place.line == 4);
}

TEST_CASE("without a number the name, the school and the class are the student")
{
    const auto read = attendance({"日期,学校,年级,班级,学籍号,姓名,考勤状态\n2026-09-01,甲小,5,1,待补,赵一,旷课\n"
                                  "2026-09-01,甲小,5,一班,待补,赵 一,旷课\n2026-09-01,甲小,5,1,待补,钱二,出勤\n"
                                  "2026-09-01,甲小,5,2,#N/A,赵一,出勤\n"});
    REQUIRE(read.claims() >= 3);
    CHECK(read.claim(0).who.name == "赵一");
    CHECK(read.claim(0).who.grade == 5);
    CHECK(!read.claim(0).who.numbered());
}

TEST_CASE("morning and afternoon are told by session, else by period")
{
    const auto read =
        attendance({"student_id,date,session,period,status\n"
                    "20260001,2026-09-01,,4,absent\n20260001,2026-09-01,,5,present\n"
                    "20260002,2026-09-01,上午,,absent\n20260002,2026-09-01,下午,1,present\n"
                    "20260002,2026-09-01,晚自习,,sick\n20260003,2026-09-01,,,absent\n"
                    "20260003,2026-09-02,全天,,absent\n"});
    std::vector<StudentDay> days;
    read.days(0, 4, days);
    CHECK(days.at(0).morning == LessonCount{0, 1, 0, 0});
    CHECK(days.at(0).afternoon == LessonCount{1, 0, 0, 0});
    read.days(0, 5, days);
    CHECK(days.at(0).morning == LessonCount{1, 1, 0, 0});
    read.days(1, 4, days);
    CHECK(days.at(0).morning == LessonCount{0, 1, 0, 0});
    CHECK(days.at(0).afternoon == LessonCount{1, 0, 0, 0});
    CHECK(days.at(0).whole == LessonCount{1, 1, 0, 1});
    read.days(2, 4, days);
    REQUIRE(days.size() == 2);
    CHECK(days.at(0).morning == days.at(1).afternoon);
    CHECK(days.at(0).whole == LessonCount{0, 1, 0, 0});
}

TEST_CASE("a day as one cell of a tally reads back as the same lessons")
{
    const std::vector<LessonMark> day{{tuesday, 0, {Session::none, 1}, AttendanceStatus::present},
                                      {tuesday, 0, {Session::none, 2}, AttendanceStatus::present},
                                      {tuesday, 0, {Session::none, 3}, AttendanceStatus::absent},
                                      {tuesday, 0, {Session::none, 4}, AttendanceStatus::present},
                                      {tuesday, 0, {Session::day, 0}, AttendanceStatus::sick},
                                      {tuesday, 0, {Session::morning, 2}, AttendanceStatus::present},
                                      {tuesday, 0, {Session::morning, 3}, AttendanceStatus::present},
                                      {tuesday, 0, {Session::night, 0}, AttendanceStatus::present}};
    const auto cell = to_tally(day);
    CHECK(cell == "present:1-2 4 am2-3 night;absent:3;sick:day");
    const auto read = attendance({"date,student_id,lessons_by_status\n2026-09-01,20260001," + cell + "\n"});
    std::vector<LessonMark> marks;
    read.marks(0, marks);
    REQUIRE(marks.size() == day.size());
    for (std::size_t i = 0; i < day.size(); ++i) {
        CHECK(marks[i].lesson == day[i].lesson);
        CHECK(marks[i].status == day[i].status);
    }
    for (const auto* broken : {"", "here:1", "present", "present:", "present:5-1", "present:16", "present:am-2",
                               "present:1,2", "present:x1", "present:1-"})
        CHECK_MESSAGE(
            !refusal("date,student_id,lessons_by_status\n2026-09-01,20260001,\"" + std::string(broken) + "\"\n")
                 .empty(),
            broken);
}

TEST_CASE("of notes replaced a million times the latest stands")
{
    Notes notes(15);
    notes.make_room(2);
    for (int i = 0; i < 3'000'000; ++i)
        notes.add(1, 0, 3, i % 2 == 0 ? AttendanceStatus::absent : AttendanceStatus::sick), notes.settle();
    std::vector<Note> standing;
    notes.of(1, standing);
    REQUIRE(standing.size() == 1);
    CHECK(standing[0].status == AttendanceStatus::sick);
}

TEST_CASE("national numbers are told as such, and may stand beside 学籍号")
{
    const std::string national = "身份证号,日期,考勤状态\n99052120180322153X,2026-09-01,出勤\n";
    const auto read = attendance({national});
    CHECK(read.by_national_id());
    CHECK(read.id(0) == "99052120180322153X");
    CHECK(read.claim(0).who.national_id.key == "99052120180322153X");
    CHECK(!attendance({national, "学籍号,日期,考勤状态\nG99052120180322153X,2026-09-01,出勤\n"}).by_national_id());
}

TEST_CASE("bad rows may stand before, between and behind the good ones, however many")
{
    const auto rows = [](int from, int to, const char* status) {
        std::string text;
        for (int i = from; i < to; ++i)
            text += "2026-09-01,1,1," + std::to_string(i % 3 + 1) + ",S" + std::to_string(i) + "," + status + "\n";
        return text;
    };
    for (const auto& [before, between, behind] : {std::array{40, 0, 0}, {0, 40, 0}, {0, 0, 1}, {0, 0, 40}, {1, 17, 17}}) {
        INFO(before, " ", between, " ", behind);
        Attendance all;
        csv::Rejects rejects{.collect = true};
        all.read(test::given(heading + rows(0, before, "?") + rows(100, 110, "出勤") + rows(200, 200 + between, "?") +
                             rows(300, 310, "出勤") + rows(400, 400 + behind, "?")),
                 {}, {}, rejects);
        CHECK(all.students() == 20);
        CHECK(rejects.rows.size() == static_cast<std::size_t>(before + between + behind));
    }
}
