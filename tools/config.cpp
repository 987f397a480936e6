#include "config.hpp"

#include <algorithm>

#include <baoxue/base/error.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/words.hpp>

#include "front.hpp"
#include "mistakes.hpp"

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
        prepare(app, *command);
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
    prepare(app, command);
    command.declare(app);
    if (!has_option(app, setting)) refuse(app, setting, file);
}

std::optional<std::string> config_given(const std::vector<std::string>& arguments)
{
    std::optional<std::string> file;
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
        if (arguments[i] == "--config" && i + 1 < arguments.size()) file = arguments[i + 1];
        if (arguments[i].starts_with("--config=")) file = arguments[i].substr(9);
    }
    return file;
}

// Of the options; the lines of [office] go to `office`.
std::vector<std::string> settings(const CLI::App& app, const std::string& file, std::vector<OfficeLine>& office)
{
    std::vector<std::string> found;
    const std::string command = app.get_name().substr(app.get_name().find(' ') + 1);
    for (const auto& [section, name, values] : config_lines(file)) {
        if (section == "night") continue;  // nightly.sh's own
        if (section == "office") office.push_back({name, values});
        else if (!section.empty() && section != command) {
            if (const auto* const other = find_command(section)) hold_to_options(*other, name, file);
            else throw Error(Status::usage, Place{file}, say("[{}] is no command", {section}));
        } else if (has_option(app, name)) {
            for (const auto& value : values)
                if (value != "false") found.push_back("--" + name + (value == "true" ? "" : "=" + value));
        } else if (!section.empty() || !known_to_another(name)) {
            refuse(app, name, file);
        }
    }
    return found;
}

// The options, each once, in their order.
std::string names_of(const std::vector<std::string>& arguments)
{
    std::vector<std::string> names;
    for (const auto& argument : arguments) {
        auto name = argument.substr(0, argument.find('='));
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    return join_words(names, " ");
}

}  // namespace

Config with_config(const CLI::App& app, std::vector<std::string> arguments)
{
    const auto given = config_given(arguments);
    const auto file = config_places(given).back().file;
    if (file.empty()) return {std::move(arguments), {}};
    std::vector<OfficeLine> office;
    auto all = settings(app, file, office);
    auto added = all;
    all.insert(all.end(), arguments.begin(), arguments.end());
    const auto defaults = office_options(office, file, app, all);
    all.insert(all.begin(), defaults.begin(), defaults.end());
    added.insert(added.end(), defaults.begin(), defaults.end());
    if (given || added.empty()) return {std::move(all), {}};
    return {std::move(all), say("settings of {}: {}", {file, names_of(added)})};
}

}  // namespace baoxue::tools
