// How reconcile looks beyond the exact rules: options, candidates, and the list on which a clerk decides.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include <baoxue/match.hpp>
#include <baoxue/reconcile.hpp>

#include "command.hpp"

namespace baoxue::tools {

/// The options, and what a run learns.
struct Matching {
    MatchPolicy policy;
    bool off = false;
    std::string review;                  ///< file of the list, empty: none
    std::vector<std::string> decisions;  ///< files of lists that were filled in
    std::vector<std::string> apply = {};  ///< files of decisions by which AFTER is mended; also among the decisions
    std::vector<Decision> taken = {};     ///< what they decide, and
    std::vector<DecidedPair> decided = {};  ///< the rows of it
    std::vector<csv::Table> lists = {};
    std::set<std::string> questions = {};  ///< pair_ids that were left open with ?
};

void add_matching(CLI::App& app, Matching& matching);

/// Throws Error `usage` for options that do not go together: a key has no use for a review list.
void check_matching(const std::vector<std::string>& key, const Matching& matching);

/// Turns the words of --key, column names or headings, into names of columns that both lists have. Throws Error
/// `usage`, with the headings found, when one has not.
void find_key(std::vector<std::string>& key, const Roster& before, const Roster& after);

/// Reads the decisions and finds their rows. Throws Error `data`, with the place, for a decision that no longer holds.
void decide(Matching& matching, const Roster& before, const Roster& after, csv::ReadOptions reading);

/// Writes AFTER as it stands, mended by what was decided.
void write_mended(const Matching& matching, const Roster& before, const Roster& after, const csv::WriteOptions& writing);

}  // namespace baoxue::tools
