// Which findings of `check` are about the children and the places that the user means.
#pragma once

#include <vector>

#include <baoxue/check.hpp>

#include "children.hpp"
#include "places.hpp"

namespace baoxue::tools {

/// Adds a finding for each row that the rosters, if there are any, do not tell the child of. Reads the files again.
void add_unplaced_rows(Options& options, const ChildFiles& children, std::vector<Checked>& files);

/// Leaves the findings of the rows that are of the places chosen, and what is said of a file. Reads the files again.
void keep_places(Options& options, const ClassChoice& places, std::vector<Checked>& files);

}  // namespace baoxue::tools
