// The lessons of a student's day as one cell of a tally.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "baoxue/store/attendance.hpp"

namespace baoxue::store::attendance {

using LessonStatus = std::pair<Lesson, AttendanceStatus>;

/// The way back: statuses with `;` between them, each with its lessons (`3`, `1-5`, `day`, `am`,
/// `pm2`) and blanks between those. Nothing when it is not that.
std::optional<std::vector<LessonStatus>> parse_tally(std::string_view cell);

/// The marks of a student's day, ascending by lesson, as one cell: `present:1-5 7;absent:6`.
std::string to_tally(std::span<const LessonMark> day);

}  // namespace baoxue::store::attendance
