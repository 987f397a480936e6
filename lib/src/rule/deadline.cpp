#include "baoxue/rule/deadline.hpp"

namespace baoxue {

Date due_day(Date from, int n, const Calendar& calendar, std::string_view school_id, DayUnit unit)
{
    return unit == DayUnit::working ? calendar.add_working_days(from, n) : calendar.add_school_days(from, n, school_id);
}

}  // namespace baoxue
