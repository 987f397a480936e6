#include <set>

#include "match/context.hpp"

namespace baoxue::match {
namespace {

constexpr double least_ratio = 1;  // what speaks against a pair is no rival worth counting

}  // namespace

std::vector<Rated> rate(const Context& context, std::span<const DecidedPair> decided)
{
    std::set<Pair> apart;
    for (const auto& pair : decided)
        if (!pair.same) apart.insert({static_cast<std::uint32_t>(pair.before), static_cast<std::uint32_t>(pair.after)});
    std::vector<Rated> rated;
    for (const Pair& pair : candidate_pairs(context.before, context.after)) {
        if (apart.contains(pair)) continue;
        const Comparison found = context.compare(pair);
        if (Context::vetoed(found)) continue;
        if (const double ratio = context.ratio(pair, found); ratio >= least_ratio) rated.push_back({pair, ratio});
    }
    return rated;
}

}  // namespace baoxue::match
