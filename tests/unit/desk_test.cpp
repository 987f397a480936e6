#include "baoxue/desk.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "given.hpp"

using namespace baoxue;
using namespace std::chrono;

namespace {

DeskFile roster(std::string name, std::map<std::string, int> grades, std::optional<Date> of = {})
{
    return {.name = std::move(name), .kind = "roster", .of = of, .grades = std::move(grades)};
}

const DeskStep& step(const std::vector<DeskStep>& steps, std::string_view command)
{
    const auto found = std::ranges::find_if(steps, [&](const DeskStep& one) { return one.command.find(command) != one.command.npos; });
    REQUIRE(found != steps.end());
    return *found;
}

DeskFile looked_at(std::string_view content, std::string_view name)
{
    const std::filesystem::path file = test::given(content, name);
    const auto files = look_at_desk(file.parent_path().string(), {});
    REQUIRE(files.size() == 1);
    return files.front();
}

}  // namespace

TEST_CASE("the later of two rosters has the children in higher grades, whatever the files are called")
{
    const auto spring = roster("b.csv", {{"1", 3}, {"2", 5}}), autumn = roster("a.csv", {{"1", 4}, {"2", 6}});
    CHECK(in_order(spring, autumn)->second == &autumn);
    CHECK(in_order(autumn, spring)->second == &autumn);
}

TEST_CASE("rosters of one school year are told apart by their months; two that say nothing are not")
{
    const auto september = roster("1.csv", {{"1", 3}}, sys_days(2026y / 9 / 1)), november = roster("2.csv", {{"1", 3}}, sys_days(2026y / 11 / 1));
    CHECK(in_order(november, september)->first == &september);
    CHECK(!in_order(september, roster("2.csv", {{"1", 3}})));
    const std::vector files{roster("1.csv", {}), roster("2.csv", {})};
    const auto steps = next_steps(files, {});
    const auto open = std::ranges::find(steps, StepState::open, &DeskStep::state);
    REQUIRE(open != steps.end());
    CHECK(open->command.empty());
    CHECK(!open->advice.empty());
}

TEST_CASE("a file is known by its headings, and a roster's term by its name or title")
{
    const auto named = looked_at("学校,年级,班级,学籍号,姓名\n甲小,五年级,1班,G99052120150912011X,赵一\n", "名单2026春季.csv");
    CHECK(named.kind == "roster");
    CHECK(named.rows == 1);
    CHECK(named.of == Date(sys_days(2026y / 3 / 1)));
    CHECK(named.school == "甲小");
    const auto titled = looked_at("2025-2026学年第一学期花名册,,,\n年级,班级,学籍号,姓名\n五年级,1班,G99052120150912011X,赵一\n", "a.csv");
    CHECK(titled.of == Date(sys_days(2025y / 9 / 1)));
    const auto sheet = looked_at("姓名,部门,日期,上班1打卡时间,上班1打卡结果\n赵一,五(1)班,26-09-01 星期二,07:50,正常\n", "x.csv");
    CHECK(sheet.kind == "attendance");
    CHECK(sheet.profile == "dingtalk");
    const auto grid = looked_at("学籍号,姓名,1,2,3,4,5\nG99052120150912011X,赵一,√,×,√,√,√\n", "y.csv");
    CHECK(grid.grid);
    CHECK(looked_at("颜色,大小\n红,3\n", "z.csv").kind.empty());
}

TEST_CASE("a file that cannot be read is told of, with no cell of it")
{
    const auto file = looked_at(std::string_view("PK\x03\x04 no workbook"), "x.xlsx");
    CHECK(!file.trouble.empty());
    CHECK(file.kind.empty());
}

TEST_CASE("numbered headings of a questionnaire are no grid")
{
    CHECK(!looked_at("1.姓名,2.学籍号,3.年级,4.班级,5.学校\n赵一,G99052120150912011X,5,1,甲小\n", "q.csv").grid);
}

TEST_CASE("a step is done when what it makes is there and not older than what it is made of")
{
    const auto now = std::filesystem::file_time_type::clock::now();
    auto one = roster("2026春.csv", {{"1", 3}}), other = roster("2026秋.csv", {{"1", 4}});
    one.saved = other.saved = now;
    DeskFile changes{.name = "changes.csv", .kind = "change", .saved = now};
    CHECK(step(next_steps({one, other}, {}), "reconcile").state == StepState::ready);
    CHECK(step(next_steps({one, other, changes}, {}), "reconcile").state == StepState::done);
    other.saved = now + 1h;
    CHECK(step(next_steps({one, other, changes}, {}), "reconcile").state == StepState::again);
}

TEST_CASE("commands name the files that are there as a shell takes them, and none that the settings name")
{
    const auto list = DeskFile{.name = "9月 考勤.csv", .kind = "attendance"};
    const auto leave = DeskFile{.name = "请假.csv", .kind = "leave"};
    const auto steps = next_steps({list, leave}, {.as_of = "2026-09-11"});
    CHECK(step(steps, "flag-absent").command == "baoxue flag-absent '9月 考勤.csv' --leave 请假.csv --as-of 2026-09-11 -o flags.csv");
    const auto settled = next_steps({list, leave}, {.named = {{"leave", "x.csv"}}});
    CHECK(step(settled, "flag-absent").command == "baoxue flag-absent '9月 考勤.csv' -o flags.csv");
    CHECK(shell_word("a'b") == "'a'\\''b'");
    CHECK(shell_word("$(rm -rf x)") == "'$(rm -rf x)'");
    CHECK(shell_word("-x.csv") == "'-x.csv'");
}

TEST_CASE("no letter is named before a rule asks for it and the office says who it is")
{
    DeskFile flags{.name = "flags.csv", .kind = "absence_flag"};
    const auto letters = [&](bool office) {
        auto steps = next_steps({flags}, {.office = office});
        return *std::ranges::find_if(steps, [](const DeskStep& one) { return one.task.starts_with("Make the letters"); });
    };
    CHECK(letters(true).command.empty());
    flags.letters_due = true;
    CHECK(letters(false).missing == std::vector<std::string>{"office"});
    CHECK(letters(true).command.starts_with("baoxue make-notice flags.csv --kind return"));
}
