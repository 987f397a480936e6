// Rows of a block, cell by cell. Plain rows are split from vector marks; every other row, or each one with
// Engine::library, goes through fast-cpp-csv-parser, which rows.cpp alone includes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
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
            if (row_end_ == row_ends_) {
                const Piece piece = next_piece();
                if (piece == Piece::row) return true;
                if (piece == Piece::none) return false;
                continue;
            }
            const std::size_t end = *row_end_++;
            begin_ = next_;
            next_ = piece_ + end + 1;
            ++row_;
            delimiters_ = next_delimiters_;
            if (delimiters_[width_ - 1] == end && *special_ > end && !may_be_blank(*begin_)) [[likely]] {
                next_delimiters_ += width_;
                if (next_[-2] == '\r') --next_delimiters_[-1];
                return true;
            }
            if (leave_to_parser()) return true;
        }
    }

    /// The cell as it stands, quotes undone; empty for a column that the heading lacks (any number from its width on).
    std::string_view cell(std::size_t column) const
    {
        if (column >= width_) [[unlikely]]
            return {};
        if (delimiters_ == nullptr) [[unlikely]]
            return cells_[column];
        const char* const from = column == 0 ? begin_ : piece_ + delimiters_[column - 1] + 1;
        return {from, static_cast<std::size_t>(piece_ + delimiters_[column] - from)};
    }

    /// The cells from `first` to `last` as they stand with the separators between them; nothing (not even data()) where
    /// the heading has none such or the parser had to split the row.
    std::string_view cells(std::size_t first, std::size_t last) const
    {
        if (delimiters_ == nullptr || first > last || last >= width_) return {};
        const char* const from = first == 0 ? begin_ : piece_ + delimiters_[first - 1] + 1;
        return {from, static_cast<std::size_t>(piece_ + delimiters_[last] - from)};
    }

    /// A row that each_alike() goes through.
    class Alike {
      public:
        Alike(const char* begin, const std::uint16_t* delimiters) : begin_(begin), delimiters_(delimiters) {}

        std::string_view cell(std::size_t column) const  // one of the columns behind those that are the same
        {
            const std::size_t from = delimiters_[column - 1] + 1U;
            return {begin_ + from, delimiters_[column] - from};
        }

      private:
        const char* begin_;
        const std::uint16_t* delimiters_;
    };

    /// Goes on through the rows that follow as long as their first `columns` cells stand there byte for byte as in this
    /// one, so that what was made of them holds, and hands each to `take` as an Alike. It may stop before their end;
    /// next() gives the row behind. Takes half of the time of next().
    template <typename Take>
    void each_alike(std::size_t columns, Take take)
    {
        while (find_alike(columns)) {
            const auto* delimiters = alike_->delimiter;
            for (std::uint32_t i = 0; i < alike_->rows; ++i, delimiters += width_) {
                piece_ = begin_ = alike_->begin[i];
                next_ = alike_->begin[i + 1];
                delimiters_ = delimiters;
                ++row_;
                take(Alike(begin_, delimiters));
            }
            if (alike_->rows < csv::Alike::most) return;
        }
    }

    /// The row as it stands in the block, without its line end.
    std::string_view text() const { return {begin_, static_cast<std::size_t>(next_ - 1 - begin_)}; }
    std::size_t row() const { return row_ - 1; }  ///< of the current row in the block, the first is 0; blank ones count
    std::size_t line() const
    {
        return row_ - 1 + breaks_before_ + (delimiters_ != nullptr ? breaks_ : 0);
    }  ///< its physical line in the block

    /// Rejects the current row: `column` is the canonical one or empty. Throws unless rejects are collected.
    void reject(std::string_view column, std::string_view reason);

    std::size_t block_number() const { return block_.number; }
    std::string_view block() const { return block_.text; }

    std::size_t rows_passed() const { return row_; }  ///< at the end: rows of the block, blank ones too
    std::size_t lines_passed() const { return row_ + breaks_before_ + breaks_; }  ///< at the end: physical lines of it
    std::size_t rows_kept() const { return row_ - blank_; }  ///< rows that are not blank, rejected ones too

  private:
    // What a row of blank cells can begin with: separator, blank, line end, or the first byte of U+00A0, U+3000,
    // U+FEFF.
    bool may_be_blank(char byte) const
    {
        return static_cast<unsigned char>(byte) <= ' ' || byte == separator_ || byte == '\xC2' || byte == '\xE2' ||
               byte == '\xE3' || byte == '\xEF';
    }

    enum class Piece { none, marked, row };

    bool find_alike(std::size_t columns);
    Piece next_piece();      // marks the next piece, or takes a single row that is none's piece
    bool leave_to_parser();  // the row at hand, which stands in the marks
    bool parse(char* line);  // the row at hand; false when blank or rejected
    char* copy_of_row();
    bool twins_agree();
    void reject_at(std::size_t column, std::string_view reason);

    std::unique_ptr<Marks> marks_;
    const char* piece_;                          // start of the piece that marks_ describe
    const char* begin_ = nullptr;                // the current row
    const char* next_;                           // behind its line end
    const std::uint16_t* row_end_ = nullptr;     // of the next row in the piece
    const std::uint16_t* row_ends_ = nullptr;    // where they end
    const std::uint16_t* delimiters_ = nullptr;  // of the current row; none when the parser split it
    std::uint16_t* next_delimiters_ = nullptr;
    const std::uint16_t* special_ = nullptr;  // the next one
    std::size_t width_;
    char separator_;
    std::unique_ptr<csv::Alike> alike_;  // rows that each_alike() goes through; each is its own piece
    std::size_t piece_size_ = Marks::piece;
    std::size_t row_ = 0, blank_ = 0;
    std::size_t breaks_ = 0;         // line ends inside the quotes of the last row that was parsed
    std::size_t breaks_before_ = 0;  // and of those before

    std::vector<std::string_view> cells_;  // of a row that the parser split
    struct Parser;
    std::unique_ptr<Parser> parser_;
    const Block block_;
    const char* block_end_;
    const Heading& heading_;
    const std::string& file_;
    Rejects& rejects_;
};

}  // namespace baoxue::csv
