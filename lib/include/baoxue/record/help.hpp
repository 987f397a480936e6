// A row of help.csv: what is done for a child (帮扶, 资助), until when it is to be seen whether it works, and what was seen.
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

/// One help. Texts are as they stand in the table and live as long as it does.
struct BAOXUE_API Help {
    Id student_id, national_id;
    std::string_view kind;             ///< vocabulary "help": tutoring, counselling, subsidy, …
    Date begin = {};
    std::string_view helper, content;  ///< who helps, and how
    std::string_view amount;           ///< of money, in yuan
    std::optional<Date> review_date;   ///< by when somebody is to see whether it works
    std::optional<Date> reviewed_on;   ///< when somebody did
    std::string_view effect;           ///< vocabulary "effect": works, partly, none; of a review only
    std::optional<Date> end;

    /// Somebody has looked, up to this day, and has said what it does.
    bool reviewed(Date day) const { return reviewed_on && *reviewed_on <= day && !effect.empty(); }

    static const std::vector<std::string>& needed();  ///< the columns that a file must have, for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"help"}
};

/// Every row, in the order of the file. Rejected: no kind or first day, a date or word that cannot be read, an end or a
/// review before the beginning.
BAOXUE_API std::vector<Help> read_helps(const csv::Table& table, csv::Rejects& rejects);

}  // namespace baoxue
