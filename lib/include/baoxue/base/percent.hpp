// Shares as the reports write them.
#pragma once

#include <optional>
#include <string>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// `numerator` in hundredths of a percent of `denominator`, round half up (towards plus infinity where moves
/// make a numerator negative). Nothing when the denominator is 0 or less.
BAOXUE_API std::optional<long long> basis_points(long long numerator, long long denominator);

/// Two decimals and no sign: 9 of 592 is `1.52`; `-` when the denominator is 0 or less.
BAOXUE_API std::string percent(long long numerator, long long denominator);

/// `152` is `1.52`, `-5` is `-0.05`.
BAOXUE_API std::string percent(long long basis_points);

}  // namespace baoxue
