// Settings files: where they are found, what they say.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"
#include "office.hpp"

namespace baoxue::tools {

/// A place where settings may stand.
struct ConfigPlace {
    std::string_view told_by;  ///< --config, BAOXUE_CONFIG, or where it was looked for
    std::string file;          ///< empty: none wanted or none there
};

/// The places in their order, up to the first that holds: --config, BAOXUE_CONFIG, ./baoxue.conf,
/// $XDG_CONFIG_HOME/baoxue.conf (~/.config where that is not set). An empty --config or BAOXUE_CONFIG holds too: then
/// there are no settings.
std::vector<ConfigPlace> config_places(const std::optional<std::string>& given);

/// One line of a settings file.
struct ConfigLine {
    std::string section;  ///< empty, a command, office or night
    std::string name;
    std::vector<std::string> values;
};

/// Throws Error `system` for a file that cannot be read, `usage` for one that is not written as settings are.
std::vector<ConfigLine> config_lines(const std::string& file);

struct Config {
    std::vector<std::string> arguments;  ///< the settings, then those of the command line, so that these win
    std::string remark;                  ///< what comes from a file that nobody named on the command line; may be empty
};

/// Throws Error `usage` for a setting that no command has.
Config with_config(const CLI::App& app, std::vector<std::string> arguments);

}  // namespace baoxue::tools
