#include <algorithm>
#include <map>

#include "baoxue/match.hpp"
#include "operation/match/context.hpp"

namespace baoxue {

namespace match = operation::match;

using match::Comparison;
using match::Context;
using match::Field;
using match::Pair;

std::vector<MatchExplanation> explain_links(std::span<const Person> before, std::span<const Person> after,
                                            const MatchPolicy& policy, bool in_after, std::size_t place,
                                            std::span<const DecidedPair> decided)
{
    const Context context(before, after, policy.grade_shift, policy.jobs);
    auto rated = match::rate(context, decided, policy.jobs).rated;
    const double prior = match::compete(rated, context.before.size(), context.after.size());
    std::map<Pair, double> probabilities;
    for (const auto& one : rated) probabilities[one.pair] = one.probability;

    std::vector<MatchExplanation> all;
    for (const Pair& pair : match::candidate_pairs(context.before, context.after, policy.jobs)) {
        if ((in_after ? pair.second : pair.first) != place) continue;
        const Comparison found = context.compare(pair);
        MatchExplanation one{{pair.first, pair.second, probabilities[pair], context.evidence(pair, found)}};
        one.prior = prior;
        one.veto = Context::veto(found);
        one.guard = context.guard(pair, found, policy.accept_id_change);
        for (std::size_t i = 0; i < match::fields; ++i) {
            const auto field = static_cast<Field>(i);
            const auto weight = context.weight(field, pair, found);
            const auto level = match::level_word(field, found.levels[i]);
            one.weights.push_back({match::field_word(field), level, weight.m, weight.u, weight.bits()});
        }
        all.push_back(std::move(one));
    }
    std::ranges::stable_sort(all, std::greater{}, &Candidate::probability);
    return all;
}

}  // namespace baoxue
