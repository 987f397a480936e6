// The whole manual in one HTML file, for a browser without a network.
#pragma once

#include <string>

namespace baoxue::tools {

/// Occasions of a term first, then the other topics and the commands in their groups, in the language spoken.
std::string handbook();

}  // namespace baoxue::tools
