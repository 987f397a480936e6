// The manual pages: what `--help` tells, laid out for man(1), in the user's language.
#include <fmt/format.h>

#include <baoxue/base/error.hpp>
#include <baoxue/base/manual.hpp>
#include <baoxue/base/version.hpp>
#include <baoxue/base/words.hpp>

#include "front.hpp"
#include "help.hpp"
#include "mistakes.hpp"
#include "pages.hpp"
#include "reference.hpp"

namespace baoxue::tools {
namespace {

std::string roff_said(std::string_view english)
{
    return roff(say(english));
}

// As man(1) writes headings: in capitals, where the script has them.
std::string heading(std::string_view name)
{
    std::string text(say(name));
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return ".SH " + roff(text) + "\n";
}

std::string title(const std::string& page, int section, std::string_view summary)
{
    return fmt::format(".TH {} {} \"\" \"baoxue {}\"\n{}{} \\- {}\n", page, section, BAOXUE_VERSION, heading("Name"), roff(page),
                       roff_said(summary));
}

std::string examples(std::string_view text)
{
    return heading("Examples") + ".nf\n" + roff(text) + ".fi\n";
}

std::string statuses()
{
    std::string out = heading("Exit status");
    for (const auto& [status, meaning] : exit_statuses())
        out += fmt::format(".TP 5\n{}\n{}\n", static_cast<int>(status), roff_said(meaning));
    return out;
}

std::string options(const CLI::App& app)
{
    std::string out = heading("Options");
    constexpr std::string_view group = "Options";
    for (const auto& name : app.get_groups()) {
        const auto all = app.get_options([&](const CLI::Option* option) { return option->get_group() == name; });
        if (name.empty() || all.empty()) continue;
        if (name != group) out += fmt::format(".SS {}\n", roff_said(name));
        for (const auto* option : all) {
            out += fmt::format(".TP\n\\fB{}\\fR", roff(option->get_name(!option->nonpositional(), true)));
            if (const auto value = value_name(*option); option->nonpositional() && !value.empty())
                out += fmt::format(" \\fI{}\\fR", roff_said(value));
            out += fmt::format("\n{}\n", roff_said(option->get_description()));
        }
    }
    return out;
}

std::string synopsis(const Command& command, const CLI::App& app)
{
    std::string out = heading("Synopsis") + fmt::format(".B baoxue {}\n[{}]", roff(command.name), roff_said("OPTIONS"));
    for (const auto* option : app.get_options())
        if (option->get_positional()) out += " " + roff(option->get_name(true));
    return out + "\n";
}

std::string input_section(const CLI::App& app)
{
    std::string out = heading("Input");
    for (const auto* option : app.get_options())
        if (option->get_positional())
            out += fmt::format(".TP\n\\fI{}\\fR\n{}\n", roff(option->get_name(true)), roff_said(option->get_description()));
    return out + ".PP\n" + roff_said("Any export: its encoding, separator, titles and headings are found out; see baoxue-files(5).") + "\n";
}

std::string output_section(std::string_view text)
{
    return heading("Output") + roff_text(text) + ".PP\n" +
           roff_said("Rows go to standard output or to the file of -o, messages and counts to standard error.") + "\n";
}

std::string surroundings()
{
    return heading("Environment") + ".TP\n.B BAOXUE_LANG\n" + roff_said("Language of help and messages: en, zh-Hans or zh-Hant.") + "\n" +
           ".TP\n.B BAOXUE_CONFIG\n" + roff_said("A settings file; empty for none.") + "\n" + heading("Files") +
           roff_said("The settings of --config, BAOXUE_CONFIG, ./baoxue.conf or $XDG_CONFIG_HOME/baoxue.conf, the first of them that is "
                "there, and what the options name; nothing else is read or kept.") +
           "\n";
}

std::string see_also()
{
    std::string out = heading("See also") + ".BR baoxue (1)";
    for (const auto& topic : topics()) out += fmt::format(",\n.BR baoxue\\-{} ({})", topic.name, topic.section);
    return out + "\n";
}

std::string page_on(const Command& command)
{
    CLI::App app{std::string(command.summary), "baoxue " + std::string(command.name)};
    prepare(app, command);
    command.declare(app);
    std::string description = heading("Description"), output;
    for (const auto& part : parts_of(manual_text(command.name))) {
        if (part.heading == "Output") output = part.text;
        else description += (part.heading.empty() ? "" : ".SS " + roff(part.heading) + "\n") + roff_text(part.text);
    }
    return title("baoxue-" + std::string(command.name), 1, command.summary) + synopsis(command, app) + description +
           input_section(app) + output_section(output) + options(app) + statuses() + surroundings() +
           examples(command.examples) + see_also();
}

std::string page_on(const Topic& topic)
{
    std::string out = title("baoxue-" + std::string(topic.name), topic.section, topic.summary);
    for (const auto& part : parts_of(manual_text(topic.name)))
        out += heading(part.heading.empty() ? "Description" : part.heading) + roff_text(part.text);
    return out + see_also();
}

std::string front_page()
{
    std::string out = title("baoxue", 1, "Keep them in school: rosters and attendance, from CSV to CSV");
    out += heading("Synopsis") + fmt::format(".B baoxue\nCOMMAND [{}] [FILE ...]\n", roff_said("OPTIONS")) + heading("Commands");
    for (const Command* command : commands())
        out += fmt::format(".TP\n.BR baoxue\\-{} (1)\n{}\n", roff(command->name), roff_said(command->summary));
    return out + statuses() + surroundings() + see_also();
}

}  // namespace

std::string manual(const std::string& name)
{
    if (name.empty()) return front_page();
    if (const Command* command = find_command(name)) return page_on(*command);
    if (const Topic* topic = find_topic(name)) return page_on(*topic);
    throw Error(Status::usage, unknown_command(name));
}

}  // namespace baoxue::tools
