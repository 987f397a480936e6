#include "settings.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include <baoxue/base/error.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/words.hpp>

#include "front.hpp"
#include "mistakes.hpp"
#include "office.hpp"

namespace baoxue::tools {
namespace {

bool has_option(const CLI::App& app, const std::string& name)
{
    return app.get_option_no_throw("--" + name) != nullptr;
}

bool known_to_another(const std::string& option)
{
    return std::ranges::any_of(commands(), [&](const Command* command) {
        CLI::App app;
        command->declare(app);
        return has_option(app, option);
    });
}

[[noreturn]] void refuse(const CLI::App& app, const std::string& setting, const std::string& file)
{
    throw Error(Status::usage, Place{file},
                say("unknown setting {}.", {setting}) + did_you_mean("--" + setting, option_names(app)));
}

// What stands below the name of a command is for that one.
void hold_to_options(const Command& command, const std::string& setting, const std::string& file)
{
    CLI::App app;
    command.declare(app);
    if (!has_option(app, setting)) refuse(app, setting, file);
}

// Of the options; the lines of [office] go to `office`.
std::vector<std::string> settings(const CLI::App& app, const std::string& file, std::vector<OfficeLine>& office)
{
    std::ifstream in(file);
    if (!in) throw Error(Status::system, Place{file}, std::string(say("cannot open the file")));
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    std::istringstream lines(text);
    std::vector<std::string> found;
    const std::string section = app.get_name().substr(app.get_name().find(' ') + 1);
    for (const auto& item : CLI::ConfigTOML().from_config(lines)) {
        if (item.name == "++" || item.name == "--") continue;  // CLI11's marks of sections
        if (!item.parents.empty() && item.parents.front() == "office") {
            office.push_back({item.name, item.inputs});
            continue;
        }
        if (!item.parents.empty() && item.parents.front() != section) {
            if (item.parents.front() == "night") continue;  // nightly.sh's own
            if (const auto* const other = find_command(item.parents.front())) {
                hold_to_options(*other, item.name, file);
                continue;
            }
            throw Error(Status::usage, Place{file}, say("[{}] is no command", {item.parents.front()}));
        }
        if (has_option(app, item.name)) {
            for (const auto& value : item.inputs)
                if (value != "false") found.push_back("--" + item.name + (value == "true" ? "" : "=" + value));
        } else if (!item.parents.empty() || !known_to_another(item.name)) {
            refuse(app, item.name, file);
        }
    }
    return found;
}

}  // namespace

std::vector<std::string> with_config(const CLI::App& app, std::vector<std::string> arguments)
{
    std::string file;
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
        if (arguments[i] == "--config" && i + 1 < arguments.size()) file = arguments[i + 1];
        if (arguments[i].starts_with("--config=")) file = arguments[i].substr(9);
    }
    if (file.empty()) return arguments;
    std::vector<OfficeLine> office;
    auto all = settings(app, file, office);
    all.insert(all.end(), arguments.begin(), arguments.end());
    const auto defaults = office_options(office, file, app, all);
    all.insert(all.begin(), defaults.begin(), defaults.end());
    return all;
}

}  // namespace baoxue::tools
