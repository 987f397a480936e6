// What rows tell of a student without a number, as one text: a key like a number, and all of it can be read back.
#pragma once

#include <string>
#include <string_view>

#include "baoxue/csv/who.hpp"

namespace baoxue::store::attendance {

/// Never equal to a number.
std::string claim_of(const Who& who);

bool is_claim(std::string_view text);  ///< not a number

/// Of a claim what it was made from; of a number that number, as a student_id where it may be one.
Who who_of(std::string_view claim, bool by_national_id);

}  // namespace baoxue::store::attendance
