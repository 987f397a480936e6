// A row of marks.csv: what a child reached in an exam, a subject a row or, as schools keep it, a subject a column.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/table.hpp"

namespace baoxue {

/// One subject of one exam. Texts are as they stand in the table and live as long as it does.
struct BAOXUE_API Mark {
    Id student_id, national_id;
    std::string_view exam;
    Date date = {};
    std::string_view subject = {};     ///< vocabulary "subject"; `total` is no subject
    std::optional<double> mark = {};   ///< nothing for who did not sit it
    bool absent = false;         ///< 缺考: not excused (缓考, 免考)
    double full = 100;           ///< as the row tells it

    /// Below six tenths of the full mark (及格线). A mark above the full mark tells nothing.
    bool failed() const { return mark && *mark <= full && *mark < 0.6 * full; }

    static const std::vector<std::string>& needed();  ///< the columns that a file must have, for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"marks"}
    static const std::vector<std::string>& subjects();  ///< those that may be columns
};

/// A cell of marks: a number, 缺考 or 缓考. Nothing for what is neither.
struct MarkCell {
    std::optional<double> mark = {};
    bool absent = false;
};
BAOXUE_API std::optional<MarkCell> parse_mark(std::string_view cell);

/// Every subject of every row, in the order of the file; empty cells of subjects are none. Rejected: no day, a date, a
/// subject or a mark that cannot be read.
BAOXUE_API std::vector<Mark> read_marks(const csv::Table& table, csv::Rejects& rejects);

}  // namespace baoxue
