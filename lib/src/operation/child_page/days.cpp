// A child's days in a term.
#include "baoxue/child_page.hpp"
#include "baoxue/rule/absent_day.hpp"

#include <algorithm>

namespace baoxue {
namespace {

Cover cover_of(const ChildRecords& records, const std::string& child, Date day)
{
    for (const auto& leave : records.leaves)
        if (leave.covers(day) && child_key(leave.student_id, leave.national_id) == child)
            return leave.kind == "suspension" ? Cover::elsewhere : Cover::leave;
    return Cover::none;
}

char sign_of(const StudentDay& day, Cover cover)
{
    const auto verdict = judge_day(day.whole, cover);
    if (verdict.kind == DayKind::absent) return '-';
    if (verdict.kind == DayKind::excused) return 'o';
    return day.whole.here == day.whole.lessons() ? '+' : 'x';
}

}  // namespace

ChildDays child_days(const ChildRecords& records, const std::string& child, Date as_of)
{
    ChildDays result;
    const auto& attendance = records.attendance;
    const auto term = records.calendar.term_around(as_of);
    std::vector<StudentDay> days;
    for (std::uint32_t student = 0; student < attendance.students(); ++student) {
        if (attendance.id(student) != child) continue;
        attendance.days(student, 4, days);
        for (const auto& day : days)
            if (day.date <= as_of && (!term || day.date >= term->first) && day.whole.lessons() != 0)
                result.days[day.date] = sign_of(day, cover_of(records, child, day.date));
    }
    for (const auto& [date, sign] : result.days)
        ++(sign == '+' ? result.present : sign == '-' ? result.absent : sign == 'o' ? result.excused : result.part);
    return result;
}

}  // namespace baoxue
