// One file of the desk.
#pragma once

#include "baoxue/desk.hpp"

namespace baoxue::operation::desk {

/// Fills in what the file says. Throws Error as csv::Blocks does.
void look(const std::string& path, csv::ReadOptions reading, DeskFile& file);

}  // namespace baoxue::operation::desk
