#include "baoxue/rule/deadline.hpp"

#include <algorithm>

namespace baoxue {

Date due_day(Date from, int n, const Calendar& calendar, std::string_view school_id, DayUnit unit)
{
    return unit == DayUnit::working ? calendar.add_working_days(from, n) : calendar.add_school_days(from, n, school_id);
}

bool served(const Notice& notice)
{
    return notice.served_date && (!notice.issue_date || *notice.served_date >= *notice.issue_date);
}

bool served_too_late(const Notice& notice)
{
    return notice.served_date && notice.deadline && *notice.served_date > *notice.deadline;
}

std::optional<Date> last_day_given(const Notice& notice, const Calendar& calendar)
{
    if (!notice.deadline || !served(notice) || served_too_late(notice)) return {};
    if (!notice.issue_date || *notice.served_date <= *notice.issue_date) return notice.deadline;
    const int days = calendar.school_days_between(*notice.issue_date, *notice.deadline, notice.school_id);
    return std::max(*notice.deadline, due_day(*notice.served_date, days, calendar, notice.school_id));
}

}  // namespace baoxue
