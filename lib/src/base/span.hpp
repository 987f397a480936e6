// Two days in one cell.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "baoxue/base/date.hpp"

namespace baoxue::base {

/// The first and the last day.
struct Span {
    Date first, last;
};

/// 2026-09-01至2026-09-03, 2026年9月1日到3日, 2026/9/1~9/3, with times behind the days; one day alone is both. What the second
/// day does not say is that of the first. Nothing when it is none of these or ends before it begins.
std::optional<Span> parse_span(std::string_view cell);

/// 0.5天, 半天, 3 天: the number alone, half width; any other text as it is.
std::string count_of_days(std::string_view cell);

}  // namespace baoxue::base
