// Tables that steer the program and that an office may edit in Excel: ladders of rules, proofs, duties. Each
// has a built-in form under lib/data/policies; a user's own file takes its place as a whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baoxue/api.hpp"
#include "baoxue/csv/source.hpp"
#include "baoxue/error.hpp"

namespace baoxue {

/// The text of a built-in table ("absence/plan"), as --print-policy writes it. Throws Error `usage` for an
/// unknown name.
BAOXUE_API std::string_view policy_text(std::string_view built_in);

/// A row of such a table, its cells in the order in which the columns were asked for.
struct PolicyRow {
    Place place;
    std::vector<std::string> cells;
};

/// The rows of `file`, or of the built-in table when `file` is empty. Headings may be Chinese (kind "policy"
/// of aliases.csv); further columns, such as remarks, are left aside. Throws Error `usage` for a column that
/// is missing and for a row that cannot be read.
BAOXUE_API std::vector<PolicyRow> read_policy(std::string_view built_in, const std::string& file,
                                              const csv::Reading& reading, const std::vector<std::string>& columns);

/// A rung of a ladder: what is measured, when it is too much, and who must then do what by when. Domain
/// reference 10.6.
struct Rule {
    Place place;
    std::string name;      ///< L3, T1: written into each row that it puts there
    std::string metric;    ///< what is measured; each command says which ones it knows
    bool or_equal = true;  ///< the sign: `>=` (含) or `>` (不含)
    double value = 0;      ///< in the metric's unit; `10%` is 0.1
    std::string level;     ///< teacher, school, centre, township, county
    std::string actor;     ///< who must act
    std::string action;    ///< what must be done
    int due_days = 0;      ///< school days
    std::string document;  ///< the paper that belongs to it, or empty
    std::string basis;     ///< where the rule stands

    bool reached(double measured) const { return or_equal ? measured >= value : measured > value; }
};

/// A ladder, in the order of the file: a later rung is the higher one. Columns: rule, metric, op, value,
/// level, actor, action, due_days, document, basis. `metrics` are those the command knows. Throws Error
/// `usage` with line and column.
BAOXUE_API std::vector<Rule> read_rules(std::string_view built_in, const std::string& file, const csv::Reading& reading,
                                        const std::vector<std::string>& metrics);

}  // namespace baoxue
