// Cells that are read as another text than stands there.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/columns.hpp"
#include "baoxue/csv/block.hpp"

namespace baoxue::csv {

/// Finds the columns of dates that must be rewritten, by the user's word or by the whole rows that stand at the front of
/// `rows`, and adds them to `heading.rewritten`; tells which order a column was found to have. O(bytes).
void decide_dates(Heading& heading, const std::vector<std::string>& kinds, std::string_view rows,
                  const ReadOptions& reading, const std::string& file);

/// What to read in place of a cell of such a column; nothing where it is read as it stands. `given` is the cell of
/// the given name.
std::optional<std::string> rewritten(const Heading::Rewritten& column, std::string_view cell, std::string_view given);

}  // namespace baoxue::csv
