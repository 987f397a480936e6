// A small file held in memory: leave slips, transfers, visits, a calendar, a school's roster.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/block.hpp"
#include "baoxue/csv/rejects.hpp"

namespace baoxue::csv {

/// All rows of one file, cells trimmed as clean() does it. Views stay valid as long as the table.
class BAOXUE_API Table {
  public:
    /// Reads the file whole. `needed` as in require(). Rejected rows go to `rejects`.
    Table(const std::string& file, const ReadOptions& reading, const std::vector<std::string>& kinds,
          const std::vector<std::string>& needed, Rejects& rejects);
    /// An empty table with these columns: what is known of a file that was not given.
    explicit Table(std::vector<std::string> columns = {});
    ~Table();
    Table(Table&&) noexcept;
    Table& operator=(Table&&) noexcept;

    const std::string& file() const;
    const Heading& heading() const;
    std::size_t rows() const;
    std::optional<std::size_t> find(std::string_view column) const { return heading().find(column); }

    /// The cell; empty when `column` is not there (so that an optional column needs no special case).
    std::string_view cell(std::size_t row, std::optional<std::size_t> column) const;
    /// The cell as it stood in the file, quotes undone, nothing trimmed.
    std::string_view raw(std::size_t row, std::size_t column) const;
    std::size_t line(std::size_t row) const;  ///< physical line, for messages
    Place place(std::size_t row, std::optional<std::size_t> column = {}) const;
    std::size_t width() const;  ///< columns of the file; those that set() made stand behind them

    /// Gives a row another cell; a column that the table lacks is made, empty in all other rows. cell() gives the
    /// text as it is, raw() what stood in the file.
    void set(std::size_t row, std::string_view column, std::string text);
    /// Leaves out all but these rows, which must ascend. Rows are numbered anew, from 0.
    void keep(const std::vector<std::size_t>& rows);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// What the columns hold, by the user's own names for them or by those of the kind of file that they fit best: canonical
/// names, empty where nobody knows.
BAOXUE_API std::vector<std::string> columns_told(const Heading& heading);

}  // namespace baoxue::csv
