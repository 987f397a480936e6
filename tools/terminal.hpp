// Rows on the terminal.
#pragma once

#include <baoxue/csv/writer.hpp>

namespace baoxue::tools {

enum class Color { automatic, always, never };

bool on_terminal();  ///< whether standard output is one

std::size_t window_width();  ///< columns; 0 where standard output is no terminal and COLUMNS is not set

/// The rows as a table as wide as the window. Those that are longer than it go to $PAGER, `less -RS` if not given, with
/// all their columns. `automatic` color: unless NO_COLOR is set or TERM is dumb.
void show(const csv::Listing& listing, Color color);

/// The rows as JSON lines on standard output: an object for each, every value text, our names for the columns.
void show_json_lines(const csv::Listing& listing);

}  // namespace baoxue::tools
