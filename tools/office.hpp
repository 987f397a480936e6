// The section [office] of a settings file: what an office says once, for every command that asks for it.
#pragma once

#include <CLI/App.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace baoxue::tools {

/// One line of the section.
struct OfficeLine {
    std::string name;
    std::vector<std::string> values;  ///< several files, or the words of a text
};

/// What the lines add to a command line: nothing for an option that the command has not or that is `given` already.
/// Files count from the folder of `file`, the settings. Throws Error `usage` for a setting that is none.
std::vector<std::string> office_options(const std::vector<OfficeLine>& lines, const std::string& file, const CLI::App& app,
                                        const std::vector<std::string>& given);

/// Whether the command of the app takes the setting. Throws as office_options() does.
bool office_reaches(const OfficeLine& line, const std::string& file, const CLI::App& app);

/// The files of the setting that are not there, as they are named.
std::vector<std::string> office_files_missing(const OfficeLine& line, const std::string& file);

/// An empty section, a line of advice above each setting.
std::string office_template();

}  // namespace baoxue::tools
