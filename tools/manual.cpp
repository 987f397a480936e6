// The manual pages: what `--help` tells, laid out for man(1), in the user's language.
#include <fmt/format.h>

#include <baoxue/base/error.hpp>
#include <baoxue/base/version.hpp>
#include <baoxue/base/words.hpp>

#include "front.hpp"

namespace baoxue::tools {
namespace {

// As roff takes it: hyphens stay hyphens, and no line of text is taken for a request.
std::string roff(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((text[i] == '.' || text[i] == '\'') && (i == 0 || text[i - 1] == '\n')) out += "\\&";
        if (text[i] == '-') out += "\\-";
        else if (text[i] == '\\') out += "\\e";
        else out += text[i];
    }
    return out;
}

std::string said(std::string_view english)
{
    return roff(say(english));
}

std::string title(const std::string& page, std::string_view summary)
{
    return fmt::format(".TH {} 1 \"\" \"baoxue {}\"\n.SH {}\n{} \\- {}\n", page, BAOXUE_VERSION, said("Name"),
                       roff(page), said(summary));
}

std::string examples(std::string_view text)
{
    return fmt::format(".SH {}\n.nf\n{}.fi\n", said("Examples"), roff(text));
}

std::string statuses()
{
    static constexpr std::pair<Status, std::string_view> all[] = {
        {Status::done, "The job was done, whatever it found."},
        {Status::findings, "Something was found; only with --exit-code."},
        {Status::usage, "The command line or the policy is wrong."},
        {Status::data, "The data are wrong; file, line and column are named."},
        {Status::system, "The system refused to open, read or write."},
        {Status::busy, "Another run holds the register."},
        {bug, "An error in the program itself: please report it."},
        {Status::interrupted, "Interrupted from the keyboard."}};
    std::string out = fmt::format(".SH {}\n", said("Exit status"));
    for (const auto& [status, meaning] : all)
        out += fmt::format(".TP 5\n{}\n{}\n", static_cast<int>(status), said(meaning));
    return out;
}

std::string options(const CLI::App& app)
{
    std::string out = fmt::format(".SH {}\n", said("Options"));
    constexpr std::string_view group = "Options";
    for (const auto& name : app.get_groups()) {
        const auto all = app.get_options([&](const CLI::Option* option) { return option->get_group() == name; });
        if (name.empty() || all.empty()) continue;
        if (name != group) out += fmt::format(".SS {}\n", said(name));
        for (const auto* option : all) {
            out += fmt::format(".TP\n\\fB{}\\fR", roff(option->get_name(!option->nonpositional(), true)));
            if (const auto value = value_name(*option); option->nonpositional() && !value.empty())
                out += fmt::format(" \\fI{}\\fR", said(value));
            out += fmt::format("\n{}\n", said(option->get_description()));
        }
    }
    return out;
}

std::string page_on(const Command& command)
{
    CLI::App app{std::string(command.summary), "baoxue " + std::string(command.name)};
    prepare(app, command);
    command.declare(app);
    std::string out = title("baoxue-" + std::string(command.name), command.summary);
    out += fmt::format(".SH {}\n.B baoxue {}\n[{}]", said("Synopsis"), roff(command.name), said("OPTIONS"));
    for (const auto* option : app.get_options())
        if (option->get_positional()) out += " " + roff(option->get_name(true));
    return out + "\n" + options(app) + examples(command.examples) + statuses() +
           fmt::format(".SH {}\n.BR baoxue (1)\n", said("See also"));
}

std::string front_page()
{
    std::string out = title("baoxue", "Keep them in school: rosters and attendance, from CSV to CSV");
    out += fmt::format(".SH {}\n.B baoxue\nCOMMAND [{}] [FILE ...]\n.SH {}\n", said("Synopsis"), said("OPTIONS"),
                       said("Commands"));
    for (const Command* command : commands())
        out += fmt::format(".TP\n.BR baoxue\\-{} (1)\n{}\n", roff(command->name), said(command->summary));
    return out + statuses();
}

}  // namespace

std::string manual(const std::string& name)
{
    if (name.empty()) return front_page();
    if (const Command* command = find_command(name)) return page_on(*command);
    throw Error(Status::usage, unknown_command(name));
}

}  // namespace baoxue::tools
