// Dates as school files write them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// A day of the Gregorian calendar; arithmetic is in days.
using Date = std::chrono::sys_days;

/// A date in any form that exports have: 2026-09-01, 2026/9/1, 2026.9.1, 20260901, 2026年9月1日, each
/// also with full-width digits, and with a weekday and a time of day behind it. A time with a zone (Z, +09:00) counts in
/// Shanghai; 26-09-01 is a date only with the right weekday behind it; in years of the Republic 105/11/28,
/// 民國105年11月28日, 1051128; or an Excel serial from 20000 to 60000. Nothing when it is none of these, the year is
/// not from 1900 to 2100 or the day does not exist. `YYYY-MM` and `YYYYMM` are not dates: see parse_month. O(length),
/// no allocation for the ASCII forms.
BAOXUE_API std::optional<Date> parse_date(std::string_view text);

/// A date of which only year and month may be given (入学年月 201409, 2014-09, 2014年9月): the first of that
/// month; a whole date is that date.
BAOXUE_API std::optional<Date> parse_month(std::string_view text);

/// What to tell of a cell that is no date: its form, every digit as 0 and what no date holds as a question mark, so that
/// it says nothing about a child.
BAOXUE_API std::string not_a_date(std::string_view cell);

/// 2026-09-01
BAOXUE_API std::string to_string(Date date);
BAOXUE_API std::string to_string(const std::optional<Date>& date);  ///< empty where there is none

/// 2026年9月1日, or with `numerals` 二〇二六年九月一日 as documents write it.
BAOXUE_API std::string to_chinese(Date date, bool numerals = false);

/// Today by the system's local clock. Operations never ask: a command passes the day in.
BAOXUE_API Date today();

}  // namespace baoxue
