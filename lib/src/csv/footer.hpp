// Rows that are no records: sums, signatures, remarks, a heading repeated.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "baoxue/csv/block.hpp"

namespace baoxue::csv {

/// Tells the rows of a file that stand for nobody. A row with a student's number is never one of them. Most rows are
/// told by the first bytes of a few cells; only what begins like such a row is read as words.
class Footers {
  public:
    /// `heading` must outlive it. A file without a known column has no footers.
    explicit Footers(const Heading& heading);

    /// The column whose cell, if it has_number(), makes a row a record; none: any number from the width on.
    std::size_t number_column() const { return number_; }

    /// Whether the cell of that column looks like a number, so that nothing else needs to be asked.
    bool has_number(const char* cell, std::size_t size) const
    {
        return size >= 8 && static_cast<unsigned char>(*cell) <= 'Z' && *cell != heading_begins_;
    }

    /// Whether the row whose cells `cell(column)` gives is no record. Throws AnotherHeading for one whose columns stand
    /// in another order: the rows below it would be read wrongly.
    template <class Cell>
    bool leave_out(Cell cell) const
    {
        bool empty = true, nobody = !children_.empty();
        for (const std::size_t column : columns_) {
            const std::string_view text = cell(column);
            empty = empty && text.empty();
            if (begins_like_one(text)) return is_footer(cells_of_row(cell));
        }
        for (std::size_t i = 0; nobody && i < children_.size(); ++i) nobody = std::string_view(cell(children_[i])).empty();
        return (nobody || (empty && !columns_.empty())) && is_footer(cells_of_row(cell));
    }

    struct AnotherHeading {};

  private:
    template <class Cell>
    std::vector<std::string_view> cells_of_row(Cell cell) const
    {
        std::vector<std::string_view> cells;
        for (std::size_t column = 0; column < heading_.cells.size(); ++column) cells.push_back(cell(column));
        return cells;
    }

    static std::size_t place_of(std::string_view text)
    {
        const auto byte = [&](std::size_t at) { return std::uint32_t{static_cast<unsigned char>(text[at])}; };
        return ((byte(0) | byte(1) << 8 | byte(2) << 16) * 2654435761U) >> 20;
    }
    bool begins_like_one(std::string_view text) const
    {
        return text.size() >= 3 && (text.front() == ' ' || beginnings_[place_of(text)] || text.ends_with("计") ||
                                    text.ends_with("計"));
    }
    void expect(std::string_view text);
    bool is_footer(const std::vector<std::string_view>& cells) const;
    bool repeats_heading(const std::vector<std::string_view>& cells) const;
    bool is_about_nobody(const std::vector<std::string_view>& cells) const;

    const Heading& heading_;
    bool of_scopes_ = false;  // targets: 全镇 is what they are set for
    std::size_t number_ = static_cast<std::size_t>(-1);
    char heading_begins_ = '\0';           // of the column of numbers
    std::vector<std::size_t> columns_ = {};  // where a footer has its word
    std::vector<std::size_t> children_ = {};  // of them those that tell who the row is about
    std::bitset<4096> beginnings_ = {};      // of words of footers and of headings
};

}  // namespace baoxue::csv
