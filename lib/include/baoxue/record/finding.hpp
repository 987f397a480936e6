// Something in a file that a person should look at: what `check` writes and a centre sends back to a school.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// How much a finding matters.
enum class Severity {
    note,     ///< good to know; nothing need be done
    warning,  ///< likely wrong or incomplete: a person must look
    error     ///< wrong: it must be corrected
};

/// error, warning, note: data, not words; the same in every language.
BAOXUE_API std::string_view code_of(Severity severity);

/// One row of the list. Columns: row, column, rule, severity, message. It holds no cell of the file that was
/// checked, so it can be sent by mail.
struct BAOXUE_API Finding {
    std::size_t row = 0;      ///< as a spreadsheet numbers it; the heading's row for what concerns the whole file
    std::string column = {};  ///< the heading as it stands in the file; empty for the row as a whole
    std::string_view rule = {};
    Severity severity = Severity::error;
    std::string message = {};  ///< in the user's language

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& columns_of_files();  ///< the same behind `file`, for a list about several
};

BAOXUE_API void write(csv::Writer& out, const Finding& finding);
BAOXUE_API void write(csv::Writer& out, const std::string& file, const Finding& finding);  ///< columns_of_files()

}  // namespace baoxue
