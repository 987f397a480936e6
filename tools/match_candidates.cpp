#include "match_candidates.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <baoxue/base/words.hpp>

namespace baoxue::tools {
namespace {

std::string weights(const MatchExplanation& one)
{
    std::string text = fmt::format("{} {:+.1f}", say("prior"), std::log2(one.prior));
    for (const auto& weight : one.weights)
        if (weight.level != "missing") text += fmt::format(", {}={} {:+.1f}", weight.field, weight.level, weight.bits);
    return text;
}

std::string_view veto(std::string_view why)
{
    if (why == "stranger") return say("never proposed: no character of the given name in common, and another family");
    if (why == "other_mark") return say("never proposed: the school tells the two apart, and neither birth date nor family agrees");
    if (why == "namesake") return say("never proposed: the same name, with another birth date, school and family");
    return say("never proposed: another name and another birth date");
}

}  // namespace

void tell_candidates(const Matching& matching, const LeftOver& left, const Change& change, const Roster& before,
                     const Roster& after)
{
    const bool in_after = change.after.has_value();
    const std::size_t row = in_after ? *change.after : *change.before;
    if (!std::ranges::binary_search(in_after ? left.after : left.before, row)) return;
    MatchPolicy policy = matching.policy;
    policy.grade_shift = left.grade_shift;
    const auto all =
        explain_links(before, left.before, after, left.after, policy, in_after, row, matching.decided);
    tell("  " + say("candidates among the rows that the exact rules left over: {}", {all.size()}));
    for (const auto& one : all) {
        tell("  " + say("row {} before, row {} after: probability {}",
                        {before.keys(one.before).sheet_row, after.keys(one.after).sheet_row,
                         fmt::format("{:.4f}", one.probability)}));
        tell("    " + one.evidence);
        tell("    " + (one.veto.empty() ? weights(one) : std::string(veto(one.veto))));
        if (one.veto.empty() && !one.guard.empty()) tell("    " + say("for a person to decide: {}", {one.guard}));
    }
}

}  // namespace baoxue::tools
