#include "operation/reconcile/pairing.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <tuple>

namespace baoxue::operation::reconcile {
namespace {

std::vector<std::size_t> open_rows(const Side& side)
{
    std::vector<std::size_t> rows;
    for (const std::uint32_t row : side.rest)
        if (side.open(row)) rows.push_back(row);
    return rows;
}

std::string with_probability(const std::string& row, double probability)
{
    char text[16];
    std::snprintf(text, sizeof text, " p=%.2f", probability);
    return row + text;
}

// The likeliest other candidate: "after:230 p=0.31".
std::string rival_of(const Pairs& pairs, const Proposal& proposal)
{
    if (proposal.rivals.empty()) return {};
    const Candidate& rival = proposal.rivals[0];
    const bool other_after = rival.before == proposal.before;
    return with_probability(other_after ? pairs.after.row_name(rival.after) : pairs.before.row_name(rival.before),
                            rival.probability);
}

// Who lost a partner to a pair that is not certain has not certainly left or joined.
void doubt_losers(Pairs& pairs)
{
    const auto doubt = [](Side& side, std::size_t row_of, const Side& other, std::size_t other_row,
                          double probability) {
        const auto row = static_cast<std::uint32_t>(row_of);
        if (!side.open(row)) return;
        RowNote& note = side.notes[row];
        note.certainty = Certainty::review;
        if (note.rival.empty()) note.rival = with_probability(other.row_name(other_row), probability);
        note.flag("rival");
    };
    for (const auto& [row, proposal] : pairs.proposals)
        for (const auto& rival : proposal.rivals) {
            doubt(pairs.before, rival.before, pairs.after, rival.after, rival.probability);
            doubt(pairs.after, rival.after, pairs.before, rival.before, rival.probability);
        }
}

// A number of two persons, or of twins who were swapped, stays in doubt whatever the score.
bool in_doubt(const Side& side, std::uint32_t row)
{
    const auto found = side.notes.find(row);
    return found != side.notes.end() && (found->second.flagged("id_shared") || found->second.flagged("id_swapped"));
}

// Near, and not proposed: who stays alone has not certainly left or joined.
void take_refused(Pairs& pairs, const Proposal& proposal)
{
    const auto b = static_cast<std::uint32_t>(proposal.before), a = static_cast<std::uint32_t>(proposal.after);
    if (pairs.apart(b, a)) return;
    const auto doubt = [&](Side& side, std::uint32_t row, const std::string& rival) {
        if (!side.open(row)) return;
        RowNote& note = side.notes[row];
        note.certainty = Certainty::review;
        note.flag("rival");
        if (note.rival.empty()) note.rival = rival, note.evidence = proposal.evidence;
    };
    doubt(pairs.before, b, pairs.after.row_name(a));
    doubt(pairs.after, a, pairs.before.row_name(b));
}

void take(Pairs& pairs, Proposal proposal)
{
    const auto b = static_cast<std::uint32_t>(proposal.before), a = static_cast<std::uint32_t>(proposal.after);
    if (!pairs.before.open(b) || !pairs.after.open(a) || pairs.apart(b, a)) return;
    if (proposal.reason == "two_persons") return pairs.conflict(b, a, proposal);
    const bool certain = proposal.certain && !in_doubt(pairs.before, b) && !in_doubt(pairs.after, a);
    pairs.pair(b, a, "score");
    RowNote& note = pairs.after.notes[a];
    note.certainty = certain ? Certainty::certain : Certainty::review;
    note.evidence = proposal.evidence;
    note.rival = rival_of(pairs, proposal);
    if (pairs.conflicts.contains({b, a})) note.unflag("conflict");  // one number, and one person after all
    if (!proposal.reason.empty()) note.flag(proposal.reason);
    if (!certain) pairs.proposals.emplace(a, std::move(proposal));
}

// The hardest first: what is nearest to a toss-up. Pairs that are all but sure stand at the end, one reason together.
auto difficulty(const Proposal& pair)
{
    const bool conflict = pair.reason.find("conflict") != std::string::npos;
    const bool sure = !conflict && pair.rivals.empty() && (pair.probability == 0 || pair.probability >= 0.9);
    return std::tuple(sure, sure || conflict ? 0 : std::abs(pair.probability - 0.5), sure ? pair.reason : std::string(),
                      pair.after, pair.before);
}

}  // namespace

void pair_by_matcher(Pairs& pairs, const ReconcilePolicy& policy, const Matcher& match)
{
    LeftOver& left = pairs.left_over;
    left = {open_rows(pairs.before), open_rows(pairs.after), 0};
    if (left.before.empty() || left.after.empty()) return;
    left.grade_shift = policy.grade_shift ? *policy.grade_shift : usual_shift(pairs.before, pairs.after);
    auto proposals = match(pairs.before.roster, left.before, pairs.after.roster, left.after, left.grade_shift);
    const auto refused = std::ranges::stable_partition(proposals, std::not_fn(&Proposal::refused));
    std::for_each(proposals.begin(), refused.begin(), [&](Proposal& proposal) { take(pairs, std::move(proposal)); });
    doubt_losers(pairs);
    for (const Proposal& proposal : refused) take_refused(pairs, proposal);
}

std::vector<Proposal> to_review(const Pairs& pairs)
{
    std::vector<Proposal> list;
    for (const auto& [row, note] : pairs.after.notes) {
        const std::uint32_t partner = pairs.after.partner[row];
        if (note.certainty != Certainty::review || partner == no_row || pairs.after.duplicate(row)) continue;
        const auto scored = pairs.proposals.find(row);
        Proposal proposal =
            scored == pairs.proposals.end() ? Proposal{{partner, row, 0, note.evidence}} : scored->second;
        proposal.reason = note.flags;
        list.push_back(std::move(proposal));
    }
    for (const auto& [rows, found] : pairs.conflicts) {
        const auto [b, a] = rows;
        if (!pairs.before.open(b) || !pairs.after.open(a)) continue;
        Proposal proposal = found;
        proposal.before = b, proposal.after = a;
        proposal.reason = pairs.after.notes.at(a).flags;
        list.push_back(std::move(proposal));
    }
    std::ranges::sort(list, {}, difficulty);
    return list;
}

}  // namespace baoxue::operation::reconcile
