#include "baoxue/match.hpp"

#include <algorithm>
#include <unordered_map>

#include "operation/match/context.hpp"

namespace baoxue {

using match::Comparison;
using match::Context;
using match::Field;
using match::Pair;
using match::Rated;

namespace {

constexpr std::size_t most_rivals = 5;

class Linker {
  public:
    Linker(const Context& context, const MatchPolicy& policy, std::vector<Rated> rated)
        : context_(context), policy_(policy), rated_(std::move(rated))
    {
        match::compete(rated_, context.before.size(), context.after.size());
        for (std::size_t i = 0; i < rated_.size(); ++i) {
            if (rated_[i].probability < policy_.review_from) continue;
            of_before_.emplace(rated_[i].pair.first, i);
            of_after_.emplace(rated_[i].pair.second, i);
        }
    }

    std::vector<Proposal> proposals() const
    {
        std::vector<Proposal> proposals;
        for (const std::size_t i : match::assign(rated_, policy_.review_from / (1 - policy_.review_from)))
            if (rated_[i].probability >= policy_.review_from) proposals.push_back(proposal(i));
        return proposals;
    }

  private:
    Proposal proposal(std::size_t i) const
    {
        const Rated& rated = rated_[i];
        const Comparison found = context_.compare(rated.pair);
        Proposal proposal{candidate(rated, found)};
        add_rivals(proposal.rivals, of_before_.equal_range(rated.pair.first), i);
        add_rivals(proposal.rivals, of_after_.equal_range(rated.pair.second), i);
        std::ranges::stable_sort(proposal.rivals, std::greater{}, &Candidate::probability);
        if (proposal.rivals.size() > most_rivals) proposal.rivals.resize(most_rivals);
        proposal.reason = context_.guard(rated.pair, found, policy_.accept_id_change);
        if (proposal.reason.empty() && !proposal.rivals.empty() && proposal.rivals[0].probability >= rated.probability)
            proposal.reason = "tie";
        if (proposal.reason.empty() && rated.probability < policy_.automatic) proposal.reason = "uncertain";
        proposal.certain = proposal.reason.empty();
        return proposal;
    }

    template <class Range>
    void add_rivals(std::vector<Candidate>& rivals, Range range, std::size_t except) const
    {
        for (auto [next, end] = range; next != end; ++next)
            if (const Rated& rival = rated_[next->second]; next->second != except)
                rivals.push_back(candidate(rival, context_.compare(rival.pair)));
    }

    Candidate candidate(const Rated& rated, const Comparison& found) const
    {
        return {rated.pair.first, rated.pair.second, rated.probability, context_.evidence(rated.pair, found)};
    }

    const Context& context_;
    const MatchPolicy& policy_;
    std::vector<Rated> rated_;
    std::unordered_multimap<std::uint32_t, std::size_t> of_before_, of_after_;
};

}  // namespace

std::vector<ModelLevel> model()
{
    std::vector<ModelLevel> all;
    for (std::size_t field = 0; field < match::fields; ++field)
        for (const auto& level : match::levels(static_cast<Field>(field)))
            all.push_back({match::field_word(static_cast<Field>(field)), level.word, level.m, level.u, level.least});
    return all;
}

std::vector<Proposal> find_links(std::span<const Person> before, std::span<const Person> after,
                                 const MatchPolicy& policy, std::span<const DecidedPair> decided)
{
    const Context context(before, after, policy.grade_shift, policy.jobs);
    return Linker(context, policy, match::rate(context, decided, policy.jobs)).proposals();
}

}  // namespace baoxue
