// Cells of a row that are looked at as one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "csv/rows.hpp"

namespace baoxue::csv {

/// Columns that mean something together; those that are not there left out.
class CellGroup {
  public:
    explicit CellGroup(std::vector<std::size_t> columns = {});

    const std::vector<std::size_t>& columns() const { return columns_; }

    /// The group's cells of a row as one text, behind which 64 bytes can be read: as they stand where they are
    /// neighbours, else in `joined`.
    std::string_view of(const Rows& rows, std::string& joined) const
    {
        if (const auto cells = rows.cells(first_, last_); cells.data() != nullptr) [[likely]]
            return cells;
        return join(rows, joined);
    }

    /// What they will probably be so many rows on, if they are neighbours; 64 bytes can be read behind them.
    std::string_view ahead(const Rows& rows, std::size_t count) const { return rows.cells_ahead(count, first_, last_); }

  private:
    std::string_view join(const Rows& rows, std::string& joined) const;

    std::vector<std::size_t> columns_;
    std::size_t first_ = 1, last_ = 0;  // of neighbours
};

}  // namespace baoxue::csv
