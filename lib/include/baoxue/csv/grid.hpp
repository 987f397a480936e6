// Rows as a table for a terminal: aligned by what the eye sees.
#pragma once

#include <cstddef>
#include <string>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue::csv {

struct GridOptions {
    std::size_t width = 0;  ///< columns of the terminal; 0: as wide as the cells are
    bool color = false;     ///< headings bold, what is certain green, what a person must look at yellow, overdue red
};

struct Grid {
    std::string text = {};          ///< lines, each with its LF
    std::size_t lines = 0;
    std::size_t columns_hidden = 0; ///< the last ones, for which the width does not suffice
};

/// Headings, a rule and the rows. Cells that are too long end in `…`: the longest columns give way first, and the last
/// ones go when all are short. Numbers stand to the right. O(cells).
BAOXUE_API Grid grid(const Listing& listing, const GridOptions& options);

}  // namespace baoxue::csv
