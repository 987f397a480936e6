// What makes a day of a child absent, present or excused. By the lessons that were recorded for it: a class teacher
// calls each lesson (a work plan's 每节课清点), and the ladders of the offices count days. `absent` and 旷课 are
// unexcused unless an approved leave covers the day (预防未成年人犯罪法, article 34: the school asks the guardian
// promptly for the reason); 休学, 送教上门 and a proved move excuse everything.
#pragma once

#include "baoxue/store/attendance.hpp"

namespace baoxue {

/// How a day is excused beyond what its rows say.
enum class Cover {
    none,
    leave,     ///< an approved slip: whatever the lessons were called, 旷课 too
    elsewhere  ///< 休学, 送教上门, a proved move: everything is excused
};

enum class DayKind {
    none,     ///< no lesson was recorded
    present,  ///< a lesson was attended, and the day is not absent
    absent,   ///< all lessons are unexcused, or as many as the policy asks for
    excused   ///< neither: nobody saw the child, but for a part of it there is an excuse
};

struct DayVerdict {
    DayKind kind = DayKind::none;
    int unexcused = 0, lessons = 0;
};

/// Judges a day, or a half of one, by its lessons. `lessons_for_a_day` unexcused lessons make it absent; 0: all of them
/// must be.
inline DayVerdict judge_day(const LessonCount& lessons, Cover cover = Cover::none, int lessons_for_a_day = 0)
{
    DayVerdict day{.lessons = lessons.lessons()};
    day.unexcused = cover == Cover::none ? lessons.absent + lessons.unexcused : 0;
    const bool enough = lessons_for_a_day == 0 ? day.unexcused == day.lessons : day.unexcused >= lessons_for_a_day;
    if (day.lessons == 0) day.kind = DayKind::none;
    else if (enough) day.kind = DayKind::absent;
    else if (lessons.here > 0) day.kind = DayKind::present;
    else day.kind = DayKind::excused;
    return day;
}

}  // namespace baoxue
