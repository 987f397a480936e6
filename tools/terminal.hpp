// Rows on the terminal.
#pragma once

#include <baoxue/csv/writer.hpp>

namespace baoxue::tools {

enum class Color { automatic, always, never };

bool on_terminal();  ///< whether standard output is one

/// The rows as a table as wide as the window. Those that are longer than it go to $PAGER, `less -RS` if not given, with
/// all their columns. `automatic` color: unless NO_COLOR is set or TERM is dumb.
void show(const csv::Listing& listing, Color color);

}  // namespace baoxue::tools
