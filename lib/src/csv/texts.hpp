// Rows as text, of one block while it is read and of a whole file afterwards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "baoxue/csv/cells.hpp"
#include "base/large_pages.hpp"
#include "csv/rows.hpp"

namespace baoxue::csv {

/// Cells of a block one behind the other, so that a row costs no allocation.
struct Texts {
    std::string text;
    std::vector<std::uint32_t> ends;  // of each cell in text

    void clear() { text.clear(), ends.clear(); }

    /// The current row, up to this many columns.
    void add(const Rows& rows, std::size_t width)
    {
        for (std::size_t column = 0; column < width; ++column) {
            text += rows.cell(column);
            ends.push_back(static_cast<std::uint32_t>(text.size()));
        }
    }

    /// The same of the columns at these places; empty where the rows have none.
    void add(const Rows& rows, const std::vector<std::size_t>& places)
    {
        for (const std::size_t place : places) {
            text += rows.cell(place);
            ends.push_back(static_cast<std::uint32_t>(text.size()));
        }
    }
};

/// Rows of one width that stay where they are: 24 bytes a row, 4 a cell, and the text.
class KeptTexts {
  public:
    explicit KeptTexts(std::size_t width) : width_(width) {}

    void reserve(std::size_t rows) { rows_.reserve(rows); }
    std::size_t size() const { return rows_.size(); }
    const Cells& operator[](std::size_t row) const { return rows_[row]; }

    void keep(const Texts& part)
    {
        if (part.ends.empty()) return;
        const char* const text = text_.keep(part.text);
        const std::uint32_t* const ends = ends_.keep(part.ends);
        for (std::size_t cell = 0; cell < part.ends.size(); cell += width_)
            rows_.emplace_back(text, ends + cell, cell == 0 ? 0 : part.ends[cell - 1]);
    }

  private:
    std::size_t width_;
    base::Arena<char> text_ = {};
    base::Arena<std::uint32_t> ends_ = {};
    std::vector<Cells> rows_ = {};
};

}  // namespace baoxue::csv
