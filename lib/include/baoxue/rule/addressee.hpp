// To whom a letter can be served: a person with a name, at a place (民事诉讼法, articles 88 to 95). What an export writes
// where nobody knows (不详, 未知, #N/A) is neither.
#pragma once

#include <string_view>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// Whether the cell names a person, a place or a telephone at all.
BAOXUE_API bool names_something(std::string_view cell);

/// Whether the cell names a guardian whom a letter can be addressed to: somebody, and not the child itself (本人), nor a telephone. That
/// there is none (父母双亡, 孤儿) names nobody.
BAOXUE_API bool names_guardian(std::string_view cell, std::string_view child);

}  // namespace baoxue
