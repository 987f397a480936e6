// Which papers prove where a child went: a row of proofs.csv. What they prove: rule/proof.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/source.hpp"

namespace baoxue {

/// What a reason needs to be believed.
struct ProofRule {
    std::string reason;                            ///< a code of the vocabulary "outflow"
    std::vector<std::vector<std::string>> proofs;  ///< any one of these sets; the papers of a set together
    int valid_days = 0;                            ///< from the date on the paper; 0: for good
    bool normal = false;                           ///< a proved one is a normal outflow (正常流出)
    bool register_moves = false;                   ///< the register's entry must follow the child
};

/// The rules of `file`, or of the built-in table ("outflow-proofs", "inflow-proofs") when it is empty.
/// Columns: reason, proofs (`reply_letter;reading_cert+parent_note`: one of them, `+` joins papers that are
/// needed together), valid_days, normal, register_moves, basis; Chinese words are understood. Throws Error
/// `usage` with line and column.
BAOXUE_API std::vector<ProofRule> read_proofs(std::string_view built_in, const std::string& file,
                                              const csv::ReadOptions& reading);

}  // namespace baoxue
