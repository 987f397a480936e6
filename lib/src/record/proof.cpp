#include "baoxue/record/proof.hpp"

#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/policy.hpp"

namespace baoxue {
namespace {

std::vector<std::vector<std::string>> proofs_in(const PolicyRow& row, const std::string& cell)
{
    std::vector<std::vector<std::string>> sets;
    for (const auto alternative : split_words(cell)) {
        auto& set = sets.emplace_back();
        for (const auto paper : split_words(alternative, '+')) {
            const auto code = canonical("proof", paper);
            if (code.empty() || code == "none") row.refuse("proofs", unknown_word("proof"));
            set.emplace_back(code);
        }
    }
    return sets;
}

bool yes_in(const PolicyRow& row, const std::string& cell, const char* column)
{
    const auto code = canonical("yes_no", cell);
    if (code.empty() && !cell.empty()) row.refuse(column, say("neither yes nor no"));
    return code == "1";
}

ProofRule proof_rule_in(const PolicyRow& row)
{
    const auto& cells = row.cells;
    ProofRule rule;
    rule.reason = canonical("outflow", cells[0]);
    if (rule.reason.empty()) row.refuse("reason", unknown_word("outflow"));
    rule.proofs = proofs_in(row, cells[1]);
    if (!cells[2].empty()) rule.valid_days = row.whole_number(2, "valid_days");
    rule.normal = yes_in(row, cells[3], "normal");
    rule.register_moves = yes_in(row, cells[4], "register_moves");
    return rule;
}

}  // namespace

std::vector<ProofRule> read_proofs(std::string_view built_in, const std::string& file, const csv::ReadOptions& reading)
{
    std::vector<ProofRule> rules;
    for (const auto& row :
         read_policy(built_in, file, reading, {"reason", "proofs", "valid_days", "normal", "register_moves"})) {
        auto rule = proof_rule_in(row);
        if (std::ranges::find(rules, rule.reason, &ProofRule::reason) != rules.end())
            row.refuse("reason", say("this reason stands in the table twice"));
        rules.push_back(std::move(rule));
    }
    return rules;
}

}  // namespace baoxue
