#include <set>

#include "csv/fold_blocks.hpp"
#include "operation/match/context.hpp"

namespace baoxue::operation::match {
namespace {

constexpr double least_ratio = 1;  // what speaks against a pair is no rival worth counting

}  // namespace

Ratings rate(const Context& context, std::span<const DecidedPair> decided, unsigned jobs)
{
    std::set<Pair> apart;
    for (const auto& pair : decided)
        if (!pair.same) apart.insert({static_cast<std::uint32_t>(pair.before), static_cast<std::uint32_t>(pair.after)});
    const auto pairs = candidate_pairs(context.before, context.after, jobs);
    const auto rate_some = [&](std::size_t from, std::size_t to) {
        Ratings some;
        for (const Pair& pair : std::span(pairs).subspan(from, to - from)) {
            if (apart.contains(pair)) continue;
            const Comparison found = context.compare(pair);
            const bool vetoed = !Context::veto(found).empty();
            if (vetoed && !Context::near(found)) continue;
            const double ratio = context.ratio(pair, found);
            if (ratio >= least_ratio || (vetoed && found.only_marks_differ()))
                (vetoed ? some.refused : some.rated).push_back({pair, ratio});
        }
        return some;
    };
    Ratings all;
    for (const auto& part : csv::in_ranges(pairs.size(), jobs, rate_some, pairs_at_once)) {
        all.rated.insert(all.rated.end(), part.rated.begin(), part.rated.end());
        all.refused.insert(all.refused.end(), part.refused.begin(), part.refused.end());
    }
    return all;
}

}  // namespace baoxue::operation::match
