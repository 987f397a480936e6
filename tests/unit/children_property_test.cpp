// Whichever way the lists name a child, and in whatever order their rows and files come, the answers are the same.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "baoxue/absence.hpp"
#include "baoxue/children.hpp"
#include "baoxue/daily.hpp"
#include "baoxue/owed.hpp"
#include "given.hpp"
#include "random.hpp"
#include "rounds.hpp"

using namespace baoxue;
using namespace std::chrono;

namespace {

struct Child {
    std::string name, national_id, school;
    int grade, class_number;
};

enum class Key { student_id, national_id, temporary, name, any };

// Three schools, two classes each; names are used again in other classes, never in one.
std::vector<Child> invented(test::Random& random)
{
    static const char* const given[] = {"一", "二", "三", "四", "五", "六", "七"};
    std::vector<Child> children;
    for (const char* school : {"甲小", "乙小", "丙小"})
        for (int room = 1; room <= 2; ++room)
            for (const char* name : given) {
                std::string number =
                    "990521201" + std::to_string(100'000'00 + children.size() * 7919 + random.below(7));
                number = number.substr(0, 6) + "2015" + "09" + "1" + std::to_string(children.size() % 10) +
                         std::to_string(100 + children.size());
                children.push_back({std::string("赵") + name, number + check_digit(number), school, 3, room});
            }
    return children;
}

std::string cells_of(const Child& child, Key key, test::Random& random)
{
    if (key == Key::any) key = static_cast<Key>(random.below(4));
    const bool by_name = key == Key::name;
    std::string row = key == Key::student_id  ? "G" + child.national_id
                      : key == Key::temporary ? "L" + child.national_id
                                              : "";
    row += "," + (key == Key::national_id ? child.national_id : "") + "," +
           (by_name || random.one_in(2) ? child.name : "");
    return row + "," + child.school + ",3," + std::to_string(child.class_number);
}

constexpr const char* who_columns = "学籍号,身份证号,姓名,学校,年级,班级";

struct Lists {
    std::vector<std::string> attendance, leave, visits;  // rows
};

// What is known of each child and day, told with this kind of key.
Lists told(const std::vector<Child>& children, unsigned seed, Key key)
{
    test::Random facts(seed), keys(seed + 77);
    Lists lists;
    for (const auto& child : children) {
        const bool away = facts.one_in(3), leave = facts.one_in(4), visit = facts.one_in(2);
        for (int day = 1; day <= 4; ++day) {
            const bool missing = away && (day > 1 || facts.one_in(2));
            lists.attendance.push_back("2026-09-0" + std::to_string(day) + "," + cells_of(child, key, keys) + "," +
                                       (missing ? "旷课" : "出勤"));
        }
        if (leave) lists.leave.push_back(cells_of(child, key, keys) + ",病假,2026-09-02,2026-09-03");
        if (visit) lists.visits.push_back(cells_of(child, key, keys) + ",2026-09-04,入户");
    }
    return lists;
}

std::string file_of(const std::string& heading, const std::vector<std::string>& rows)
{
    std::string text = heading + "\n";
    for (const auto& row : rows) text += row + "\n";
    return test::given(text);
}

// Every third child is a key student, whom its teacher visits each week.
std::vector<std::string> roster_of(const std::vector<Child>& children)
{
    std::vector<std::string> rows;
    for (const auto& child : children)
        rows.push_back("G" + child.national_id + "," + child.national_id + "," + child.name + "," + child.school +
                       ",3," + std::to_string(child.class_number) + "," + (rows.size() % 3 == 0 ? "是" : "否"));
    return rows;
}

// The absent stand in the order of the roster.
std::string in_order(const std::string& names)
{
    std::vector<std::string> each(1);
    for (const char c : names)
        if (c == ';') each.emplace_back();
        else each.back() += c;
    std::ranges::sort(each);
    std::string all;
    for (const auto& name : each) all += name + ";";
    return all;
}

std::string duties(std::vector<Pupil> pupils, std::vector<AbsenceFlag> flags, std::vector<Visit> visits, Date as_of)
{
    const Calendar calendar;
    OwedInput input{.duties = read_duties({}, {}), .visits = std::move(visits)};
    add_wards(input, {.pupils = std::move(pupils), .flags = std::move(flags)}, calendar);
    std::string text;
    for (const auto& owed :
         list_owed(input, {as_of - days(4), as_of + days(90), as_of, as_of + days(2)}, calendar, true))
        text += std::string(to_string(owed.state)) + " " + owed.duty + " " + to_string(owed.due) + " " +
                owed.ward.school_name + " " + owed.ward.class_name + " " + owed.ward.name + " " +
                (owed.last_visit ? to_string(*owed.last_visit) : "") + "\n";
    return text;
}

std::string answers(const std::vector<Child>& children, Lists lists, test::Random& order)
{
    auto roster = roster_of(children);
    for (auto* rows : {&lists.attendance, &lists.leave, &lists.visits, &roster})
        std::ranges::shuffle(*rows, order.engine());
    csv::Rejects rejects;
    ChildLists all({}, rejects);
    const auto& of_roster = all.open_roster(file_of(std::string(who_columns) + ",重点生", roster));
    const auto& of_visits = all.open(file_of(std::string(who_columns) + ",家访日期,家访方式", lists.visits),
                                     Visit::kinds(), Visit::needed());
    const auto& of_leave = all.open(file_of(std::string(who_columns) + ",请假类型,开始日期,结束日期", lists.leave),
                                    Leave::kinds(), Leave::needed());
    Attendance attendance;
    const std::size_t half = order.below(lists.attendance.size());
    const std::string heading = "日期," + std::string(who_columns) + ",考勤状态";
    const std::vector<std::string> first(lists.attendance.begin(), lists.attendance.begin() + std::ptrdiff_t(half)),
        second(lists.attendance.begin() + std::ptrdiff_t(half), lists.attendance.end());
    for (const auto* part : {&second, &first}) attendance.read(file_of(heading, *part), {}, {}, rejects);
    all.add(attendance);
    all.settle();
    REQUIRE(all.unplaced().empty());

    const AbsencePolicy policy{.rules = read_rules("absence/plan", {}, {}, AbsencePolicy::metrics()),
                               .as_of = sys_days(2026y / September / 4)};
    AbsenceEvidence evidence;
    evidence.leaves = read_leaves(of_leave, rejects);
    evidence.enrolled = read_pupils(of_roster, rejects);
    std::string text;
    const auto flags = flag_absent(attendance, evidence, policy).flags;
    for (const auto& flag : flags)
        text += flag.student_id + " " + flag.name + " " + flag.rule + " " + std::to_string(flag.days) + " " +
                std::to_string(flag.days_excused) + "\n";
    const DailyEvidence daily{.pupils = read_pupils(of_roster, rejects), .leaves = read_leaves(of_leave, rejects)};
    for (const auto& report :
         report_days(attendance, daily, {.since = policy.as_of - days(2), .as_of = policy.as_of}).classes)
        text += report.school_name + " " + report.class_name + " " + std::to_string(report.count.present) + " " +
                std::to_string(report.count.sick) + " " + in_order(report.names) + "\n";
    return text + duties(daily.pupils, flags, read_visits(of_visits, rejects), policy.as_of);
}

}  // namespace

TEST_CASE("flags, daily reports and duties are the same by number, by the other number, by name, and in any order")
{
    for (unsigned seed = 1; seed <= test::rounds(10); ++seed) {
        CAPTURE(seed);
        test::Random random(seed);
        const auto children = invented(random);
        const auto right = answers(children, told(children, seed, Key::student_id), random);
        CHECK(right.find(" L") != std::string::npos);
        CHECK(right.find("done key-visit") != std::string::npos);
        CHECK(right.find("due key-visit") != std::string::npos);
        for (const auto key : {Key::national_id, Key::temporary, Key::name, Key::any})
            for (int order = 0; order < 2; ++order)
                CHECK(answers(children, told(children, seed, key), random) == right);
    }
}
