// School days: which days count for rows of absences and for deadlines.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/api.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/date.hpp"

namespace baoxue {

/// School days by school. Built from calendar.csv (kind school|weekend|holiday|makeup|closed; a row of one school
/// overrides the row of all). A day that the calendar does not name is a school day from Monday to Friday, unless
/// it lies outside the first and last day named (`covers`), where nothing is known: then also Monday to Friday.
class BAOXUE_API Calendar {
  public:
    Calendar() = default;                         ///< no file: Monday to Friday
    explicit Calendar(const csv::Table& table);   ///< throws Error `data` for an unknown kind or a bad date

    bool given() const { return !days_.empty(); }
    bool school_day(Date day, std::string_view school_id = {}) const;
    bool covers(Date day) const;
    std::optional<Date> first_day() const;        ///< the first school day named, if any
    std::optional<Date> last_day() const;

    /// The `n`-th school day after `from` (n = 0: `from` itself or the next school day). For `due` and deadlines.
    Date add_school_days(Date from, int n, std::string_view school_id = {}) const;
    /// Working days for offices: as school days, but a school's own closed days do not count as free.
    Date add_working_days(Date from, int n) const;
    /// School days d with from < d <= to; negative when to < from.
    int school_days_between(Date from, Date to, std::string_view school_id = {}) const;

    static const std::vector<std::string>& columns();  ///< date, kind, periods, school_id, term, note

  private:
    std::map<std::pair<std::string, Date>, bool> days_;  // (school or "", day) -> is a school day
};

}  // namespace baoxue
