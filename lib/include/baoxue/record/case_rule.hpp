// Which event takes a case from which state to which: a row of the table that `track-cases --print-policy`
// writes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/source.hpp"

namespace baoxue {

struct CaseRule {
    std::vector<std::string> states;  ///< codes of "case"; `none`: there is no case yet
    std::vector<std::string> events;  ///< codes of "case_event"
    std::string next;                 ///< code of "case"
    std::vector<std::string> proofs;  ///< one of these must be there; empty: none is asked for
};

/// The rules of `file`, or the built-in ones when it is empty. Columns: state, event, next, proofs; lists are
/// separated by `;`, Chinese words are understood. Throws Error `usage` with line and column, also for a rule
/// that closes a case and asks for no proof.
BAOXUE_API std::vector<CaseRule> read_case_rules(const std::string& file, const csv::ReadOptions& reading);

/// The first rule for the event in that state; nullptr: it is not allowed.
BAOXUE_API const CaseRule* find_rule(std::span<const CaseRule> rules, std::string_view state, std::string_view event);

}  // namespace baoxue
