// Help in the user's language, as wide as the window.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "command.hpp"

namespace baoxue::tools {

std::string overview();  ///< the commands in their groups, and the topics, a line each

/// How CLI11 prints the help of a command.
std::shared_ptr<CLI::FormatterBase> help_format(const Command& command);

/// The options by which every command reads files, explained: `help input`.
std::string help_on_input();

/// What stands for the value of an option: FILE, NUMBER, or the choices as en|zh-Hans; empty for a flag.
std::string value_name(const CLI::Option& option);

}  // namespace baoxue::tools
