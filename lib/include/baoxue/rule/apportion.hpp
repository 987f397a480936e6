// A number of children broken down over schools or classes, so that the parts add up: largest remainders (Hamilton's
// method, 最大余额法).
#pragma once

#include <span>
#include <vector>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// `total` in proportion to the weights, none negative: each part is its share rounded down, and one more goes to those
/// with the largest remainders, of equal ones to the larger weight, then to the earlier. The parts add up to `total`,
/// and none is larger than its weight while `total` is not larger than all of them. All 0 without any weight.
/// O(n log n).
BAOXUE_API std::vector<long long> apportion(long long total, std::span<const long long> weights);

}  // namespace baoxue
