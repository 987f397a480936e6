#include "baoxue/record/case_rule.hpp"

#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/policy.hpp"

namespace baoxue {
namespace {

// The codes of a list; `extra` are words that stand for themselves.
std::vector<std::string> codes_in(const PolicyRow& row, std::size_t cell, const char* column,
                                  std::string_view vocabulary, std::initializer_list<std::string_view> extra)
{
    std::vector<std::string> codes;
    for (std::string_view left = row.cells[cell]; !left.empty();) {
        const auto end = std::min(left.find(';'), left.size());
        const auto word = left.substr(0, end);
        const bool own = std::ranges::find(extra, word) != extra.end();
        codes.emplace_back(own ? word : canonical(vocabulary, word));
        if (codes.back().empty()) row.refuse(column, unknown_word(vocabulary));
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    return codes;
}

CaseRule case_rule_in(const PolicyRow& row)
{
    CaseRule rule{codes_in(row, 0, "state", "case", {"none"}),
                  codes_in(row, 1, "event", "case_event", {}),
                  {},
                  codes_in(row, 3, "proofs", "proof", {"attendance", "visit", "notice", "matched_inflow"})};
    const auto next = codes_in(row, 2, "next", "case", {});
    if (rule.states.empty() || rule.events.empty() || next.size() != 1)
        throw Error(Status::usage, row.place, say("a rule needs a state, an event and the next state"));
    rule.next = next.front();
    if (rule.proofs.empty() && is_closed(rule.next)) row.refuse("proofs", say("a case is closed only with proof: name one"));
    return rule;
}

}  // namespace

std::vector<CaseRule> read_case_rules(const std::string& file, const csv::ReadOptions& reading)
{
    std::vector<CaseRule> rules;
    for (const auto& row : read_policy("cases", file, reading, {"state", "event", "next", "proofs"}))
        rules.push_back(case_rule_in(row));
    return rules;
}

const CaseRule* find_rule(std::span<const CaseRule> rules, std::string_view state, std::string_view event)
{
    const auto fits = [&](const CaseRule& rule) {
        return std::ranges::find(rule.states, state) != rule.states.end() &&
               std::ranges::find(rule.events, event) != rule.events.end();
    };
    const auto found = std::ranges::find_if(rules, fits);
    return found == rules.end() ? nullptr : &*found;
}

}  // namespace baoxue
