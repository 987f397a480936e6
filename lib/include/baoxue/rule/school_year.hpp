// Which school year, and which half of it, a day belongs to. A school year begins on 1 August and ends on 31 July, its
// first term on 31 January: so says Taiwan's 各级学校学生学年学期假期办法 (articles 2 and 3); on the mainland lessons
// begin in the first days of September, and the weeks before belong to the year that comes: 责任书 are signed and
// children registered in August. A calendar whose terms say otherwise goes before: a term that reaches into August is
// of the old year. A child enters school in the year in which it is six on 31 August (义务教育法, article 11).
#pragma once

#include <span>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/rule/calendar.hpp"

namespace baoxue {

/// The year in which the school year began: 2026 for a day of 2026-2027. A day of a term that the calendar names is of
/// that term's year: a term that begins before July is a second one.
BAOXUE_API int school_year(Date day, const Calendar& calendar = {});

/// Whether the day lies in the first term of its school year: when new pupils come and graduates are gone.
BAOXUE_API bool in_first_term(Date day, const Calendar& calendar = {});

/// The first school day of the term to which the day belongs: what happened on a day that nobody knows, in the holidays
/// or since, counts from it. By the calendar; without one from 1 September, and from 1 March for February to July.
BAOXUE_API Date first_school_day(Date day, const Calendar& calendar = {});

/// The first day of the period of so many months to which the day belongs: 1 (month) and 3 (quarter) from January, 6
/// (half a school year) and 12 (school year) from August.
BAOXUE_API Date period_begin(Date day, int months);
constexpr int months_of_half_year = 6;

/// From when on days count for one of them: the term's begin by the calendar; without one the first of the days with
/// rows (ascending) that lies in the same half of the school year, `on` where there are none: several terms in one file
/// are several terms.
BAOXUE_API Date counts_from(Date on, std::span<const Date> days, const Calendar& calendar);

/// The first day behind the period that begins there.
BAOXUE_API Date next_period(Date begin, int months);

/// Full years on the last 31 August up to the begin of the lessons of a school year.
BAOXUE_API int age_at_entry(Date birth, int school_year);

}  // namespace baoxue
