// How large a browser may set a sheet: it cannot be asked, so what it will do is reckoned.
#pragma once

#include "baoxue/paper/sheet.hpp"

namespace baoxue::paper {

// The scale at which a sheet with cuts stays on its page, with something to spare for how a browser breaks
// lines.
double scale_of(const Sheet& sheet);

}  // namespace baoxue::paper
