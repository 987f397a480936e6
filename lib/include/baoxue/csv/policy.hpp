// Tables that steer the program and that an office may edit in Excel: ladders of rules, proofs, duties. Each
// has a built-in form under lib/data/policies; a user's own file takes its place as a whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/csv/source.hpp"

namespace baoxue {

/// The text of a built-in table ("absence/plan"), as --print-policy writes it. Throws Error `usage` for an
/// unknown name.
BAOXUE_API std::string_view policy_text(std::string_view built_in);

/// The names of the built-in tables of a folder ("absence"), sorted.
BAOXUE_API std::vector<std::string> policy_names(std::string_view folder);

/// A row of such a table, its cells in the order in which the columns were asked for.
struct PolicyRow {
    Place place;
    std::vector<std::string> cells;

    /// Throws Error `usage` at the row's `column`.
    [[noreturn]] BAOXUE_API void refuse(const char* column, std::string_view why) const;

    /// A cell as a number of at least 0, half or full width: a whole one, or any, "5%" being .05. Refused otherwise.
    BAOXUE_API int whole_number(std::size_t cell, const char* column) const;
    BAOXUE_API double number(std::size_t cell, const char* column) const;
};

/// The rows of `file`, or of the built-in table when `file` is empty. Headings may be Chinese (kind "policy"
/// of aliases.csv); further columns, such as remarks, are left aside. Cells of `optional` columns stand behind the others,
/// empty where the table lacks them. Throws Error `usage` for a column that
/// is missing and for a row that cannot be read.
BAOXUE_API std::vector<PolicyRow> read_policy(std::string_view built_in, const std::string& file,
                                              const csv::ReadOptions& reading, std::vector<std::string> columns,
                                              const std::vector<std::string>& optional = {});

}  // namespace baoxue
