#include "baoxue/base/html.hpp"
#include "baoxue/page.hpp"

#include <doctest/doctest.h>

#include "baoxue/reconcile.hpp"
#include "given.hpp"
#include "operation/page/charts.hpp"
#include "operation/page/markup.hpp"

using namespace baoxue;
namespace page = baoxue::operation::page;
using namespace std::chrono;

namespace {

constexpr Date monday = sys_days(2026y / September / 7);

DailyReport report(Date date, std::string school, std::string class_name, long long expected, long long present)
{
    DailyReport of_class{
        .date = date, .school_name = std::move(school), .grade = 3, .class_name = std::move(class_name)};
    of_class.count = {.expected = expected, .present = present, .absent = expected - present};
    return of_class;
}

std::size_t times(std::string_view text, std::string_view word)
{
    std::size_t count = 0;
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("whatever stands in a list is text on the page")
{
    CHECK(html_escaped("<b>&\"") == "&lt;b&gt;&amp;&quot;");
    const auto html =
        day_page({.daily = {report(monday, "<script>alert(1)</script>", "\"1", 2, 1)}}, {.as_of = monday});
    CHECK(html.find("<script") == html.npos);
    CHECK(html.find("&lt;script&gt;") != html.npos);
    CHECK(html.find("\"\"1") == html.npos);
}

TEST_CASE("a line has a gap where nobody has reported, and a lone day is a point")
{
    const auto svg =
        page::line({{monday, 10'000}, {monday + days(1), 9'500}, {monday + days(2), {}}, {monday + days(3), 9'000}},
                   {}, 9'000, "words");
    const auto path = svg.substr(svg.find("<path"));
    CHECK(times(path, "M") == 2);
    CHECK(times(path, "L") == 1);
    CHECK(times(svg, "<circle") == 1);
    CHECK(svg.find("aria-label=\"words\"") != svg.npos);
    CHECK(svg.find("behind") == svg.npos);
    CHECK(page::line({{monday, 10'000}, {monday + days(1), 9'500}}, {{monday - days(140), 9'000}, {monday - days(139), 9'500}}, 9'000, "words")
              .find("class=\"behind\" d=\"M34.0 68.0L294.0 37.0\"") != svg.npos);
    CHECK(svg.find("M34.0 6.0L120.7 37.0M294.0 68.0") != svg.npos);  // 100 on top, 95 half way, 90 below
}

TEST_CASE("a calendar puts weekdays in rows and weeks in columns, and marks the silent day")
{
    const auto svg = page::calendar({{monday + days(2), true, 0, 40, "a"},
                                     {monday + days(7), true, 5, 40, "b"},
                                     {monday + days(8), false, 0, 0, "c"}},
                                    "words");
    CHECK(svg.find("<rect class=\"q0\" x=\"0\" y=\"54\"") != svg.npos);
    CHECK(svg.find("<rect class=\"q4\" x=\"20\" y=\"14\"") != svg.npos);
    CHECK(svg.find("<rect class=\"silent\" x=\"20\" y=\"34\"") != svg.npos);
    CHECK(svg.find(">5</text>") != svg.npos);
    CHECK(svg.find(">?</text>") != svg.npos);
    CHECK(page::calendar({}, "words").empty());
}

TEST_CASE("the classes with the lowest rate get a calendar, or those that are asked for")
{
    const PageLists lists{.daily = {report(monday, "甲小", "1", 40, 40), report(monday, "甲小", "2", 40, 30),
                                    report(monday, "乙小", "1", 40, 39)}};
    auto html = day_page(lists, {.as_of = monday, .worst = 1});
    CHECK(times(html, "<svg class=\"calendar\"") == 1);
    CHECK(html.find("<h3>甲小/3/2</h3>") != html.npos);
    html = day_page(lists, {.as_of = monday, .classes = {.classes = {"乙小/3/1", "甲小/3/1"}}});
    CHECK(times(html, "<svg class=\"calendar\"") == 2);
    CHECK(html.find("<h3>甲小/3/2</h3>") == html.npos);
}

TEST_CASE("days after the page's day are not on it, what is due on it is not overdue")
{
    const auto html =
        day_page({.daily = {report(monday, "甲小", "1", 40, 40), report(monday + days(1), "甲小", "1", 40, 1)},
                  .items = {{.actor = "王", .action = "visit", .due = monday},
                            {.actor = "李", .action = "call", .due = monday - days(1)}},
                  .items_given = true},
                 {.as_of = monday});
    CHECK(html.find("2026-09-08") == html.npos);
    CHECK(html.find("visit") == html.npos);
    CHECK(html.find("<th scope=\"row\">2026-09-06</th><td>李</td><td>call</td>") != html.npos);
    CHECK(html.find("id=\"cases\"") == html.npos);
}

TEST_CASE("the page of two rosters marks what changed, hides by style alone and takes every cell as text")
{
    const std::string heading = "学籍号,姓名,年级,班级,家庭住址\n", number = "G99052120150912011X";
    csv::Rejects rejects;
    const Roster before(test::given(heading + number + ",赵<i>,3,1,柳村\n"), {}, rejects);
    const Roster after(test::given(heading + number + ",赵<i>,4,2,石村\n"), {}, rejects);
    const auto result = reconcile(before, after, {}, {}, rejects);
    std::vector<const Change*> changes;
    for (const auto& change : result.changes) changes.push_back(&change);
    const auto html = change_page(changes, before, after);
    CHECK(html.find("<del>柳村</del> <ins>石村</ins>") != html.npos);
    CHECK(html.find("赵&lt;i&gt;") != html.npos);
    CHECK(html.find("<script") == html.npos);
    CHECK(html.find("http:") == html.npos);
    CHECK(html.find("https:") == html.npos);
    CHECK(times(html, "type=\"checkbox\"") == 2);  // of the kind, and of what needs review
}
