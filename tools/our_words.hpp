// The words that an option takes, as the user writes them.
#pragma once

#include <string>
#include <vector>

#include "command.hpp"

namespace baoxue::tools {

/// The arguments with the words that an option takes as we write them: 流出 -> left, 复学通知书 -> return, dashes and
/// underscores alike. What is no such word stays.
std::vector<std::string> in_our_words(const CLI::App& app, std::vector<std::string> arguments);

}  // namespace baoxue::tools
