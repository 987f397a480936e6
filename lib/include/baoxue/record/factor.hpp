// What makes a child one to look after, and how much it weighs: a row of the table that `list-key-students
// --print-policy` writes.
#pragma once

#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/source.hpp"

namespace baoxue {

struct Factor {
    std::string name;      ///< what is measured: see KeyStudentInput
    bool or_equal = true;  ///< the sign: `>=` or `>`
    double value = 0;      ///< from which on it counts
    int points = 0;
    bool alone = true;   ///< a sign of the child itself; false for what only adds to one: poverty, family
    std::string reason;  ///< in words; `{}` is what was measured. Translated where messages.csv has it

    bool reached(double measured) const { return or_equal ? measured >= value : measured > value; }
};

/// The factors of `file`, or the built-in ones when it is empty. Columns: factor, op, value, points, reason; and alone
/// (yes or no), which a table may lack: then every factor is a sign by itself.
/// `names` are those the command knows. Throws Error `usage` with line and column: also for a factor without
/// a reason, because nobody is put on the list without one.
BAOXUE_API std::vector<Factor> read_factors(const std::string& file, const csv::ReadOptions& reading,
                                            const std::vector<std::string>& names);

}  // namespace baoxue
