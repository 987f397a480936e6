// Rows as an xlsx workbook: for the mail merge of Word and WPS, which keeps text cells as they are.
#pragma once

#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"

namespace baoxue::paper {

/// Writes one sheet of text cells, the first row as its heading. Whole or not at all, as csv::OutputFile. No
/// cell is a number, a date or a formula, so an ID keeps its digits and nothing runs. `created` is the day
/// that the file names; the same rows give the same cells. Throws Error `system`; `data` for more rows than a
/// sheet holds (1,048,575).
BAOXUE_API void write_workbook(const std::string& file, const std::vector<std::vector<std::string>>& rows,
                               Date created);

}  // namespace baoxue::paper
