#include "baoxue/base/percent.hpp"

#include <fmt/format.h>

namespace baoxue {

std::optional<long long> basis_points(long long numerator, long long denominator)
{
    if (denominator <= 0) return {};
    const long long twice = 2 * numerator * 10'000 + denominator, whole = 2 * denominator;
    return twice >= 0 ? twice / whole : -((-twice + whole - 1) / whole);
}

std::string percent(long long numerator, long long denominator)
{
    const auto share = basis_points(numerator, denominator);
    return share ? percent(*share) : "-";
}

std::string percent(long long basis_points)
{
    const long long size = basis_points < 0 ? -basis_points : basis_points;
    return fmt::format("{}{}.{:02}", basis_points < 0 ? "-" : "", size / 100, size % 100);
}

}  // namespace baoxue
