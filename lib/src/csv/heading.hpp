// The first rows of a file, before its separator and its columns are known.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/columns.hpp"
#include "baoxue/csv/block.hpp"

namespace baoxue::csv {

/// The end of the record that begins at `from`, behind its line end; npos when it is not whole. A quote opens only as
/// the first character of a cell, whatever separates cells.
std::size_t record_end(std::string_view text, std::size_t from);

/// Physical lines that end in the text: LF, CRLF or a lone CR.
std::size_t lines_in(std::string_view text);

/// Nothing but blanks and what may separate cells.
bool blank_record(std::string_view record);

/// The cells of a heading, quotes and line breaks undone.
std::vector<std::string> cells_of(std::string_view record, char separator);

/// How many cells are headings that the aliases know.
std::size_t known_headings(const std::vector<std::string>& cells, const Aliases& aliases);

/// How many different columns the kind knows that knows most of them: a row of data, too, may hold words that some
/// heading means (病假), but of one kind and again and again.
std::size_t known_columns(const std::vector<std::string>& cells, const Aliases& aliases);

/// Whether these are the cells of a row of data and no headings: one holds a personal number (see base::personal_numbers()), or a
/// date that is no day of a month grid in a row of which no two cells are headings of one kind.
bool row_of_data(const std::vector<std::string>& cells, const Aliases& aliases);

/// Puts the days or half days of a second row of headings into the cells of the first, where they stand below a heading
/// that nobody knows (考勤结果 over 1, 2, 3) or, three and more of a day, below that day (1 over 上, 下, 晚). False, and nothing done,
/// for any other row.
bool join_lower_headings(std::vector<std::string>& cells, const std::vector<std::string>& lower, const Aliases& aliases);

/// The separator that yields the most known headings, else the most cells.
char detect_separator(std::string_view record, const Aliases& aliases);

/// Names the columns by what the cells mean: `columns`, `known`, `twins` and `fewest_cells`. O(cells × headings).
void name_columns(Heading& heading, const Aliases& aliases);

/// As the user named it; throws Error `usage` for any other than , ; | and tab.
char separator_named(const std::string& name);

}  // namespace baoxue::csv
