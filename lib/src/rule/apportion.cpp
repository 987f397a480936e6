#include "baoxue/rule/apportion.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace baoxue {

std::vector<long long> apportion(long long total, std::span<const long long> weights)
{
    const long long whole = std::accumulate(weights.begin(), weights.end(), 0LL);
    std::vector<long long> parts(weights.size());
    if (whole <= 0) return parts;
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), 0);
    for (const auto at : order) parts[at] = total * weights[at] / whole;
    std::ranges::stable_sort(order, std::greater(),
                             [&](std::size_t at) { return std::tuple(total * weights[at] % whole, weights[at]); });
    auto left = total - std::accumulate(parts.begin(), parts.end(), 0LL);
    for (const auto at : order) {
        if (left-- == 0) break;
        ++parts[at];
    }
    return parts;
}

}  // namespace baoxue
