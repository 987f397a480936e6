#include "front.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>

#include <baoxue/base/text.hpp>
#include <baoxue/base/words.hpp>

#include "pages.hpp"

namespace baoxue::tools {
namespace {

// Descriptions are written in English where they belong and translated where they are printed.
class Help : public CLI::Formatter {
  public:
    explicit Help(std::string_view examples) : examples_(examples)
    {
        column_width(32);
        for (const char* word : {"Usage", "OPTIONS", "Positionals"}) label(word, std::string(say(word)));
    }

    std::string make_group(std::string group, bool positional, std::vector<const CLI::Option*> options) const override
    {
        // One blank line before each group; CLI11 itself puts one between those of options.
        const auto text = Formatter::make_group(std::string(say(group)), positional, std::move(options));
        return positional ? text.substr(1) + "\n" : text.substr(1);
    }
    std::string make_usage(const CLI::App* app, std::string name) const override
    {
        return Formatter::make_usage(app, std::move(name)) + "\n";
    }
    std::string make_option(const CLI::Option* option, bool positional) const override
    {
        const auto left = "  " + make_option_name(option, positional) + make_option_opts(option);
        const auto right = std::string(say(option->get_description())) + "\n";
        if (display_width(left) < column_width_) return fit(left, column_width_) + right;
        return left + "\n" + std::string(column_width_, ' ') + right;
    }
    std::string make_option_opts(const CLI::Option* option) const override
    {
        const auto value = option->get_positional() ? std::string() : value_name(*option);
        return value.empty() ? value : " " + std::string(say(value));
    }
    std::string make_description(const CLI::App* app) const override
    {
        return std::string(say(app->get_description())) + "\n\n";
    }
    std::string make_footer(const CLI::App*) const override
    {
        return std::string(say("Examples")) + ":\n" + std::string(examples_);
    }

  private:
    std::string_view examples_;
};

}  // namespace

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

std::string overview()
{
    std::string text =
        std::string(say("Usage")) + ": baoxue COMMAND [" + std::string(say("OPTIONS")) + "] [FILE ...]\n\n";
    for (const Command* command : commands())
        text += "  " + fit(command->name, 20) + std::string(say(command->summary)) + "\n";
    text += "\n";
    for (const auto& topic : topics()) text += "  " + fit(topic.name, 20) + std::string(say(topic.summary)) + "\n";
    text += "\n" + std::string(say("baoxue COMMAND --help lists its options, with examples; baoxue help NAME tells all.")) + "\n";
    return text + std::string(say("Everywhere: --lang en|zh-Hans|zh-Hant, --config FILE.")) + "\n";
}

std::string value_name(const CLI::Option& option)
{
    const std::string type = option.get_type_name();
    return type.substr(0, type.find(':'));  // CLI11 puts its checks behind a colon
}

void prepare(CLI::App& app, const Command& command)
{
    app.formatter(std::make_shared<Help>(command.examples));
    app.set_help_flag("-h,--help", "Show this help");
    app.add_option_function<std::string>(
           "--config", [](const std::string&) {}, "Settings for this and other commands")
        ->type_name("FILE");
    app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void one_value_each(CLI::App& app)
{
    for (auto* const option : app.get_options())
        if (!option->get_positional()) option->allow_extra_args(false);
}

}  // namespace baoxue::tools
