// A list as a sheet that is printed, signed and sent: title, unit, date, the rows under a heading that is repeated on each page,
// their number, signatures.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/paper/sheet.hpp"

namespace baoxue {

/// What of the table goes onto the sheet, as View has it.
struct ListRows {
    std::vector<std::size_t> columns = {}, rows = {};
    std::vector<std::string> names = {};     ///< canonical, of all columns of the table; empty where nobody knows
    std::vector<std::string> headings = {};  ///< as they are printed, of all columns
    std::vector<std::string> kinds = {};     ///< of file by which the columns are understood
};

struct ListSheetPolicy {
    std::string title = {}, unit = {};
    Date day = {};
    std::vector<std::string> each = {};  ///< a sheet for each value of these columns, which stand above it; empty: one sheet
    std::vector<std::string> sign = {};  ///< who signs; empty: 填报人, 审核人, 单位负责人
    bool landscape = true;
};

/// Codes stand in words of the language spoken. Columns
/// are as wide as what they hold. A sheet for each value in the order of the rows. Throws Error `usage` for a column
/// that is not there. O(cells).
BAOXUE_API std::vector<paper::Sheet> list_sheets(const csv::Table& table, const ListRows& list, const ListSheetPolicy& policy);

/// The sheet as a workbook: its table as rows that read back unchanged, the rest in the head and foot of every printed page.
/// Throws Error `system`.
BAOXUE_API void write_workbook(const paper::Sheet& sheet, const std::string& file);

}  // namespace baoxue
