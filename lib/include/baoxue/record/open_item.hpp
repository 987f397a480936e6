// What a list of ours asks somebody to do by when, and in which state a case is: the few columns that a page of
// all lists shows.
#pragma once

#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/table.hpp"

namespace baoxue {

/// A row of flag-absent, list-outflow, list-inflow, list-duties: anything with due, and who
/// (actor, owner) must do what (action, task). No child's name.
struct BAOXUE_API OpenItem {
    std::string actor = {}, action = {};
    Date due = {};
    std::string school = {}, grade = {}, class_name = {};

    static const std::vector<std::string>& needed();  ///< for csv::Table: {"due", "action|task"}
    static const std::vector<std::string>& kinds();
};

/// Every row that is not done (`state` or `done` says so), in the order of the file, before it its open_steps. A row
/// without `due` is left out. Rejected: a date or a step that cannot be read.
BAOXUE_API std::vector<OpenItem> read_open_items(const csv::Table& table, csv::Rejects& rejects);

/// A row of track-cases, or of an office's ledger.
struct BAOXUE_API CaseState {
    std::string state = {};  ///< code of "case"
    std::string school = {};

    static const std::vector<std::string>& needed();
    static const std::vector<std::string>& kinds();
};

/// Every row. Rejected: a state that is no known word.
BAOXUE_API std::vector<CaseState> read_case_states(const csv::Table& table, csv::Rejects& rejects);

}  // namespace baoxue
