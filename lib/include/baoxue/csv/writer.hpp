// Cells -> bytes of a CSV or of a workbook, on standard output or in a file that is whole or absent.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/columns.hpp"

namespace baoxue::csv {

/// Rows for the eye instead of a file: what a Writer gives to WriteOptions::show.
struct Listing {
    std::vector<std::string> kinds, columns;  ///< canonical; see heading_of()
    std::vector<std::string> headings;        ///< as they are printed, one for each column
    std::vector<std::string> cells;           ///< row behind row
};

/// How output is written.
struct BAOXUE_API WriteOptions {
    std::string file = "-";                  ///< "-" is standard output; x.xlsx becomes a workbook
    bool excel = false;                      ///< BOM, CRLF, and a guard before cells that a spreadsheet would run
    std::optional<Language> headings = {};   ///< language of the heading row
    std::optional<bool> words = {};          ///< words in place of the codes of a vocabulary; in Chinese if not given
    bool durable = true;                     ///< on disk when it is finished; else where the caller sees to that
    std::function<void(const Listing&)> show = {};  ///< gets what would go to standard output; may be empty

    bool shown() const { return show && file == "-"; }
    /// That of the headings; if not given English, for what is shown the one spoken.
    Language language() const;
    bool in_words() const { return words.value_or(language() != Language::english); }
    WriteOptions to(std::string other) const;  ///< the same form in another file
};

/// A file that appears whole or not at all: written under another name in the same folder (O_EXCL, 0600), synced,
/// renamed, and the folder synced. Destroyed without finish() it leaves nothing behind. "-" is standard output.
class BAOXUE_API OutputFile {
  public:
    /// Throws Error `system` when the file cannot be made or standard output is closed; `usage` for an empty name. Not
    /// `durable`: the caller sees to it that it gets to disk.
    explicit OutputFile(const std::string& file, bool durable = true);
    ~OutputFile();
    OutputFile(OutputFile&&) noexcept;

    void write(std::string_view bytes);  ///< buffered; throws Error `system` (also for a full disk)
    void finish();                       ///< to disk and into place; throws Error `system`; call once

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Removes what killed runs may have left in the folder under names that end in no one's file: files of OutputFile and
/// folders of OutputFolder whose process is gone. Those of living ones stay. The first OutputFile of a folder does it.
BAOXUE_API void remove_leftovers(const std::string& folder);

/// Writes rows: UTF-8, LF, quotes only where needed; or a workbook, every cell text (see SheetFile), which holds all rows in
/// memory until finish(). The heading is written with the first row or at finish(), so a
/// run that fails before it writes nothing. Throws Error `system` when the bytes do not reach the file,
/// `data` for more than 1,048,575 rows of a workbook.
class BAOXUE_API Writer {
  public:
    /// `columns` are canonical names of `kinds` (see heading_of()); an unknown one is its own heading.
    Writer(const WriteOptions& writing, std::vector<std::string> columns, std::vector<std::string> kinds);
    ~Writer();
    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;

    /// Headings to print instead of those of the columns, one for each. Call before the first row.
    Writer& head(std::vector<std::string> headings);

    Writer& cell(std::string_view text);  ///< the next cell of the row
    Writer& cell(long long number);
    void end_row();  ///< fills missing cells with empty ones; too many: std::logic_error
    void finish();   ///< call once; without it a file is not made
    std::size_t rows() const;

    /// A writer of the same form that keeps its rows in memory, for rows made on another thread. It is not finished
    /// but given to append() of this one, which puts its rows behind those written.
    Writer beside() const;
    void append(Writer&& rows);

  private:
    struct State;
    explicit Writer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace baoxue::csv
