// Text inside HTML.
#pragma once

#include <string>
#include <string_view>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// The text as it stands, never as markup, also inside an attribute: & < > " and ' as references. O(length).
BAOXUE_API std::string html_escaped(std::string_view text);

}  // namespace baoxue
