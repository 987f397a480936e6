// A row of concerns.csv: something about a child that worries a teacher (学困生, 思想波动), and until when.
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

/// One worry. Texts are as they stand in the table and live as long as it does.
struct BAOXUE_API Concern {
    Id student_id, national_id;
    Date date = {};                   ///< on which it was noticed
    std::string_view kind;            ///< vocabulary "concern": learning, dislike, mood, …
    std::string_view observer;        ///< who noticed it
    std::string_view signs, measures;  ///< in the teacher's words
    std::optional<Date> closed_on;    ///< it is over

    bool open(Date day) const { return date <= day && (!closed_on || *closed_on > day); }
    /// A circumstance of the family, which the child cannot change: poverty, family.
    bool of_family() const { return kind == "poverty" || kind == "family"; }

    static const std::vector<std::string>& needed();  ///< the columns that a file must have, for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"concerns"}
};

/// Every row, in the order of the file. Rejected: no day or kind, a date or word that cannot be read, an end before the
/// beginning.
BAOXUE_API std::vector<Concern> read_concerns(const csv::Table& table, csv::Rejects& rejects);

}  // namespace baoxue
