// The settings of --config FILE.
#pragma once

#include <string>
#include <vector>

#include "command.hpp"

namespace baoxue::tools {

/// The settings of `--config FILE` put before the other arguments, so that the command line wins.
std::vector<std::string> with_config(const CLI::App& app, std::vector<std::string> arguments);

}  // namespace baoxue::tools
