// Everything before a command runs: language, configuration, help, and what to say of a wrong command line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"

namespace baoxue::tools {

/// Takes `--lang X` (or `--lang=X`) out of the arguments; else BAOXUE_LANG, LC_ALL, LC_MESSAGES or LANG decides.
void choose_language(std::vector<std::string>& arguments);

const Command* find_command(std::string_view name);    ///< nullptr when there is none
std::string unknown_command(const std::string& name);  ///< names the nearest one

std::string overview();  ///< the commands, a line each

std::string completion(const std::string& shell);  ///< a script for bash, zsh or fish
std::string manual(const std::string& name);       ///< a manual page as roff; of all commands when empty

/// What stands for the value of an option: FILE, NUMBER, or the choices as en|zh-Hans; empty for a flag.
std::string value_name(const CLI::Option& option);

/// Help in the user's language, and the examples.
void prepare(CLI::App& app, const Command& command);

/// An option that takes several values takes one each time it stands there, so that it never swallows the files of the
/// command that stand behind it. Call after the command has declared its options.
void one_value_each(CLI::App& app);

/// The settings of `--config FILE` put before the other arguments, so that the command line wins.
std::vector<std::string> with_config(const CLI::App& app, std::vector<std::string> arguments);

/// The arguments with the words that an option takes as we write them: 流出 -> left, 复学通知书 -> return, dashes and
/// underscores alike. What is no such word stays.
std::vector<std::string> in_our_words(const CLI::App& app, std::vector<std::string> arguments);

/// What is wrong with the command line, in the user's language, with the nearest option.
std::string explain(const CLI::App& app, const CLI::ParseError& error);

}  // namespace baoxue::tools
