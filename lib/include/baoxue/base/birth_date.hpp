// Dates of birth as rosters give them.
#pragma once

#include <optional>
#include <string_view>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"

namespace baoxue {

/// A date of birth, as parse_date() reads it; what stands where nobody knows it is none: days of 1900 (a spreadsheet's
/// zero) and 1970-01-01.
BAOXUE_API std::optional<Date> parse_birth_date(std::string_view text);

/// Whether something stands in the cell that is no date: 2016-02-30, 0000-00-00, Mar 5 2016. It tells no other date
/// than what it is compared with.
BAOXUE_API bool is_unread_date(std::string_view text);

/// Whether the cell alone does not say which date is meant: the year stands last (3/5/2016, where either may be the
/// day), or has two digits (98/3/5 is 2009 where years of the Republic are counted). Such a date is none, and not
/// another one than what it is compared with.
BAOXUE_API bool is_unclear_date(std::string_view text);

}  // namespace baoxue
