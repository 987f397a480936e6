// When a step is due, and when it is overdue. Days of a school's steps are its school days, those of an office are
// working days (中小学生学籍管理办法, 教基一〔2013〕7号: a transfer is finished within ten working days). The day from
// which it counts is not one of them, and the last one belongs to it (民事诉讼法, article 85): a step is overdue on the
// day behind it. A letter's days count from its service, not from its issue (民事诉讼法, article 87: the day signed is
// the day served); one that was served behind its own deadline has given the family no day. A child who came back is looked after for ten school days: who is gone again within them has not
// returned (粤教基〔2009〕3号).
#pragma once

#include <optional>
#include <string_view>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/record/notice.hpp"
#include "baoxue/rule/calendar.hpp"

namespace baoxue {

enum class DayUnit { school, working };

/// The last day of a step that begins on `from`: the n-th school day of the school, or working day, behind it; for n =
/// 0 `from` itself or the next such day. Throws Error `data` as Calendar does.
BAOXUE_API Date due_day(Date from, int n, const Calendar& calendar, std::string_view school_id = {},
                        DayUnit unit = DayUnit::school);

inline bool overdue(Date due, Date as_of)
{
    return due < as_of;
}

/// The last day that a letter gives a family: as many school days behind its service as its deadline lies behind its
/// issue. Nothing of a letter that has no deadline, is not served() yet, or was served_too_late().
BAOXUE_API std::optional<Date> last_day_given(const Notice& notice, const Calendar& calendar);

/// Recorded as served, on a day on which there was something to serve: a day before the issue is a slip of the pen.
BAOXUE_API bool served(const Notice& notice);

/// Served behind its own deadline: it must be issued again.
BAOXUE_API bool served_too_late(const Notice& notice);

/// School days over which a child who came back is watched.
inline constexpr int days_to_watch = 10;

}  // namespace baoxue
