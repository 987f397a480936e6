// A row of targets.csv: what a town, a school, a class or a teacher has undertaken to reach.
#pragma once

#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/table.hpp"

namespace baoxue {

struct BAOXUE_API Target {
    enum class Op { at_least, above, at_most, below };

    std::string scope;      ///< `town` (全镇), `primary` (小学), `junior` (初中), a school by number or name, a
                            ///< class as SCHOOL/7/1, a teacher's name; folded
    std::string indicator;  ///< a code of the vocabulary "indicator": dropout, or one of its formulae
    Op op = Op::at_least;
    long long value = 0;  ///< basis points: 99 and 99% are 9900
    Place place = {};

    bool met_by(long long basis_points) const;

    static const std::vector<std::string>& needed();  ///< for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"targets"}
};

/// `>=`, `>`, `<=`, `<`; 不低于, 不高于 and the like are read as well.
BAOXUE_API std::string_view to_string(Target::Op op);

/// Every row, in the order of the file. Throws Error `data` for an indicator, a sign or a value that cannot be
/// read: a target that nobody checks is worse than none.
BAOXUE_API std::vector<Target> read_targets(const csv::Table& table);

}  // namespace baoxue
