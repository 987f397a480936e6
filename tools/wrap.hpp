// Text in the lines of a window.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace baoxue::tools {

/// Text that begins in column `indent` as lines of a window of `width` columns (0: one line), broken between words or
/// Chinese characters; the lines behind the first begin with `indent` blanks.
std::string wrap(std::string_view text, std::size_t indent, std::size_t width);

}  // namespace baoxue::tools
