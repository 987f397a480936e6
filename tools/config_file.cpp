// Where a settings file is found, and its lines.
#include <CLI/Config.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>

#include "config.hpp"

namespace baoxue::tools {
namespace {

namespace fs = std::filesystem;

std::string there(const fs::path& file)
{
    std::error_code error;
    return fs::is_regular_file(file, error) ? file.string() : std::string();
}

std::string users_file()
{
    const char *folder = std::getenv("XDG_CONFIG_HOME"), *home = std::getenv("HOME");
    if (folder != nullptr && *folder != '\0') return there(fs::path(folder) / "baoxue.conf");
    return home == nullptr || *home == '\0' ? "" : there(fs::path(home) / ".config" / "baoxue.conf");
}

}  // namespace

std::vector<ConfigPlace> config_places(const std::optional<std::string>& given)
{
    if (given) return {{"--config", *given}};
    if (const char* named = std::getenv("BAOXUE_CONFIG")) return {{"BAOXUE_CONFIG", named}};
    std::vector<ConfigPlace> places{{"./baoxue.conf", there("baoxue.conf")}};
    if (places.front().file.empty()) places.push_back({"$XDG_CONFIG_HOME/baoxue.conf", users_file()});
    return places;
}

std::vector<ConfigLine> config_lines(const std::string& file)
{
    std::ifstream in(file);
    if (!in) throw Error(Status::system, Place{file}, std::string(say("cannot open the file")));
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    std::istringstream lines(text);
    std::vector<ConfigLine> found;
    for (const auto& item : CLI::ConfigTOML().from_config(lines)) {
        if (item.name == "++" || item.name == "--") continue;  // CLI11's marks of sections
        found.push_back({item.parents.empty() ? std::string() : item.parents.front(), item.name, item.inputs});
    }
    return found;
}

}  // namespace baoxue::tools
