// A target broken down: how many children of a school, a grade, a class or a teacher may be lost, or are to be kept. A
// row has the columns of targets.csv too, so that rate-retention holds it against what happened.
#pragma once

#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/school_class.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

struct BAOXUE_API TargetShare {
    std::string level = {};    ///< code "rate_level": town, stage, school, grade, class, teacher
    std::string scope = {};    ///< as in targets.csv
    SchoolClass place = {};    ///< as much of it as the level has; of a teacher the school
    std::string teacher = {};
    std::string indicator = {};  ///< a code of the vocabulary "indicator": of dropout or of retention
    std::string op = {};         ///< `<=`: so many may be lost; `>=`: so many are to be kept
    long long children = 0;
    long long enrolled = 0;  ///< of so many
    long long value = 0;     ///< the rate that they are, basis points

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& needed();  ///< for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"target_share", "targets"}
};

BAOXUE_API void write(csv::Writer& out, const TargetShare& share);

/// Every row, in the order of the file; `value` is not read. Rejected: an indicator that nobody knows, a number that
/// cannot be read or is missing.
BAOXUE_API std::vector<TargetShare> read_target_shares(const csv::Table& table, csv::Rejects& rejects);

}  // namespace baoxue
