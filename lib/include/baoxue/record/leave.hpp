// A row of leave.csv: a span for which a child was given leave; 休学 is approved by the township or county (义务教育法, article 11).
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

/// One slip. Texts are as they stand in the table and live as long as it does.
struct BAOXUE_API Leave {
    Id student_id, national_id;
    std::string_view name;
    std::string_view school_id;
    std::string_view kind;  ///< a code of the vocabulary "leave": sick, personal, suspension (休學), official, other;
                            ///< where the row tells none that of its reason (生病, 有事), else other
    Date begin = {};
    std::optional<Date> end;       ///< inclusive, the last day told (实际结束日期) or the one before the return
                                   ///< (销假日期, 复学日期) where that is earlier; only a suspension may be open
    bool approved = true;          ///< also when the slip does not say
    std::string_view document_no;  ///< of the certificate or the slip
    std::optional<Date> filed_on;
    Place place;

    /// Whether the slip excuses an absence on this day: approved, and the day lies in its span. A slip filed
    /// after the absence counts only with `late_too`; without a date of filing it counts as filed in time.
    bool covers(Date day, bool late_too = false) const
    {
        return approved && begin <= day && (!end || day <= *end) && (late_too || !filed_on || *filed_on <= day);
    }

    static const std::vector<std::string>& needed();  ///< the columns that a file must have, for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"leave"}
};

/// Every row, in the order of the file. Rejected: a kind, date or approval that cannot be read, no beginning,
/// no end but of a suspension, a suspension that is over (是否复学) without its day, an end or a day of return before the beginning.
BAOXUE_API std::vector<Leave> read_leaves(const csv::Table& table, csv::Rejects& rejects);

}  // namespace baoxue
