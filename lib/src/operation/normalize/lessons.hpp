// Lists of lessons by the clock.
#pragma once

#include "baoxue/normalize.hpp"

namespace baoxue::operation::normalize {

/// Numbers the lessons of attendance that tells when they begin and not which they are: the first of a class's day is
/// 1. Throws Error `data` for a day of more than 15. O(rows log rows).
void number_lessons(Normalized& list, const std::string& file);

}  // namespace baoxue::operation::normalize
