// Rows of a block, cell by cell. Plain rows are split from vector marks; every other row, or each one with
// Engine::library, goes through fast-cpp-csv-parser, which rows.cpp alone includes.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/csv/block.hpp"
#include "baoxue/csv/rejects.hpp"
#include "csv/split.hpp"

namespace baoxue::csv {

class Rows {
  public:
    /// Lines and rows are counted from the block's start; fold() knows what stands before it.
    /// All arguments must outlive the rows.
    Rows(const Block& block, const Heading& heading, const std::string& file, Engine engine, Rejects& rejects);
    ~Rows();

    /// The next row that is neither blank nor rejected. Views of the previous row end here.
    bool next()
    {
        for (;;) {
            if (row_end_ == marks_->row_ends) {
                const Piece piece = next_piece();
                if (piece == Piece::row) return true;
                if (piece == Piece::none) return false;
                continue;
            }
            const std::size_t end = marks_->row_end[row_end_++];
            begin_ = piece_ + next_begin_;
            end_ = piece_ + end;
            next_begin_ = end + 1;
            ++row_;
            ++line_;
            const std::size_t last = delimiter_ + width_ - 1;
            if (marks_->delimiter[last] == end && marks_->special[special_] > end && !may_be_blank(*begin_)) [[likely]] {
                cells_at_ = delimiter_;
                delimiter_ = last + 1;
                parsed_ = false;
                return true;
            }
            if (leave_to_parser()) return true;
        }
    }

    /// The cell as it stands, quotes undone; empty for a column that the heading lacks (any number from its width on).
    std::string_view cell(std::size_t column) const
    {
        if (column >= width_) [[unlikely]] return {};
        if (parsed_) [[unlikely]] return cells_[column];
        const std::uint16_t* const delimiters = marks_->delimiter + cells_at_;
        const char* const from = column == 0 ? begin_ : piece_ + delimiters[column - 1] + 1;
        const char* to = piece_ + delimiters[column];
        if (column + 1 == width_ && to != from && to[-1] == '\r') --to;
        return {from, static_cast<std::size_t>(to - from)};
    }

    /// The row as it stands in the block, without its line end.
    std::string_view text() const { return {begin_, static_cast<std::size_t>(end_ - begin_)}; }
    std::size_t row() const { return row_ - 1; }    ///< of the current row in the block, the first is 0; blank ones count
    std::size_t line() const { return line_ - 1 - (parsed_ ? breaks_ : 0); }  ///< its physical line in the block

    /// Rejects the current row: `column` is the canonical one or empty. Throws unless rejects are collected.
    void reject(std::string_view column, const std::string& reason);

    std::size_t block_number() const { return block_number_; }

    std::size_t rows_passed() const { return row_; }    ///< at the end: rows of the block, blank ones too
    std::size_t lines_passed() const { return line_; }  ///< at the end: physical lines of the block
    std::size_t rows_kept() const { return row_ - blank_; }  ///< rows that are not blank, rejected ones too

  private:
    // What a row of blank cells can begin with: separator, blank, line end, or the first byte of U+00A0, U+3000, U+FEFF.
    bool may_be_blank(char byte) const
    {
        return static_cast<unsigned char>(byte) <= ' ' || byte == separator_ || byte == '\xC2' || byte == '\xE2' ||
               byte == '\xE3' || byte == '\xEF';
    }

    enum class Piece { none, marked, row };

    Piece next_piece();       // marks the next piece, or takes a single row that is none's piece
    bool leave_to_parser();   // the row at hand, which stands in the marks
    bool parse(char* line);   // the row at hand; false when blank or rejected
    char* copy_of_row();
    bool twins_agree();
    void reject_at(std::size_t column, const std::string& reason);

    std::unique_ptr<Marks> marks_;
    const char* piece_;              // start of the piece that marks_ describe
    const char* begin_ = nullptr;    // the current row
    const char* end_ = nullptr;
    std::size_t next_begin_ = 0;     // of the next row in the piece
    std::size_t row_end_ = 0;        // next entries of marks_
    std::size_t delimiter_ = 0;
    std::size_t special_ = 0;
    std::size_t cells_at_ = 0;       // the current row's first delimiter
    std::size_t width_;
    char separator_;
    bool parsed_ = false;
    std::size_t row_ = 0, line_ = 0, blank_ = 0;
    std::size_t breaks_ = 0;         // line ends inside the current row's quotes

    std::vector<std::string_view> cells_;  // of a row that the parser split
    struct Parser;
    std::unique_ptr<Parser> parser_;
    const char* block_end_;
    std::size_t block_number_;
    const Heading& heading_;
    const std::string& file_;
    Rejects& rejects_;
};

}  // namespace baoxue::csv
