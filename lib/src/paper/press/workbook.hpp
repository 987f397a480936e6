// Rows -> xlsx, by libxlsxwriter.
#pragma once

#include "paper/press.hpp"

namespace baoxue::paper {

// Throws Error `system` at `place`.
void write_sheet(const std::string& file, const std::vector<std::vector<std::string>>& rows, Date created,
                 const Place& place);

}  // namespace baoxue::paper
