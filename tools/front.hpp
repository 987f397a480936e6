// Everything before a command runs: language, help, what there is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"

namespace baoxue::tools {

/// Takes `--lang X` (or `--lang=X`) out of the arguments; else BAOXUE_LANG, LC_ALL, LC_MESSAGES or LANG decides.
void choose_language(std::vector<std::string>& arguments);

const Command* find_command(std::string_view name);  ///< nullptr when there is none

std::string completion(const std::string& shell);  ///< a script for bash, zsh or fish
std::string manual(const std::string& name);       ///< a manual page as roff; of all commands when empty

/// Help in the user's language, and the examples.
void prepare(CLI::App& app, const Command& command);

/// An option that takes several values takes one each time it stands there, so that it never swallows the files of the
/// command that stand behind it. Call after the command has declared its options.
void one_value_each(CLI::App& app);

}  // namespace baoxue::tools
