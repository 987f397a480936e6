// The 日程表 of week 2, when every school comes to the centre to have its lists checked, and the duties of a
// term that come round by themselves, as the work plan of a township has them.
#pragma once

#include <chrono>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/record/appointment.hpp"
#include "baoxue/record/duty.hpp"
#include "baoxue/record/event.hpp"
#include "baoxue/record/public_day.hpp"
#include "baoxue/record/school.hpp"
#include "baoxue/rule/calendar.hpp"

namespace baoxue {

/// A stretch of a day in which schools are received. A school's time never runs over its end.
struct Slot {
    std::chrono::minutes begin{0};  ///< since midnight
    std::chrono::minutes end{0};
};

/// `08:30-11:30,14:00-17:00`, in order and without overlap. Throws Error `usage`.
BAOXUE_API std::vector<Slot> parse_slots(std::string_view text);

/// When and how long schools are received.
struct SchedulePolicy {
    int days = 5;  ///< school days from the first on; a day off is passed over
    std::vector<Slot> slots = parse_slots("08:30-11:30,14:00-17:00");
    int minutes_per_100_students = 20;
    int at_least = 15;   ///< minutes for the smallest school; all times are whole quarters of an hour
    double far_km = 10;  ///< from this distance on a school is far and has to travel first
    int far_after = 60;  ///< minutes after the day opens before which no far school comes
    int desks = 1;       ///< schools received at once
};

/// Adds the students of a roster to the schools that it names, by identifier or by name. Who is not in school by the
/// roster's own status is not counted. Throws Error `data` for another list of children.
BAOXUE_API void count_students(std::vector<School>& schools, const csv::Table& roster);

/// Each school, in the order given, at the earliest time that is free; of several desks the first. Sorted by
/// date, begin and desk. O(schools²). Throws Error `usage` when one school needs more than the longest slot,
/// or when the days do not hold them all: it says how many are left over.
BAOXUE_API std::vector<Appointment> schedule_schools(const std::vector<School>& schools, Date from,
                                                     const SchedulePolicy& policy, const Calendar& calendar);

/// The appointments as entries of a calendar: number and place of the desk, minutes, name of the school.
BAOXUE_API std::vector<Event> to_events(const std::vector<Appointment>& appointments,
                                        const std::vector<School>& schools, Date from);

/// First and last school day of a term.
struct Term {
    Date first = {}, last = {};
};

/// `2026-09-01..2027-01-22`. Throws Error `usage`.
BAOXUE_API Term parse_term(std::string_view text);

/// A row of calendar.csv.
struct CalendarDay {
    Date date = {};
    std::string kind = {};  ///< code `day_kind`: school, weekend, holiday, makeup
    std::string term = {};  ///< 2026-2027-1
    std::string note = {};
};

/// Every day from the first to the last of the term: Monday to Friday, the public holidays and what makes up for them.
BAOXUE_API std::vector<CalendarDay> term_calendar(const Term& term, std::span<const PublicDay> public_days);

/// The calendar years of the term for which no make-up day is known: whose holidays are not all told yet.
BAOXUE_API std::set<int> years_not_told(const Term& term, std::span<const PublicDay> public_days);

/// Every time the duties fall due in the term, sorted by date. Week 1 is the week (Monday to Sunday) of the
/// first school day. A day off moves a weekly duty to the next school day of that week, a monthly one to the
/// last school day before it in that month; where there is none the turn is dropped. Campaign months
/// (February, August) are those that touch the term or the 31 days before it. The uid stays when days off
/// move an entry.
BAOXUE_API std::vector<Event> term_duties(const std::vector<Duty>& duties, const Term& term, const Calendar& calendar);

}  // namespace baoxue
