// What may stand in a column, in words.
#pragma once

#include <string>
#include <string_view>

#include <baoxue/base/words.hpp>

namespace baoxue::tools {

/// A form of columns.hpp: what it looks like, or the words of its vocabulary.
std::string form_in_words(std::string_view form, Language language);

}  // namespace baoxue::tools
