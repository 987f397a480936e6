// A table as an office saves it: rows of text, written in the encoding and form of one program or another.
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

namespace baoxue::bench {

using Row = std::vector<std::string>;

struct Form {
    const char* encoding = "UTF-8";  ///< a name that iconv knows
    char separator = ',';
    bool byte_order_mark = false;
    bool crlf = false;
    bool gzip = false;
};

/// What Excel and WPS call "CSV (UTF-8)", "CSV" on a Chinese and on a Taiwanese Windows, and "Unicode text".
inline constexpr Form utf8{}, utf8_excel{"UTF-8", ',', true, true}, gb18030{"GB18030", ',', false, true},
    big5{"BIG5", ',', false, true}, unicode_text{"UTF-16LE", '\t', true, true},
    utf8_gzip{"UTF-8", ',', false, false, true};

class Sheet {
  public:
    explicit Sheet(Row heading) : rows_{std::move(heading)} {}
    explicit Sheet(const auto&... heading) : rows_{{fmt::to_string(heading)...}} {}

    /// As many cells as the heading has, text or numbers; std::logic_error.
    void add(const auto&... cells) { add_row({fmt::to_string(cells)...}); }
    void add_row(Row row);

    /// Quotes cells that hold the separator, a quote or a line end. Throws std::runtime_error when a
    /// character has no place in the encoding or the file cannot be written.
    void save(const std::filesystem::path& file, const Form& form) const;

  private:
    std::vector<Row> rows_;
};

}  // namespace baoxue::bench
