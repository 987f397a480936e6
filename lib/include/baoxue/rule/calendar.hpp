// School days: which days count for rows of absences and for deadlines.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/csv/table.hpp"

namespace baoxue {

/// School days by school. Built from calendar.csv (kind school|weekend|holiday|makeup|closed; a row of one
/// school overrides the row of all). A day that the calendar does not name is a school day from Monday to
/// Friday; outside the first and last day named (`covers`), and without a file, nothing is known: then it is one unless
/// it is a public holiday of a year that policies/holidays.csv knows (record/public_day.hpp). Whether a school teaches on
/// a day that makes up for one nobody knows without its calendar; offices work on it.
class BAOXUE_API Calendar {
  public:
    Calendar() = default;  ///< no file: Monday to Friday, without public holidays
    /// Throws Error `data` for an unknown kind, a bad date, or `periods` that are no number from 1 to 15.
    explicit Calendar(const csv::Table& table);

    bool given() const { return !days_.empty(); }
    bool school_day(Date day, std::string_view school_id = {}) const;
    bool covers(Date day) const;
    /// How many of the days lie outside: some, where the calendar is not finished. None without a file. Throws Error
    /// `data` when all do: it is of another term.
    std::size_t count_outside(std::span<const Date> days) const;
    std::optional<Date> first_day() const;  ///< the first school day named, if any
    std::optional<Date> last_day() const;
    /// Lessons taught on a day; 0 where the calendar does not say.
    int periods(Date day, std::string_view school_id = {}) const;
    /// The first day named of the term to which `on` belongs: that of the last day named up to `on`. Where the file
    /// names no terms, the first day named of that half of the school year; nothing when no day is named.
    std::optional<Date> term_begin(Date on) const;
    /// The first and last day named of the term between which `day` lies; nothing outside of terms.
    std::optional<std::pair<Date, Date>> term_around(Date day) const;

    /// The `n`-th school day after `from` (n = 0: `from` itself or the next school day). For `due` and
    /// deadlines. Throws Error `data` when there is none within two years.
    Date add_school_days(Date from, int n, std::string_view school_id = {}) const;
    /// Working days for offices: Monday to Friday and make-up days, without holidays; that a school is closed
    /// does not free them.
    Date add_working_days(Date from, int n) const;
    /// School days d with from < d <= to; negative when to < from.
    int school_days_between(Date from, Date to, std::string_view school_id = {}) const;

    static const std::vector<std::string>& columns();  ///< date, kind, periods, school_id, term, note

    /// Of a day that no calendar names: "holiday" or "makeup" where policies/holidays.csv knows it, else "".
    static std::string_view public_day(Date day);

  private:
    enum class Kind : char { school, weekend, holiday, makeup, closed };
    struct Day {
        Kind kind;
        int periods;
    };

    using Schools = std::map<std::string, Day, std::less<>>;  // "" is all

    static bool any_school(const std::pair<const Date, Schools>& day);
    const Day* find(Date day, std::string_view school_id) const;
    bool working_day(Date day) const;

    std::string file_;
    std::map<Date, Schools> days_;
    std::map<Date, std::string> terms_;  // of each day named
};

}  // namespace baoxue
