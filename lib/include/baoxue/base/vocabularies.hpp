// Which vocabularies there are.
#pragma once

#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// The vocabularies of codes.hpp that have all of these words as codes, dashes and underscores alike; in the order of the
/// table.
BAOXUE_API std::vector<std::string_view> vocabularies_with(const std::vector<std::string_view>& words);

}  // namespace baoxue
