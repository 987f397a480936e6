// A month of attendance as schools keep it on paper: a row for each child, a column for each day.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/writer.hpp"
#include "baoxue/store/attendance.hpp"

namespace baoxue {

/// school_name, grade, class, student_id, name, the days 1 to 28, 29, 30 or 31, and the days absent without leave.
BAOXUE_API std::vector<std::string> month_grid_columns(std::chrono::year_month month);

/// A row for each child who has a row in the month, at the places that are wanted; by school, grade, class and number. √ is
/// there in all lessons, × absent without leave, ○ excused, △ a part of the day missed; a day without a row is empty. What
/// normalize --month reads back as days. O(students × days).
BAOXUE_API void write_month_grid(csv::Writer& out, const Attendance& attendance, std::chrono::year_month month, const PlaceTest& wanted);

}  // namespace baoxue
