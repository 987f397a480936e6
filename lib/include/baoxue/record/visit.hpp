// A row of visits.csv: one contact with a child's family (家访记录, 敦返记录).
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

/// One 家访 or 劝返. Texts are as they stand in the table and live as long as it does; codes are of
/// codes.hpp, empty when the row does not tell.
struct BAOXUE_API Visit {
    Id student_id, national_id;
    std::string_view name;
    std::string_view school_id;
    Date date = {};
    std::string_view mode;      ///< vocabulary "visit_mode": home, phone, wechat, letter, school
    std::string_view level;     ///< vocabulary "visit_level": who led it
    std::string_view visitors;  ///< names
    std::string_view purpose;   ///< vocabulary "visit_purpose"
    std::string_view result;    ///< vocabulary "visit_result": returned, promised, refused, not_found, moved, other
    std::optional<Date> promised_date, returned_date;
    std::string_view reason_found, measures;  ///< in the visitor's words
    Place place;
    std::string_view content = {}, guardian_opinion = {}, next_step = {};  ///< likewise

    static const std::vector<std::string>& needed();  ///< the columns that a file must have, for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"visits"}
};

/// Every row, in the order of the file. Rejected: no date of the visit, a date or code that cannot be read.
BAOXUE_API std::vector<Visit> read_visits(const csv::Table& table, csv::Rejects& rejects);

}  // namespace baoxue
