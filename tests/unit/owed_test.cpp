#include "baoxue/owed.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "baoxue/base/list.hpp"

using namespace baoxue;
using enum Owed::State;

namespace {

constexpr auto one = "G990521201302267923";

Date day(const char* text)
{
    return parse_date(text).value();
}

Visit visit(const char* on, const char* mode = "home")
{
    Visit made;
    made.student_id = parse_student_id(one);
    made.date = day(on);
    made.mode = mode;
    return made;
}

// The term begins on a Tuesday; without a calendar Mondays to Fridays are school days, save public holidays.
std::vector<Owed> owed(const char* group, std::vector<Visit> visits, const char* as_of, std::optional<Date> since = {},
                       bool done = false)
{
    OwedInput input{.duties = read_duties("", {}), .wards = {{.group = group, .student_id = one}}};
    input.visits = std::move(visits);
    input.wards[0].since = since;
    const OwedDays days{day("2026-09-01"), day("2027-01-22"), day(as_of), day(as_of)};
    return list_owed(input, days, Calendar(), done);
}

const Owed* find(const std::vector<Owed>& list, const char* duty)
{
    const auto found = std::ranges::find(list, duty, &Owed::duty);
    return found == list.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a visit of each week is overdue from the first week missed, until a visit is made")
{
    const auto none = owed("key_student", {}, "2026-09-25");
    REQUIRE(find(none, "key-visit"));
    CHECK(find(none, "key-visit")->due == day("2026-09-04"));
    CHECK(find(none, "key-visit")->missed == 3);
    CHECK(find(none, "key-visit")->days_over == 14);  // the 25th is 中秋节

    const auto since = owed("key_student", {visit("2026-09-08")}, "2026-09-25");
    CHECK(find(since, "key-visit")->due == day("2026-09-18"));
    CHECK(find(since, "key-visit")->missed == 1);

    const auto made = owed("key_student", {visit("2026-09-24")}, "2026-09-25");
    CHECK(find(made, "key-visit") == nullptr);
    CHECK(find(owed("key_student", {visit("2026-09-24")}, "2026-09-25", {}, true), "key-visit")->state == done);
}

TEST_CASE("a visit in a week of holidays does not stand for the next week")
{
    const auto list = owed("key_student", {visit("2026-09-30")}, "2026-10-09");  // 1 to 7 October
    REQUIRE(find(list, "key-visit"));
    CHECK(find(list, "key-visit")->due == day("2026-10-09"));
}

TEST_CASE("what is due today is not overdue")
{
    const auto list = owed("key_student", {visit("2026-09-04")}, "2026-09-11");
    REQUIRE(list.size() == 1);
    CHECK(list[0].state == due);
    CHECK(list[0].days_over == 0);
}

TEST_CASE("only a visit of the right kind does it")
{
    const auto by_phone = owed("key_student", {visit("2026-09-03", "phone")}, "2026-09-04");
    CHECK(find(by_phone, "key-home-visit"));
    CHECK(find(by_phone, "key-visit") == nullptr);
    CHECK(owed("key_student", {visit("2026-08-30")}, "2026-09-04").empty());  // in the last days of the holidays
}

TEST_CASE("two follow-ups a term need a visit each")
{
    const auto once = owed("dropout", {visit("2026-09-20")}, "2026-12-11");
    CHECK(find(once, "follow-up-1") == nullptr);
    REQUIRE(find(once, "follow-up-2"));
    CHECK(find(once, "follow-up-2")->due == day("2026-12-11"));
    CHECK(owed("dropout", {visit("2026-09-20"), visit("2026-11-20")}, "2026-12-11").empty());
}

TEST_CASE("nothing is owed for the time before a case was opened")
{
    CHECK(owed("dropout", {}, "2026-11-30", day("2026-11-02")).empty());
    CHECK(owed("dropout", {}, "2026-10-16", day("2026-09-07")).size() == 1);
}

TEST_CASE("a flag is done by a visit since the absence began, or by the notice it asks for")
{
    OwedInput input;
    input.flags.push_back(
        {{.group = "flagged", .student_id = one}, "L1", "visit", "visit_form", day("2026-09-07"), day("2026-09-07"), day("2026-09-08")});
    input.flags.push_back(
        {{.group = "flagged", .student_id = one}, "L4", "notice", "return", day("2026-09-07"), day("2026-09-11"), day("2026-09-14")});
    const OwedDays days{day("2026-09-01"), day("2027-01-22"), day("2026-09-11"), day("2026-09-13")};
    input.visits = {visit("2026-09-03")};
    auto list = list_owed(input, days, Calendar(), true);
    CHECK(list[0].state == overdue);
    CHECK(list[1].state == due);

    input.visits.push_back(visit("2026-09-08"));
    input.notices.emplace_back();
    input.notices[0].kind = "return";
    input.notices[0].student_id = one;
    input.notices[0].issue_date = day("2026-09-10");
    list = list_owed(input, days, Calendar(), true);
    CHECK(list[0].state == done);
    CHECK(list[1].state == done);
}

TEST_CASE("a check of a school is done by a row of the log for that school")
{
    OwedInput input{.duties = read_duties("", {}),
                    .wards = {{.group = "school", .school_id = "S1"}, {.group = "school", .school_id = "S2"}}};
    input.log = {{"monthly-check", "S1", day("2026-09-25")}};
    const OwedDays days{day("2026-09-01"), day("2027-01-22"), day("2026-09-30"), day("2026-09-30")};
    const auto list = list_owed(input, days, Calendar(), false);
    REQUIRE(list.size() == 1);
    CHECK(list[0].ward.school_id == "S2");
    CHECK(list[0].state == overdue);
}

TEST_CASE("a calendar for the phone counts and names no child")
{
    Owed owed{.due = day("2026-09-04"), .task = "visit"};
    owed.ward.name = "王小明";
    const std::vector list{owed, owed};
    const auto events = to_events(list, "白老师");
    REQUIRE(events.size() == 1);
    CHECK(events[0].first == day("2026-09-04"));
    CHECK(events[0].summary.find("2 ") != std::string::npos);
    CHECK(to_icalendar(events, "x", day("2026-09-01")).find("王小明") == std::string::npos);
}

TEST_CASE("every turn is counted: a week by a visit in it, a follow-up by the next visit, however late")
{
    const auto turns = [](const char* group, std::vector<Visit> visits, const char* as_of) {
        OwedInput input{.duties = read_duties("", {}), .wards = {{.group = group, .student_id = one}}};
        input.visits = std::move(visits);
        return list_turns(input, {day("2026-09-01"), day("2027-01-22"), day(as_of), day(as_of)}, Calendar());
    };
    const auto weekly = turns("key_student", {visit("2026-09-03"), visit("2026-09-19", "phone")}, "2026-09-25");
    std::vector<std::string> done;
    for (const auto& turn : weekly)
        if (turn.duty == "key-visit") done.push_back(turn.done ? to_string(*turn.done) : "missed");
    CHECK(join_words(done) == "2026-09-03, missed, 2026-09-19");  // the 25th is 中秋节
    const auto follow_ups = turns("dropout", {visit("2026-10-12")}, "2026-12-31");
    REQUIRE(follow_ups.size() == 2);
    CHECK(follow_ups[0].late());
    CHECK_FALSE(follow_ups[1].done);
}
