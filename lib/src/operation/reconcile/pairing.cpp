#include "operation/reconcile/pairing.hpp"

#include "base/hash.hpp"
#include "csv/fold_blocks.hpp"
#include "operation/reconcile/duplicates.hpp"

namespace baoxue::operation::reconcile {
namespace {

void pair_by_decision(Pairs& pairs, const std::vector<DecidedPair>& decided)
{
    for (const auto& [before, after, same] : decided) {
        const auto b = static_cast<std::uint32_t>(before), a = static_cast<std::uint32_t>(after);
        if (same) pairs.pair(b, a, "decision");
        else pairs.two_children.insert({b, a});
    }
}

// --key: the same normal forms in these columns, in the order of the rows where they repeat.
void pair_by_columns(Pairs& pairs, const std::vector<std::string>& columns)
{
    const auto key_of = [&](const Side& side, std::size_t row) {
        std::uint64_t key = 1;
        bool any = false;
        for (const auto& column : columns) {
            const std::string form = normal_form(column, side.roster.cell(row, column));
            any = any || !form.empty();
            key = mix(key ^ hash(form), 0x9E3779B97F4A7C15);
        }
        return any ? key | 1 : 0;
    };
    std::unordered_map<std::uint64_t, std::uint32_t> first;
    for (Side* side : {&pairs.before, &pairs.after}) {
        std::unordered_map<std::uint64_t, std::uint32_t> seen;
        for (std::uint32_t row = 0; row < side->roster.size(); ++row) {
            const auto key = key_of(*side, row);
            if (key == 0) continue;
            const auto [found, is_first] = seen.emplace(key, row);
            if (!is_first) call_same(*side, row, found->second, "key", Certainty::certain);
            else if (side == &pairs.before) first.emplace(key, row);
            else if (const auto partner = first.find(key); partner != first.end())
                pairs.pair(partner->second, row, "key");
        }
    }
}

}  // namespace

void Pairs::pair(std::uint32_t b, std::uint32_t a, std::string_view basis)
{
    before.partner[b] = a;
    after.partner[a] = b;
    if (basis != "student_id") after.notes[a].basis = basis;
}

void Pairs::conflict(std::uint32_t b, std::uint32_t a, const Proposal& found)
{
    const auto note = [&](Side& side, std::uint32_t row, const std::string& rival) {
        RowNote& said = side.notes[row];
        said.certainty = Certainty::review;
        said.flag("conflict");
        said.rival = rival;
        said.evidence = found.evidence;
    };
    note(before, b, after.row_name(a));
    note(after, a, before.row_name(b));
    conflicts[{b, a}] = found;
}

std::pair<std::vector<Proposal>, LeftOver> pair_rows(Side& before, Side& after, const ReconcilePolicy& policy,
                                                     const Matcher& match)
{
    Pairs pairs{before, after};
    if (!policy.key.empty()) {
        each_side(before, after, policy.jobs, [](Side& side) { side.tell_all(); });
        pair_by_columns(pairs, policy.key);
        return {};
    }
    each_side(before, after, policy.jobs, [](Side& side) { side.repeated = find_repeated(side.roster); });
    pair_by_decision(pairs, policy.decided);
    pair_identical(pairs, policy);
    each_side(before, after, policy.jobs, [](Side& side) { find_duplicates(side); });
    pair_by_numbers(pairs, policy.jobs);
    pair_by_person(pairs, policy.accept_id_change);
    pair_swapped(pairs);
    doubt_exchanged(pairs);
    doubt_renamed(pairs);
    if (match) pair_by_matcher(pairs, policy, match);
    doubt_twins(pairs);
    doubt_same_person(pairs);
    doubt_namesakes(pairs, policy.jobs);
    doubt_left_twins(pairs);
    for (const auto& decided : policy.decided)  // whatever else is to be said of these rows
        if (decided.same) after.notes[static_cast<std::uint32_t>(decided.after)].certainty = Certainty::certain;
    return {to_review(pairs), std::move(pairs.left_over)};
}

}  // namespace baoxue::operation::reconcile
