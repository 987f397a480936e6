// A ladder of rules: what is measured, when it is too much, and who must then do what by when. The rows of a policy.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/csv/source.hpp"

namespace baoxue {

/// A rung of a ladder: what is measured, when it is too much, and who must then do what by when.
/// `basis` names its source.
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
BAOXUE_API std::vector<Rule> read_rules(std::string_view built_in, const std::string& file, const csv::ReadOptions& reading,
                                        const std::vector<std::string>& metrics);

}  // namespace baoxue
