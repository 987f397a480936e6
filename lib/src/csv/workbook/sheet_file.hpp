// Rows -> a workbook.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "baoxue/base/words.hpp"

namespace baoxue::csv {
class OutputFile;
}

namespace baoxue::csv::workbook {

/// Whether a file of this name is to be a workbook: x.xlsx.
bool is_workbook(std::string_view file);

/// The rows of one sheet: all cells are text, so that an ID keeps its digits and nothing runs. It is laid out to be worked
/// with and printed: columns as wide as what they hold, the heading in sight and on every page, A4, a list to choose from where a
/// person decides (decision, approved, the result of a visit).
class SheetFile {
  public:
    /// `headings` are what is shown of `columns`.
    SheetFile(const std::vector<std::string>& headings, const std::vector<std::string>& columns,
              const std::vector<std::string>& kinds, Language language);

    void cell(std::string_view text);  ///< the next one of the row
    void end_row();
    /// What stands above and below the rows on every printed page: Sheet::header, Sheet::footer.
    void print_with(std::string header, std::string footer) { header_ = std::move(header), footer_ = std::move(footer); }
    void append(SheetFile&& later);  ///< its rows, without their heading

    /// The whole workbook goes to `out`; the same rows give the same bytes. Throws Error at `file`: `system`, and `data`
    /// for more rows than a sheet holds (1,048,575).
    void write(const std::string& file, OutputFile& out);

  private:
    std::vector<std::vector<std::string>> rows_;
    std::vector<std::size_t> widths_;
    struct Choice {
        std::size_t column;
        std::vector<std::string> words;
    };
    std::vector<Choice> choices_;
    std::string header_, footer_;
};

}  // namespace baoxue::csv::workbook
