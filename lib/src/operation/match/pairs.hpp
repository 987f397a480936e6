// Which rows are worth comparing, and who gets whom.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "operation/match/facts.hpp"

namespace baoxue::operation::match {

using Pair = std::pair<std::uint32_t, std::uint32_t>;  // places in before, after

// Pairs that share a key: a number, or two things that rarely agree by chance, such as birth date and
// surname. Sorted, each once. A key that very many rows share is no key.
std::vector<Pair> candidate_pairs(std::span<const Facts> before, std::span<const Facts> after, unsigned jobs);

struct Rated {
    Pair pair;
    double ratio;     // how much likelier the rows say this of one child than of two: 2^bits
    double odds = 0;  // ratio times the prior odds
    double probability = 0;
};

// Fills in odds and probabilities: each pair against all that share a row with it. The expected number of
// pairs starts at half of the rows of the shorter list and then is, a few times, taken from the sum of the
// probabilities. Returns the prior odds.
double compete(std::vector<Rated>& pairs, std::size_t before, std::size_t after);

// The pairs (places in `pairs`) of the one-to-one assignment with the greatest product of odds/least. Pairs
// with odds below `least` are left out.
std::vector<std::size_t> assign(std::span<const Rated> pairs, double least);

}  // namespace baoxue::operation::match
