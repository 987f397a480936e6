// Lists that name children too, but are no roster.
#pragma once

#include <string>

#include "baoxue/base/columns.hpp"
#include "baoxue/csv/block.hpp"

namespace baoxue::record {

/// By a list of visits, of absences, of cases or of those who moved, every child on it would stand where it may
/// not be. Throws Error `data` for a heading that only such a list has. `aliases` are those that the file was
/// read with.
void refuse_other_lists(const std::string& file, const csv::Heading& heading, const Aliases& aliases);

/// Throws Error `data` for a list of children where one of schools is wanted.
void refuse_children(const std::string& file, const csv::Heading& heading);

}  // namespace baoxue::record
