// settings: what an office's settings say, and which file holds.
#include <baoxue/base/list.hpp>
#include <baoxue/base/words.hpp>

#include <filesystem>

#include "command.hpp"
#include "config.hpp"
#include "front.hpp"

namespace baoxue::tools {
namespace {

// The commands that have the option of a setting.
std::string commands_of(const ConfigLine& line, const std::string& file)
{
    std::string names;
    for (const Command* command : commands()) {
        CLI::App app{"", "baoxue " + std::string(command->name)};
        prepare(app, *command);
        command->declare(app);
        const bool takes = line.section == "office" ? office_reaches({line.name, line.values}, file, app)
                                                    : (line.section.empty() || line.section == command->name) &&
                                                          app.get_option_no_throw("--" + line.name) != nullptr;
        if (takes) add_word(names, command->name, " ");
    }
    return names;
}

void run(const Options& options, const std::optional<std::string>& given)
{
    const auto places = config_places(given);
    const auto& held = places.back();
    for (const auto& place : places)
        tell(place.file.empty() ? say("{}: none", {place.told_by}) : say("{}: {} holds", {place.told_by, place.file}));
    csv::Writer out(options.writing, {"section", "setting", "value", "commands"}, {"settings"});
    if (held.file.empty()) tell(std::string(say("no settings; baoxue new office -o baoxue.conf begins them")));
    else
        for (const auto& line : config_lines(held.file)) {
            out.cell(line.section).cell(line.name).cell(join_words(line.values, " "));
            out.cell(line.section == "night" ? "nightly.sh" : commands_of(line, held.file)).end_row();
            if (line.section != "office") continue;
            for (const auto& missing : office_files_missing({line.name, line.values}, held.file))
                tell(say("{} = {}: there is no such file", {line.name, missing}));
        }
    out.finish();
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<Options>();
    add_writing(app, *options);
    app.callback([options, &app] {
        const auto* const config = app.get_option("--config");
        run(*options, config->empty() ? std::nullopt : std::optional(config->as<std::string>()));
    });
}

}  // namespace

extern const Command settings_command{"settings", "Show the settings that hold, from where, and which commands take them",
                                      "  baoxue settings --config samples/nightly.conf\n", declare};

}  // namespace baoxue::tools
