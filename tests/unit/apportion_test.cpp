#include "baoxue/rule/apportion.hpp"

#include <doctest/doctest.h>

#include <numeric>

using namespace baoxue;
using Parts = std::vector<long long>;

TEST_CASE("parts add up to the whole, the largest remainders get what is left")
{
    CHECK(apportion(5, Parts{308, 73, 194}) == Parts{3, 0, 2});
    CHECK(apportion(10, Parts{1, 1, 1}) == Parts{4, 3, 3});
    CHECK(apportion(1, Parts{10, 12, 12}) == Parts{0, 1, 0});
    for (long long total = 0; total <= 60; ++total) {
        const Parts weights{26, 27, 0, 7};
        const auto parts = apportion(total, weights);
        CHECK(std::accumulate(parts.begin(), parts.end(), 0LL) == total);
        for (std::size_t i = 0; i < parts.size(); ++i) CHECK(parts[i] <= weights[i]);
    }
}

TEST_CASE("without any weight nobody gets anything")
{
    CHECK(apportion(7, Parts{0, 0}) == Parts{0, 0});
    CHECK(apportion(7, Parts{}).empty());
}
