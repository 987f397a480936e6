// Rows of a block, cell by cell. Plain rows, quoted or not, are split from vector marks; every other row, or each one with
// Engine::library, goes through the parser.
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
#include "csv/footer.hpp"
#include "csv/split.hpp"

namespace baoxue::csv {

class Parser;

class Rows {
  public:
    /// Lines and rows are counted from the block's start; fold() knows what stands before it.
    /// All arguments must outlive the rows.
    Rows(const Block& block, const Heading& heading, const std::string& file, Engine engine, Rejects& rejects);
    ~Rows();

    /// The next row that is neither blank, rejected nor a footer (see Footers). Views of the previous row end here, unless it lasts().
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
                if (has_number() || !left_out()) [[likely]]
                    return true;
                continue;
            }
            if (leave_to_parser()) return true;
        }
    }

    /// Leaves out the rows before `offset` in the block, where a row begins that next() gives. They are not counted,
    /// nor is what row(), line() and the passed ones say of the others. `ahead` bytes are looked at first: as many as
    /// will be read before the next skip.
    void skip_to(std::size_t offset, std::size_t ahead);

    /// The cell as it stands, quotes undone; empty for a column that the heading lacks (any number from its width on).
    /// Behind all others 64 bytes can be read.
    std::string_view cell(std::size_t column) const
    {
        if (column >= width_) [[unlikely]]
            return {};
        if (delimiters_ == nullptr) [[unlikely]]
            return cells_[column];
        return marked_cells(column, column);
    }

    /// The cells from `first` to `last` as they stand with what is between them; nothing (not even data()) where the heading
    /// has none such or the parser had to split the row.
    std::string_view cells(std::size_t first, std::size_t last) const
    {
        if (delimiters_ == nullptr || first > last || last >= width_) return {};
        return marked_cells(first, last);
    }

    /// What cells() will probably give when next() has been called so many times more; nothing where that is not seen
    /// yet. Good for a guess: a row that only the parser can split makes this and what follows wrong.
    std::string_view cells_ahead(std::size_t rows, std::size_t first, std::size_t last) const
    {
        if (static_cast<std::size_t>(row_ends_ - row_end_) < rows || first > last || last >= width_) return {};
        const auto* const delimiters = next_delimiters_ + (rows - 1) * width_;
        if (delimiters + width_ > marks_->delimiter + marks_->delimiters) return {};
        const char* const from = first != 0  ? piece_ + delimiters[first - 1] + 1
                                 : rows == 1 ? next_
                                             : piece_ + row_end_[rows - 2] + 1;
        const char* const to = piece_ + delimiters[last];
        return from <= to ? without_quotes(from, to) : std::string_view();
    }

    /// Whether views of this row's cells hold as long as the block, not just until the next row.
    bool lasts() const { return delimiters_ != nullptr; }

    /// The row as it stands in the block, without its line end.
    std::string_view text() const { return {begin_, static_cast<std::size_t>(next_ - 1 - begin_)}; }
    std::size_t row() const { return row_ - 1; }  ///< of the current row in the block, the first is 0; blank ones count
    std::size_t line() const
    {
        return row_ - 1 + breaks_before_ + (delimiters_ != nullptr ? breaks_ : 0);
    }  ///< its physical line in the block

    /// Rejects the current row: `column` is the canonical one or empty. Throws unless rejects are collected.
    void reject(std::string_view column, std::string_view reason);

    void count_unrecorded() { ++rejects_.unrecorded; }  ///< the current row records nothing, and is passed over

    std::size_t block_number() const { return block_.number; }
    std::string_view block() const { return block_.text; }

    std::size_t rows_passed() const { return row_; }  ///< at the end: rows of the block, blank ones too
    std::size_t lines_passed() const { return row_ + breaks_before_ + breaks_; }  ///< at the end: physical lines of it
    std::size_t rows_kept() const { return row_ - blank_; }  ///< rows that are records, rejected ones too

  private:
    friend class Series;  // splits rows by itself

    // What a row of blank cells can begin with: separator, blank, line end, or the first byte of U+00A0, U+3000,
    // U+FEFF.
    bool may_be_blank(char byte) const
    {
        return static_cast<unsigned char>(byte) <= ' ' || byte == separator_ || byte == '\xC2' || byte == '\xE2' ||
               byte == '\xE3' || byte == '\xEF';
    }

    // Whether the row, which the marks split, has a number, as that of nearly every child.
    bool has_number() const
    {
        const std::size_t column = footers_.number_column();
        if (column >= width_) return false;
        const auto cell = marked_cells(column, column);
        return footers_.has_number(cell.data(), cell.size());
    }

    // Of a row that the marks split.
    std::string_view marked_cells(std::size_t first, std::size_t last) const
    {
        return without_quotes(first == 0 ? begin_ : piece_ + delimiters_[first - 1] + 1, piece_ + delimiters_[last]);
    }

    // The marks hold only quotes to be plain that stand around a whole cell.
    std::string_view without_quotes(const char* from, const char* to) const
    {
        if (quoted_ && from != to) [[unlikely]] {
            from += *from == '"';
            to -= to > from && to[-1] == '"';
        }
        return {from, static_cast<std::size_t>(to - from)};
    }
    bool left_out();  // the row at hand, which is split, is a footer; counts it
    template <class Cell>
    bool left_out(Cell cell);

    enum class Piece { none, marked, row };

    void mark_piece(std::size_t size);
    Piece next_piece();                        // marks the next piece, or takes a single row that is none's piece
    bool leave_to_parser();                    // the row at hand, which stands in the marks
    bool parse(char* line);                    // the row at hand; false when blank or rejected
    char* line_of_row();
    bool fill_up();  // the row at hand is shorter than the heading; false when it is rejected or a footer
    void take_cells();
    void rewrite_cells();  // see Heading::Rewritten
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
    bool quoted_ = false;  // the marks are those of mark_quoted()
    std::size_t piece_size_ = Marks::piece;  // of the next one
    std::size_t row_ = 0, blank_ = 0;  // blank ones, and footers
    bool broken_ = false;            // line ends stand inside the quotes of the last row that was parsed
    std::size_t breaks_ = 0;         // so many, where they count as lines
    std::size_t breaks_before_ = 0;  // and of those before

    std::vector<std::string_view> cells_;  // of a row that the parser split
    std::vector<std::string> rewritten_ = {};
    std::unique_ptr<Parser> parser_;
    const Block block_;
    const char* block_end_;
    const Heading& heading_;
    const Footers footers_;
    const std::string& file_;
    Rejects& rejects_;
};

}  // namespace baoxue::csv
