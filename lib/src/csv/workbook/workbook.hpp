// A workbook (xlsx, xlsm) read as the CSV of one of its sheets.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "csv/workbook/sheet.hpp"

namespace baoxue::csv::workbook {

/// Every row of the sheet is one line, an empty one too, and all that hold something have as many cells as the widest.
class Workbook {
  public:
    /// `bytes` are those of a zip archive. The sheet is the one of this name, or number from 1, or by itself the first in sight that
    /// has a known heading in its first rows, else the first that holds anything. Throws Error `data` for a workbook that
    /// is damaged, empty, binary, too large or lacks the sheet. Nothing when it is no workbook.
    static std::unique_ptr<Workbook> open(const std::string& file, const std::string& bytes, const std::string& wanted);

    const std::string& sheet() const { return sheet_; }
    const std::string& note() const { return note_; }  ///< what to tell of the choice; empty: there was none

    /// UTF-8 with a byte-order mark. Fills `to` except at the end.
    std::size_t read(char* to, std::size_t size);

  private:
    Workbook() = default;
    void make_more();

    std::string sheet_, note_;
    SheetRows rows_;
    std::string made_ = "\xEF\xBB\xBF";  // from `given_` on not yet given out
    std::size_t given_ = 0, row_ = 0;
};

}  // namespace baoxue::csv::workbook
