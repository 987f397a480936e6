// Line ends and quotes of raw text brought into the form of Block.
#pragma once

#include <cstddef>
#include <string_view>

namespace baoxue::csv {

inline constexpr char quoted_lf = '\xFE', quoted_cr = '\xFF', open_quote = '\xFC', too_long = '\xFD';

/// Rewrites `text`, which begins at a row's start, in place: line ends inside quotes become quoted_lf and quoted_cr,
/// a lone CR outside becomes LF, a quote that is not closed within `longest` bytes of its row becomes open_quote (and
/// its row ends at its line's end). Returns the end of the last whole row, 0 when there is none. `at_end`: no more
/// bytes follow, and the text ends with a line end. 64 bytes can be read behind it. What it does to a row does not depend on how the text was cut.
std::size_t tidy(char* text, std::size_t size, char separator, std::size_t longest, bool at_end);

}  // namespace baoxue::csv
