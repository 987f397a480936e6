// Every lesson from 1 September to 16 October 2026, the calendar they follow, and one class's month on paper.
#include <fmt/format.h>

#include <algorithm>

#include "sheet.hpp"
#include "township.hpp"

namespace baoxue::bench {
namespace {

using namespace std::chrono;

constexpr Date on(unsigned month_number, unsigned day_number)
{
    return year(2026) / month(month_number) / day(day_number);
}

constexpr Date first_lesson = on(9, 1), last_lesson = on(10, 16);

/// The State Council's calendar of 2026: 中秋节 25-27 September, 国庆节 1-7 October, made up for on 20
/// September and 10 October.
std::string kind(Date date)
{
    if (date == on(9, 20) || date == on(10, 10)) return "调休上课";
    if ((date >= on(9, 25) && date <= on(9, 27)) || (date >= on(10, 1) && date <= on(10, 7)) ||
        date == year(2027) / 1 / 1)
        return "放假";
    const weekday of(date);
    return of == Saturday || of == Sunday ? "周末" : "上课";
}

constexpr Date closed_by_rain = on(9, 16);  // the village school

bool school_day(Date date, SchoolIndex school)
{
    const auto is = kind(date);
    return (is == "上课" || is == "调休上课") && !(school == village && date == closed_by_rain);
}

struct Away {
    int child;
    Date first, last;
    std::string_view status;
    int from_lesson = 1;
};

constexpr Away stories[]{
    {70, on(9, 22), on(9, 24), "旷课", 4},  {75, on(9, 8), on(9, 8), "旷课"},
    {76, on(9, 14), on(9, 14), "旷课"},     {76, on(9, 15), on(9, 16), "病假"},
    {76, on(9, 17), on(9, 18), "旷课"},     {120, on(9, 21), on(9, 24), "缺勤"},
    {215, on(10, 14), last_lesson, "旷课"}, {216, on(10, 12), last_lesson, "病假"},
    {240, on(10, 12), last_lesson, "旷课"}, {395, on(9, 7), on(9, 11), "旷课"},
    {395, on(10, 12), last_lesson, "旷课"}, {405, on(9, 4), on(9, 4), "旷课"},
    {405, on(9, 7), on(9, 7), "旷课"},      {405, on(9, 11), on(9, 11), "旷课"},
    {405, on(9, 14), on(9, 14), "旷课"},    {405, on(9, 18), on(9, 18), "旷课"},
    {405, on(9, 21), on(9, 21), "旷课"},    {405, on(9, 28), on(9, 28), "旷课"},
    {405, on(10, 9), on(10, 9), "旷课"},    {405, on(10, 12), on(10, 12), "旷课"},
    {405, on(10, 16), on(10, 16), "旷课"},  {430, on(9, 29), last_lesson, "旷课"},
    {440, on(9, 4), on(9, 20), "缺勤"},     {458, first_lesson, last_lesson, "旷课"},
    {465, on(10, 9), last_lesson, "旷课"},  {466, on(10, 12), last_lesson, "旷课"},
    {470, on(9, 14), on(9, 16), "缺勤"},    {480, on(9, 28), last_lesson, "旷课"},
    {510, on(9, 7), last_lesson, "旷课"},   {600, first_lesson, last_lesson, "缺勤"},
};

/// Of an ordinary day: single days off, a late start, a lesson missed.
std::string_view ordinary(const Town& town, const Child& c, Date date, int lesson)
{
    Dice of_day(town.seed() + 4, static_cast<std::uint64_t>(c.number * 1000 + (date - first_lesson).count()));
    const auto whole = of_day.below(10000);
    if (whole < 170) return whole < 100 ? "病假" : whole < 156 ? "事假" : "旷课";
    const auto one = Dice(of_day.roll(), static_cast<std::uint64_t>(lesson)).below(10000);
    return one >= 45 ? "出勤" : one < (lesson == 1 ? 40U : 10U) ? "迟到" : one < 42 ? "早退" : "旷课";
}

std::string_view status(const Town& town, const Child& c, Date date, int lesson)
{
    std::string_view found;
    for (const auto& away : stories) {
        if (away.child != c.number) continue;
        if (date >= away.first && date <= away.last && lesson >= away.from_lesson) found = away.status;
    }
    if (!found.empty()) return found;
    const bool told =
        std::any_of(std::begin(stories), std::end(stories), [&](const Away& a) { return a.child == c.number; });
    return told ? "出勤" : ordinary(town, c, date, lesson);
}

bool reported(const Entry& e, Date date, int lesson)
{
    if (e.school == village && e.grade == 3 && date == on(9, 23)) return false;
    if (e.school == middle && e.grade == 9 && e.class_number == 1 && date == on(10, 14)) return false;
    return !(e.school == middle && e.grade == 8 && e.class_number == 2 && date == on(10, 13) && lesson == 3);
}

/// Is this child called up in this class on this day?
bool called(const Child& c, const Entry& e, Date date)
{
    if (c.number == 661) return date >= on(9, 14);
    if (c.number == 345 && e.school == village) return date <= on(9, 4);
    return c.on_roster && !e.student_id.empty() && e.status != "休学" && e.status != "送教上门" &&
           e.status != "外出借读";
}

/// Those of autumn; one who sits in two schools stands in both, once.
std::vector<Listed> pupils(const Town& town)
{
    std::vector<Listed> list;
    for (const auto& c : town.children()) {
        if (!c.autumn) continue;
        list.push_back({&c, &*c.autumn});
        if (c.doubled && c.doubled->school != c.autumn->school) list.push_back({&c, &*c.doubled});
    }
    return by_class(std::move(list));
}

std::vector<std::vector<Listed>> split_by_class(const std::vector<Listed>& list)
{
    std::vector<std::vector<Listed>> classes;
    for (const auto& row : list) {
        const auto same = [&](const Entry& e) {
            return e.school == row.entry->school && class_name(e) == class_name(*row.entry);
        };
        if (classes.empty() || !same(*classes.back().front().entry)) classes.emplace_back();
        classes.back().push_back(row);
    }
    return classes;
}

void write_attendance(const Town& town, const std::filesystem::path& folder)
{
    Sheet sheet("日期", "节次", "学校标识码", "年级", "班级", "学籍号", "姓名", "考勤状态");
    const auto add = [&](const Listed& who, Date date, int lesson, std::string_view what) {
        const auto& e = *who.entry;
        sheet.add(text(date), lesson, schools[e.school].id, e.grade, e.class_number, e.student_id, e.name, what);
    };
    const auto classes = split_by_class(pupils(town));
    for (auto date = first_lesson; date <= last_lesson; date += days(1))
        for (const auto& pupils_of_class : classes)
            for (int lesson = 1; lesson <= 7; ++lesson)
                for (const auto& who : pupils_of_class) {
                    const auto& e = *who.entry;
                    if (lesson > schools[e.school].lessons || !school_day(date, e.school)) continue;
                    if (!called(*who.child, e, date) || !reported(e, date, lesson)) continue;
                    const bool elsewhere = who.child->number == 345 && e.school == village;
                    add(who, date, lesson, elsewhere ? "缺勤" : status(town, *who.child, date, lesson));
                }
    const auto& ill = town.child(75);
    for (int lesson = 1; lesson <= 6; ++lesson) add({&ill, &*ill.autumn}, on(9, 8), lesson, "病假");
    sheet.save(folder / "attendance-2026-autumn.csv.gz", utf8_gzip);
}

void write_calendar(const std::filesystem::path& folder)
{
    Sheet sheet("日期", "类型", "学校标识码", "学期", "备注");
    const auto note = [](Date date) {
        if (date >= on(9, 25) && date <= on(9, 27)) return "中秋节";
        if (date >= on(10, 1) && date <= on(10, 7)) return "国庆节";
        if (date == on(9, 20) || date == on(10, 10)) return "国庆节调休";
        return date == year(2027) / 1 / 1 ? "元旦" : "";
    };
    for (Date date = first_lesson; date <= year(2027) / 1 / 22; date += days(1)) {
        sheet.add(text(date), kind(date), "", "2026-2027-1", note(date));
        if (date == closed_by_rain) sheet.add(text(date), "停课", schools[village].id, "2026-2027-1", "暴雨红色预警");
    }
    sheet.save(folder / "calendar.csv", utf8);
}

/// A class's register of September as it hangs on the wall: a title above, signatures below.
void write_month_sheet(const Town& town, const std::filesystem::path& folder)
{
    Row title{"海子街镇云盘小学六年级学生考勤表（2026年9月）"}, heading{"序号", "学籍号", "姓名"},
        legend{"说明：√到校 ○病假 △事假 ×旷课"}, signature{"班主任签字："};
    for (int i = 1; i <= 30; ++i) heading.push_back(std::to_string(i));
    const auto wide = [&](Row row) {
        row.resize(heading.size());
        return row;
    };
    Sheet sheet(wide(title));
    sheet.add_row(heading);
    int line = 0;
    for (const auto& [child, entry] : pupils(town)) {
        if (entry->school != village || entry->grade != 6 || !child->on_roster) continue;
        Row row{std::to_string(++line), entry->student_id, entry->name};
        for (auto date = on(9, 1); date <= on(9, 30); date += days(1)) {
            const auto what = school_day(date, village) ? status(town, *child, date, 2) : "";
            row.push_back(what.empty() ? "" : what == "病假" ? "○" : what == "事假" ? "△" : what == "旷课" ? "×" : "√");
        }
        sheet.add_row(row);
    }
    sheet.add_row(wide(legend));
    sheet.add_row(wide(signature));
    sheet.save(folder / "month-sheet-2026-09.csv", gb18030);
}

}  // namespace

void write_lessons(const Town& town, const std::filesystem::path& folder)
{
    write_attendance(town, folder);
    write_calendar(folder);
    write_month_sheet(town, folder);
}

}  // namespace baoxue::bench
