// Cells -> bytes of a CSV, on standard output or in a file that is whole or absent.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/columns.hpp"

namespace baoxue::csv {

/// How output is written.
struct WriteOptions {
    std::string file = "-";                 ///< "-" is standard output
    bool excel = false;                     ///< BOM, CRLF, and a guard before cells that a spreadsheet would run
    Language headings = Language::english;  ///< language of the heading row; the cells' codes are never translated
    bool durable = true;                    ///< on disk when it is finished; else where the caller sees to that
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

/// Writes rows: UTF-8, LF, quotes only where needed. The heading is written with the first row or at finish(), so a
/// run that fails before it writes nothing. Throws Error `system` when the bytes do not reach the file.
class BAOXUE_API Writer {
  public:
    /// `columns` are canonical names of `kinds` (see heading_of()); an unknown one is its own heading.
    Writer(const WriteOptions& writing, std::vector<std::string> columns, std::vector<std::string> kinds);
    ~Writer();
    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;

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
