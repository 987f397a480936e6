#include "front.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>

#include <baoxue/base/words.hpp>

#include "help.hpp"

namespace baoxue::tools {
void choose_language(std::vector<std::string>& arguments)
{
    std::string name;
    for (const char* variable : {"BAOXUE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (name.empty() && value) name = value;
    }
    for (auto at = arguments.begin(); at != arguments.end(); ++at) {
        if (*at == "--") break;
        if (*at == "--lang" && at + 1 != arguments.end()) {
            name = at[1];
            arguments.erase(at, at + 2);
            break;
        }
        if (at->starts_with("--lang=")) {
            name = at->substr(7);
            arguments.erase(at);
            break;
        }
    }
    speak(language_named(name));
}

const Command* find_command(std::string_view name)
{
    const auto found = std::ranges::find(commands(), name, &Command::name);
    return found == commands().end() ? nullptr : *found;
}

void prepare(CLI::App& app, const Command& command)
{
    app.formatter(help_format(command));
    app.set_help_flag("-h,--help", "Show this help");
    app.add_option("--config", "Settings for this and other commands; '' for none (baoxue settings tells which hold)")
        ->type_name("FILE");
    app.add_option("--lang", "Language of help and messages")->type_name("en|zh-Hans|zh-Hant");  // taken before, see above
    app.add_flag_callback("--quiet", [] { tell_as(SummaryForm::none); }, "No summary, only errors");
    app.add_flag_callback("--json", [] { tell_as(SummaryForm::json); }, "The summary as one JSON object");
    app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void one_value_each(CLI::App& app)
{
    for (auto* const option : app.get_options())
        if (!option->get_positional()) option->allow_extra_args(false);
}

}  // namespace baoxue::tools
