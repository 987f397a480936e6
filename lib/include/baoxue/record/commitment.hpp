// A row of commitments.csv: one 控辍保学责任书 and whether it was signed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/table.hpp"

namespace baoxue {

/// One paper. Texts are as they stand in the table and live as long as it does.
struct BAOXUE_API Commitment {
    std::string_view kind;  ///< code of "commitment": centre_school, school_teacher, teacher_parent, village
    std::string_view party_a, party_b;  ///< who asks, who promises
    std::string_view school_id;
    Id student_id = {}, national_id = {};  ///< of the one child of teacher_parent
    int school_year = 0;  ///< the year in which it began: 2026 for 2026-2027
    std::optional<Date> signed_on;

    static const std::vector<std::string>& needed();  ///< the columns that a file must have, for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"commitments"}
};

/// Every row, in the order of the file. Rejected: a kind or a date that cannot be read, a school year that
/// does not begin with four digits.
BAOXUE_API std::vector<Commitment> read_commitments(const csv::Table& table, csv::Rejects& rejects);

}  // namespace baoxue
