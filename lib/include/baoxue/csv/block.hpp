// A Source cut at row ends into blocks of whole rows, and the heading they share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/columns.hpp"
#include "baoxue/csv/source.hpp"

namespace baoxue::csv {

/// The first row of a file. Column i of every row is `columns[i]`.
struct BAOXUE_API Heading {
    std::vector<std::string> cells;    ///< as they stand in the file
    std::vector<std::string> columns;  ///< canonical names; an unknown heading keeps its cell
    std::vector<bool> known = {};      ///< whether the heading means a column; an unknown one may be a child's data
    char separator = ',';
    std::size_t line = 1;  ///< physical line of the heading
    std::size_t row = 1;   ///< its row in a spreadsheet, which differs when a cell holds a line break
    bool line_is_row = false;  ///< of a workbook: lines are its rows, whatever its cells hold

    std::string title = {};  ///< the rows above it, as they stand: see ReadOptions::title_rows

    /// Cells that a row has at least, up to the last column that its kind needs: a shorter row is rejected, one that only
    /// lacks cells behind them is filled up.
    std::size_t fewest_cells = static_cast<std::size_t>(-1);

    /// Columns with the same canonical name: the later one keeps its cell as its name in `columns`; Rows demands that
    /// both agree.
    struct Twin {
        std::size_t first, second;
    };
    std::vector<Twin> twins;

    /// A column whose cells are read as another text than stands there: a name in two columns is one, dates in
    /// the order of their country or without a year are as all others.
    struct Rewritten {
        std::size_t at;
        std::optional<std::size_t> given_name = {};  ///< 姓: the column of the 名 that belongs behind it; else dates
        DateOrder order = DateOrder::by_column;      ///< of these dates
        std::optional<Date> from = {}, to = {};      ///< days of which one without its year may be, the last excluded
    };
    std::vector<Rewritten> rewritten = {};

    /// The place of a canonical column, if the file has it.
    std::optional<std::size_t> find(std::string_view column) const;

    /// The cell for a message, `column 3` for what is no known heading; empty where there is no such column.
    std::string shown(std::size_t column) const;
    /// All of them for a message: `学籍号, 姓名 and 6 unknown`.
    std::string shown() const;
};

/// Whole rows. Inside `text` every row ends with one LF (a CR may stand before it); line ends inside quotes are held
/// as the bytes 0xFE (LF) and 0xFF (CR), which UTF-8 does not contain; 0xFC stands for a quote that is never closed,
/// 0xFD for a record over 1 MiB. Rows undoes and rejects.
struct Block {
    std::string_view text;   ///< 64 readable bytes stand behind it
    std::size_t number = 0;  ///< of this block in its file, the first is 0; the same whenever the file is read again
};

/// For a file of whatever kind. The first call is O(headings).
BAOXUE_API const std::vector<std::string>& every_kind();

/// Cuts one file. Every row is in exactly one block, blocks come in file order. Not safe to share between threads.
class BAOXUE_API Blocks {
  public:
    static constexpr std::size_t longest_record = 1024 * 1024;

    /// Reads up to the heading: detects the separator, understands a first line `sep=;`, translates the headings by
    /// `kinds` (see Aliases) and the user's own files. Throws Error `data` when the heading is not written as a row must
    /// be (see Rows), holds the data of a child, or when no known heading is found in the first row (with advice to
    /// `normalize` when one of the next rows has them). With no `kinds` any other heading will do, and none is known.
    /// With every_kind() any will do too; what is known is named by the kind that it fits best, and each column stands
    /// for itself.
    Blocks(const std::string& file, const ReadOptions& reading, const std::vector<std::string>& kinds);
    ~Blocks();
    Blocks(Blocks&&) noexcept;

    /// Translates the heading anew, for a file whose kind is told from its headings. Call before the first next().
    void read_as(const std::vector<std::string>& kinds);

    const Heading& heading() const;
    const Source& source() const;
    const Aliases& aliases() const;

    /// The next block, its text in `buffer` (which the caller keeps and gives back); false at the end.
    bool next(std::string& buffer, Block& block);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Throws Error `data` naming every column of `needed` that the heading lacks, in both languages, with what was
/// found instead. An entry "a|b" is met by either.
BAOXUE_API void require(const Blocks& blocks, const std::vector<std::string>& needed);

}  // namespace baoxue::csv
