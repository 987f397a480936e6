// A sheet of a workbook as the rows of a CSV.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "csv/workbook/parts.hpp"

namespace baoxue::csv::workbook {

constexpr std::size_t most_rows = 1048576;  // of a sheet, with its heading

struct SheetRows {
    std::string text = {};  // row by row without line ends, cells as append_cell() writes them
    struct Row {
        std::size_t end;    // of the row in `text`
        std::size_t cells;  // up to the last that holds something
    };
    std::vector<Row> rows = {};  // row i of the sheet is rows[i]; those that are empty, too
    std::size_t width = 0;       // cells of the widest
    std::size_t hidden = 0;      // rows that a filter or a person has hidden and that hold something
    std::size_t filled = 0;      // rows that hold something

    std::string_view row(std::size_t number) const;
};

/// A cell whose formula was saved without its value: nobody knows what it holds.
struct WithoutValue {
    std::size_t row;
};

/// Reads the sheet, or its head: no more than so many filled rows, whatever its formulas lack. Merged cells hold their text once, in the first of them. Throws
/// Damaged, TooLarge, WithoutValue.
SheetRows read_sheet(Archive& archive, const Parts& parts, const SheetPart& sheet,
                     std::size_t most_filled = static_cast<std::size_t>(-1));

}  // namespace baoxue::csv::workbook
