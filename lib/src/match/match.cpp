#include "baoxue/match.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "baoxue/codes.hpp"
#include "baoxue/text.hpp"
#include "match/context.hpp"

namespace baoxue {

using match::Comparison;
using match::Context;
using match::Field;
using match::Pair;
using match::Rated;

namespace {

constexpr double least_ratio = 1;  // what speaks against a pair is no rival worth counting
constexpr std::size_t most_rivals = 5;

// The pairs that could be one person.
std::vector<Rated> rate(const Context& context, std::span<const DecidedPair> decided)
{
    std::set<Pair> apart;
    for (const auto& pair : decided)
        if (!pair.same)
            apart.insert({static_cast<std::uint32_t>(pair.before), static_cast<std::uint32_t>(pair.after)});
    std::vector<Rated> rated;
    for (const Pair& pair : match::candidate_pairs(context.before, context.after)) {
        if (apart.contains(pair)) continue;
        const Comparison found = context.compare(pair);
        if (Context::vetoed(found)) continue;
        if (const double ratio = context.ratio(pair, found); ratio >= least_ratio)
            rated.push_back({pair, ratio});
    }
    return rated;
}

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
        if (proposal.reason.empty() && !proposal.rivals.empty() &&
            proposal.rivals[0].probability >= rated.probability)
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
            all.push_back(
                {match::field_word(static_cast<Field>(field)), level.word, level.m, level.u, level.least});
    return all;
}

std::vector<Person> persons(const Roster& roster, std::span<const std::size_t> rows)
{
    std::vector<Person> persons;
    persons.reserve(rows.size());
    for (const std::size_t row : rows) {
        const auto cell = [&](std::string_view column) { return clean(roster.cell(row, column)); };
        const Student student = roster.student(row);
        const auto gender = canonical("gender", cell("gender"));
        persons.push_back({.sheet_row = roster.keys(row).sheet_row,
                           .name = std::string(cell("name")),
                           .birth_date = parse_date(cell("birth_date")),
                           .birth_text = std::string(cell("birth_date")),
                           .sex = gender == "M" || gender == "F" ? gender.front() : char{0},
                           .national_id = student.national_id,
                           .student_id = student.student_id,
                           .phone = std::string(cell("guardian_phone")),
                           .guardian = std::string(cell("guardian_name")),
                           .school_id = student.school_id,
                           .school_name = student.school_name,
                           .grade = student.grade.value_or(0),
                           .class_name = student.class_name});
    }
    return persons;
}

std::vector<Proposal> find_links(std::span<const Person> before, std::span<const Person> after,
                                 const MatchPolicy& policy, std::span<const DecidedPair> decided)
{
    const Context context(before, after, policy.grade_shift);
    return Linker(context, policy, rate(context, decided)).proposals();
}

std::vector<Proposal> find_links(const Roster& before, std::span<const std::size_t> before_rows,
                                 const Roster& after, std::span<const std::size_t> after_rows,
                                 const MatchPolicy& policy, std::span<const DecidedPair> decided)
{
    std::vector<DecidedPair> places;
    for (const auto& pair : decided) {
        const auto left = std::ranges::lower_bound(before_rows, pair.before);
        const auto right = std::ranges::lower_bound(after_rows, pair.after);
        if (left == before_rows.end() || *left != pair.before || right == after_rows.end() ||
            *right != pair.after)
            continue;
        places.push_back({static_cast<std::size_t>(left - before_rows.begin()),
                          static_cast<std::size_t>(right - after_rows.begin()), pair.same});
    }
    auto proposals = find_links(persons(before, before_rows), persons(after, after_rows), policy, places);
    const auto to_rows = [&](Candidate& pair) {
        pair.before = before_rows[pair.before], pair.after = after_rows[pair.after];
    };
    for (auto& proposal : proposals) {
        to_rows(proposal);
        for (auto& rival : proposal.rivals) to_rows(rival);
    }
    return proposals;
}

std::vector<MatchExplanation> explain_links(std::span<const Person> before, std::span<const Person> after,
                                            const MatchPolicy& policy, bool in_after, std::size_t place)
{
    const Context context(before, after, policy.grade_shift);
    auto rated = rate(context, {});
    const double prior = match::compete(rated, context.before.size(), context.after.size());
    std::map<Pair, double> probabilities;
    for (const auto& one : rated) probabilities[one.pair] = one.probability;

    std::vector<MatchExplanation> all;
    for (const Pair& pair : match::candidate_pairs(context.before, context.after)) {
        if ((in_after ? pair.second : pair.first) != place) continue;
        const Comparison found = context.compare(pair);
        MatchExplanation one{{pair.first, pair.second, probabilities[pair], context.evidence(pair, found)}};
        one.prior = prior;
        one.vetoed = Context::vetoed(found);
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
