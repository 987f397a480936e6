// What is said of a wrong command line.
#pragma once

#include <string>
#include <vector>

#include "command.hpp"

namespace baoxue::tools {

std::vector<std::string> option_names(const CLI::App& app);  ///< --policy, --preset …

/// A question with the nearest of the names; empty when none is near.
std::string did_you_mean(const std::string& name, const std::vector<std::string>& names);

std::string unknown_command(const std::string& name);  ///< names the nearest one

/// What is wrong, in the user's language, with the nearest option.
std::string explain(const CLI::App& app, const CLI::ParseError& error);

}  // namespace baoxue::tools
