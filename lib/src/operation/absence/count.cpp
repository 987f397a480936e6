#include <algorithm>

#include "baoxue/absence.hpp"

namespace baoxue {
namespace {

// One child's days in turn.
class Counter {
  public:
    explicit Counter(const AbsencePolicy& policy) : policy_(policy) {}

    void day(Date date, const StudentDay& day, Cover cover)
    {
        const DayVerdict whole = judge_day(day.whole, cover, policy_.lessons_for_a_day);
        count_.lessons += whole.lessons;
        count_.lessons_absent += whole.unexcused;
        count_.days_excused += whole.kind == DayKind::excused;
        count_.ever_present = count_.ever_present || day.whole.here > 0;
        if (date == policy_.as_of) count_.lessons_today = whole.unexcused;
        if (!policy_.half_days) return step(date, whole.kind, 1);
        step(date, judge_day(day.morning, cover, policy_.lessons_for_a_day).kind, 0.5);
        step(date, judge_day(day.afternoon, cover, policy_.lessons_for_a_day).kind, 0.5);
    }

    void mark(Date date, int school_days)
    {
        count_.marks.push_back({date, row_, count_.longest_row, count_.days_in_all, count_.days_excused,
                                count_.lessons_absent, count_.lessons, school_days});
    }

    // A day without a record.
    void gap(Date date, int school_days)
    {
        if (!policy_.gap_breaks || row_ == 0) return;
        end_row();
        mark(date, school_days);
    }

    AbsenceCount finish(std::size_t school_days, bool elsewhere)
    {
        if (elsewhere) end_row();
        count_.elsewhere = elsewhere;
        count_.school_days = static_cast<int>(school_days);
        count_.first_absent = row_ > 0 ? row_first_ : all_first_;
        count_.days_in_a_row = row_;
        return count_;
    }

  private:
    void step(Date date, DayKind kind, double worth)
    {
        if (kind == DayKind::present || (kind == DayKind::excused && policy_.excused_breaks)) return end_row();
        if (kind != DayKind::absent) return;
        if (row_ == 0) row_first_ = date;
        if (!all_first_) all_first_ = date;
        row_ += worth;
        count_.days_in_all += worth;
        count_.longest_row = std::max(count_.longest_row, row_);
        count_.last_absent = date;
    }

    void end_row() { row_ = 0; }

    const AbsencePolicy& policy_;
    AbsenceCount count_;
    double row_ = 0;
    std::optional<Date> row_first_, all_first_;
};

// Of files that hold absences only: the lessons that nobody wrote down were attended. A row about the whole
// day, which counts in both halves, leaves none.
StudentDay filled(StudentDay day, int periods)
{
    if (day.morning.lessons() + day.afternoon.lessons() > day.whole.lessons()) return day;
    const auto fill = [](LessonCount& count, int lessons) {
        const int missing = std::max(lessons, count.lessons() == 0 ? 1 : 0) - count.lessons();
        count.here = static_cast<std::uint8_t>(count.here + std::max(0, missing));
    };
    fill(day.whole, periods);
    fill(day.morning, (periods + 1) / 2);
    fill(day.afternoon, periods / 2);
    return day;
}

}  // namespace

AbsenceCount count_absences(std::span<const StudentDay> days, std::span<const Date> school_days,
                            const AbsencePolicy& policy, const std::function<Cover(Date)>& cover,
                            const std::function<int(Date)>& periods)
{
    Counter counter(policy);
    auto day = days.begin();
    for (const Date& date : school_days) {
        const auto nth = static_cast<int>(&date - school_days.data()) + 1;
        while (day != days.end() && day->date < date) ++day;
        const bool has_rows = day != days.end() && day->date == date;
        const bool recorded = has_rows && day->whole.lessons() > 0;
        if (!recorded && (has_rows || !policy.absences_only)) {
            counter.gap(date, nth);
            continue;
        }
        StudentDay today = recorded ? *day : StudentDay{date, {}, {}, {}};
        if (policy.absences_only) today = filled(today, periods(date));
        const bool away = today.whole.absent + today.whole.unexcused > 0;
        counter.day(date, today, away ? cover(date) : Cover::none);
        counter.mark(date, nth);
    }
    return counter.finish(school_days.size(), cover(policy.as_of) == Cover::elsewhere);
}

}  // namespace baoxue
