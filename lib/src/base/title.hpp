// What the title of a sheet says of its days and its class.
#pragma once

#include <optional>
#include <string_view>

#include "baoxue/base/date.hpp"
#include "baoxue/base/grade.hpp"

namespace baoxue::base {

/// The first day of which the title may tell: that of 2026年8月26日至9月25日, or the first of the month.
struct Begin {
    Date date;
    bool of_day;  ///< else only its month is told
};

/// Nothing where no month is told. The day on which the sheet was made is not its own: 制表日期, 2026-10-08打印.
std::optional<Begin> begin_of(std::string_view title);

/// Days of which at most one has a given month and day.
struct Window {
    Date from, to;  ///< the last one not among them
};

/// The days of which a sheet with this title may tell without their year: those of the school year that it names
/// (2026-2027学年), else those around the month that it is about. Nothing where it tells neither.
std::optional<Window> days_of(std::string_view title);

/// The first day that stands in it.
std::optional<Date> day_in(std::string_view title);

/// The only day that stands in it: no 2026-09-01至2026-09-08, nor the day on which the sheet was made.
std::optional<Date> only_day_in(std::string_view title);

/// The class that it names with its grade: 甲小六年级2班学生考勤表, and by the school year 初2024级3班. Nothing where it names
/// none or several, or a year of entry without 小学 or 初.
std::optional<GradeAndClass> class_in(std::string_view title, int school_year);

}  // namespace baoxue::base
