// The rows that `normalize` made, for the children and the places that the user means.
#pragma once

#include <baoxue/normalize.hpp>

#include "children.hpp"
#include "places.hpp"

namespace baoxue::tools {

/// Writes the rows of the places chosen; where there are rosters with the numbers of their children, and without rows
/// of no child. Throws for words that name no place of the rows.
void write_normalized(Options& options, const Normalized& result, const ChildFiles& children, const ClassChoice& places);

}  // namespace baoxue::tools
