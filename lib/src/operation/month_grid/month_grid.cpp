#include "baoxue/month_grid.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "baoxue/base/grade.hpp"
#include "baoxue/rule/absent_day.hpp"

namespace baoxue {
namespace {

struct Line {
    SchoolClass where;
    std::string id, name;
    std::map<unsigned, std::string_view> days;
    int absent = 0;
};

std::string_view sign_on(const StudentDay& day)
{
    const auto kind = judge_day(day.whole).kind;
    if (kind == DayKind::absent) return "×";
    if (kind == DayKind::excused) return "○";
    return day.whole.here == day.whole.lessons() ? "√" : "△";
}

unsigned days_in(std::chrono::year_month month)
{
    return unsigned((month / std::chrono::last).day());
}

}  // namespace

std::vector<std::string> month_grid_columns(std::chrono::year_month month)
{
    std::vector<std::string> columns{"school_name", "grade", "class", "student_id", "name"};
    for (unsigned day = 1; day <= days_in(month); ++day) columns.push_back(std::to_string(day));
    columns.emplace_back("absent_days");
    return columns;
}

void write_month_grid(csv::Writer& out, const Attendance& attendance, std::chrono::year_month month, const PlaceTest& wanted)
{
    std::vector<Line> lines;
    std::vector<StudentDay> days;
    for (std::uint32_t student = 0; student < attendance.students(); ++student) {
        Line line{attendance.places()[attendance.place(student)], attendance.id(student), attendance.name(student), {}, 0};
        if (wanted && !wanted(line.where)) continue;
        attendance.days(student, 4, days);
        for (const auto& day : days) {
            const std::chrono::year_month_day date(day.date);
            if (date.year() / date.month() != month || day.whole.lessons() == 0) continue;
            const auto sign = line.days[unsigned(date.day())] = sign_on(day);
            line.absent += sign == "×";
        }
        if (!line.days.empty()) lines.push_back(std::move(line));
    }
    std::ranges::stable_sort(lines, {}, [](const Line& line) {
        return std::tuple(std::string_view(line.where.school_id), std::string_view(line.where.school_name), line.where.grade,
                          std::string_view(line.where.name), std::string_view(line.id));
    });
    for (const auto& line : lines) {
        out.cell(line.where.school_name.empty() ? line.where.school_id : line.where.school_name).cell(grade_text(line.where.grade));
        out.cell(line.where.name).cell(line.id).cell(line.name);
        for (unsigned day = 1; day <= days_in(month); ++day) {
            const auto sign = line.days.find(day);
            out.cell(sign == line.days.end() ? std::string_view() : sign->second);
        }
        out.cell(static_cast<long long>(line.absent)).end_row();
    }
}

}  // namespace baoxue
