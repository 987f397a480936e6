// The bytes of any export as UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"

namespace baoxue::csv {

/// Which parser the rows go through. Both give the same rows and the same errors.
enum class Engine {
    two_lanes,  ///< plain rows are split by vector instructions, all others go to fast-cpp-csv-parser
    library     ///< every row goes to fast-cpp-csv-parser
};

/// The order of day, month and year in dates that do not begin with a year of four digits.
enum class DateOrder { by_column, dmy, mdy, ymd };

/// How input is read. The defaults suit a file of unknown origin.
struct ReadOptions {
    std::string encoding = "auto";          ///< auto, utf-8, gb18030 (also gbk), big5, utf-16le, utf-16be
    std::string separator = "auto";         ///< auto, or one of , ; | and tab (also "tab")
    std::vector<std::string> columns = {};  ///< files with more aliases: `column,heading` or the rows of aliases.csv
    std::size_t title_rows = 10;  ///< rows that may stand above the heading: the one with most known headings is it
    std::string sheet = {};  ///< of a workbook: its name or number from 1; else the first in sight with a known heading
    DateOrder dates = DateOrder::by_column;  ///< of 9/16/2026: told by a number over 12 in its column, else it is no date
    std::optional<Date> year = {};  ///< dates without a year (9月16日) are of the twelve months from here; else the title tells
    unsigned jobs = 0;           ///< threads; 0: one per processor
    Engine engine = Engine::two_lanes;  ///< for comparing the two
    std::size_t block = 512 * 1024;     ///< bytes read at once; the result does not depend on it
    bool checked = false;  ///< the file was read before, and the caller compares what is read: bytes are not checked
    std::function<void(const std::string&)> tell =
        {};  ///< gets a line for each file whose form was detected; may be empty
};

/// A file, standard input ("-") or either compressed with gzip, read as valid UTF-8 without byte-order mark. A workbook (xlsx,
/// xlsm) reads as the CSV of one of its sheets: texts, numbers with 15 digits (a longer one as 9.90521E+17), days and times
/// by their format as 2026-09-01 08:05:00, formulas by the value that was saved; a line for each row, comma between.
///
/// The encoding is told by the byte-order mark (which is believed whatever `reading.encoding` says), else by the
/// pattern of NUL bytes, else strict UTF-8, else GB18030 against Big5 by the share of common characters. Pure ASCII is
/// decided as late as the first other byte. Big5 is CP950, and Big5-HKSCS for characters that CP950 lacks.
/// Not safe to share between threads.
class BAOXUE_API Source {
  public:
    /// Opens and looks at the head. Throws Error: `system` when the file is missing, a directory or unreadable;
    /// `data` when it is an old, damaged or locked workbook, an archive, a PDF or such (with advice), lacks the sheet or
    /// holds a formula without its value, or when `reading.encoding` is none that
    /// is known (`usage`). When two encodings are plausible, read() throws `data` and asks for --encoding.
    Source(const std::string& file, const ReadOptions& reading);
    ~Source();
    Source(Source&&) noexcept;
    Source& operator=(Source&&) noexcept;

    /// Fills `to`, or gives what stands before the end, before damage or before the first byte above 0x7F; only 0 means
    /// the end. Throws Error: `system` for a read error, `data` with line and byte offset for a byte that is invalid in
    /// the encoding, for a damaged or endless (over 1000 times its size and over 1 GiB) gzip stream; what stands before
    /// the damage is given out first, so the same rows are read whatever `size` is. May cut inside a character.
    std::size_t read(char* to, std::size_t size);

    const std::string& name() const;  ///< as the user gave it; of a workbook with its sheet: `x.xlsx [Sheet1]`
    bool workbook() const;            ///< each row is one line, also where a cell holds line breaks
    std::string encoding() const;  ///< "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"; known after the first read

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baoxue::csv
