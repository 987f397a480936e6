// Rows whose quotes stand where they must, told by vector instructions.
//
// A quote is plain that opens a cell, right behind a separator or line end, or closes it, right before one. Between the
// two stands anything but quotes: a doubled quote is an odd one. Which one opens is told by counting: inside is where an
// odd number of quotes stands before.
//
//     "2026-09-01","张三","a ""b""","x
//     ^          ^ ^      ^  ^^  ^^   odd: the doubled ones, which close and open where no cell ends
//     ###########  ####   ####  ##    inside
#pragma once

#include "base/simd.hpp"

namespace baoxue::csv {

/// Goes through a text that begins with a row, window by window. Reads the byte behind each window.
class Quotes {
  public:
    enum class LineEnds {
        end_rows,      ///< all of them, as in a Block: a row's odd quotes mean nothing to the next
        may_be_inside  ///< of cells
    };

    Quotes(char separator, LineEnds line_ends) : separator_(separator), line_ends_(line_ends) {}

    struct Found {
        base::simd::Mask separators, row_ends, returns;
        base::simd::Mask inside;  ///< of quotes, the opening one too
        base::simd::Mask odd;
    };

    Found next(const char* at)
    {
        using base::simd::Mask;
        const base::simd::Window window(at);
        const Mask quotes = window.equal('"'), separators = window.equal(separator_), row_ends = window.equal('\n'),
                   returns = window.equal('\r');
        Mask inside = base::simd::between_pairs(quotes) ^ (inside_ ? ~Mask{0} : 0);
        if (line_ends_ == LineEnds::end_rows)
            while (const Mask wrong = row_ends & inside) inside ^= ~((wrong & -wrong) - 1);
        const char behind = at[base::simd::Window::size];
        const bool ends_behind = behind == separator_ || behind == '\n' || behind == '\r';
        const Mask ends = separators | row_ends;
        const Mask opened = ends << 1 | Mask{begins_}, closed = (ends | returns) >> 1 | Mask{ends_behind} << 63;
        begins_ = (ends & ~inside) >> 63 != 0;
        inside_ = inside >> 63 != 0;
        return {separators & ~inside, row_ends, returns, inside,
                (quotes & inside & ~opened) | (quotes & ~inside & ~closed)};
    }

  private:
    char separator_;
    LineEnds line_ends_;
    bool inside_ = false, begins_ = true;
};

}  // namespace baoxue::csv
