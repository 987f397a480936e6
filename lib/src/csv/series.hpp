// Rows that begin alike, taken together.
#pragma once

#include <cstddef>

#include "csv/rows.hpp"

namespace baoxue::csv {

/// Rows one behind the other that are as long as each other and differ only in bytes that are digits or capitals in all of
/// them, as the roll call of a class is. Outlives what it made the current row of `rows`.
class Series {
  public:
    explicit Series(Rows& rows) : rows_(rows) {}

    /// Goes on through the rows that follow as long as their first `columns` cells stand there byte for byte as in the
    /// current one, so that what was made of them holds, and calls `take` for one series after the other. It may stop
    /// before their end; next() gives the row behind.
    template <typename Take>
    void each(std::size_t columns, Take take)
    {
        while (find(columns)) {
            stand_at(0);
            take();
            stand_at(size() - 1);
        }
    }

    std::size_t size() const { return alike_.rows; }
    std::size_t row_size() const { return alike_.size; }  ///< from one to the next

    /// Makes one of them the current row; the first, which is 0, is so at the beginning.
    void stand_at(std::size_t row)
    {
        rows_.piece_ = rows_.begin_ = first_ + row * row_size();
        rows_.next_ = rows_.begin_ + row_size();
        rows_.row_ = first_row_ + row;
    }

    /// Whether this column, behind those that are the same by each(), has the same cell in all of them.
    bool same(std::size_t column) const
    {
        const unsigned from = alike_.delimiter[column - 1] + 1U - same_, to = alike_.delimiter[column] - same_;
        return (alike_.digits_and_capitals & ((1U << to) - (1U << from))) == 0;
    }

  private:
    bool find(std::size_t columns);

    Rows& rows_;
    Alike alike_;
    const char* first_ = nullptr;
    std::size_t first_row_ = 0;
    unsigned same_ = 0;  // bytes
};

}  // namespace baoxue::csv
