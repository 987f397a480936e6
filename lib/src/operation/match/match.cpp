#include "baoxue/match.hpp"

#include <algorithm>
#include <unordered_map>

#include "operation/match/context.hpp"

namespace baoxue {

namespace match = operation::match;

using match::Comparison;
using match::Context;
using match::Field;
using match::Pair;
using match::Rated;

namespace {

constexpr std::size_t most_rivals = 5;
constexpr double near_from = 0.01;  // probability from which a row is not certainly gone or new

class Linker {
  public:
    Linker(const Context& context, const MatchPolicy& policy, match::Ratings ratings)
        : context_(context), policy_(policy), rated_(std::move(ratings.rated)), refused_(std::move(ratings.refused))
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
        add_refused(proposals);
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

    // Pairs that are near, where a row stays alone and the other is not certainly another one's.
    void add_refused(std::vector<Proposal>& proposals) const
    {
        enum : char { open, perhaps, certain };
        std::vector<char> of_before(context_.before.size(), open), of_after(context_.after.size(), open);
        for (const auto& proposal : proposals)
            of_before[proposal.before] = of_after[proposal.after] = proposal.certain ? certain : perhaps;
        const auto add = [&](const Rated& rated) {
            const char before = of_before[rated.pair.first], after = of_after[rated.pair.second];
            if (std::max(before, after) == certain || std::min(before, after) != open) return;
            Proposal proposal{candidate(rated, context_.compare(rated.pair))};
            proposal.refused = true;
            proposals.push_back(std::move(proposal));
        };
        for (const Rated& rated : rated_)
            if (rated.probability >= near_from) add(rated);
        for (const Rated& rated : refused_) add(rated);
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
    std::vector<Rated> rated_, refused_;
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
