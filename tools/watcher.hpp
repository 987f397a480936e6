// How far a long run has read its files, on a terminal only, and only when it takes more than a second.
#pragma once

namespace baoxue::tools {

/// Begins to watch this process, where standard error is a terminal. Call before there are threads.
void begin_watching();

void clear_bar();  ///< from the line, which is to be written on; the next look draws it again

/// Ends it and takes the bar away; nothing where none was begun. Call before something is printed.
void end_watching();

}  // namespace baoxue::tools
