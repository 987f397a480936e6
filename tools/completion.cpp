// What a shell completes after `baoxue`: read off the commands and their options, in the user's language.
#include <fmt/format.h>

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>

#include "front.hpp"
#include "help.hpp"

namespace baoxue::tools {
namespace {

// In single quotes, as all three shells take them.
std::string in_quotes(std::string_view text)
{
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

// Calls visit(option) for the options of a command that have a name and are shown.
template <class Visit>
void each_option(const Command& command, Visit visit)
{
    CLI::App app{"", "baoxue " + std::string(command.name)};
    prepare(app, command);
    command.declare(app);
    for (const auto* option : app.get_options())
        if (option->nonpositional() && !option->get_group().empty()) visit(*option);
}

bool takes_value(const CLI::Option& option)
{
    return !value_name(option).empty();
}

// The values of an option whose value is named `en|zh-Hans|zh-Hant`.
std::vector<std::string> choices(const CLI::Option& option)
{
    const auto name = value_name(option);
    if (name.find('|') == name.npos) return {};
    return CLI::detail::split(name, '|');
}

std::vector<std::string> names(const CLI::Option& option)
{
    std::vector<std::string> all;
    for (const auto& name : option.get_snames()) all.push_back("-" + name);
    for (const auto& name : option.get_lnames()) all.push_back("--" + name);
    return all;
}

std::string bash()
{
    std::string commands_named, options, values;
    for (const Command* command : commands()) {
        commands_named += std::string(command->name) + " ";
        std::string words;
        each_option(*command, [&](const CLI::Option& option) {
            words += fmt::format("{} ", fmt::join(names(option), " "));
            if (!takes_value(option)) return;
            values += fmt::format("        {}:{}) words={} ;;\n", command->name,
                                  fmt::join(names(option), fmt::format("|{}:", command->name)),
                                  in_quotes(fmt::format("{}", fmt::join(choices(option), " "))));
        });
        options += fmt::format("        {}) words={} ;;\n", command->name, in_quotes(words));
    }
    return fmt::format(R"(_baoxue() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} words=
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W {} -- "$current"))
        return
    fi
    case ${{COMP_WORDS[1]}}:${{COMP_WORDS[COMP_CWORD-1]}} in
{}        *) [[ $current != -* ]] || case ${{COMP_WORDS[1]}} in
{}        help) words={} ;;
        esac ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _baoxue baoxue
)",
                       in_quotes(commands_named + "help"), values, options, in_quotes(commands_named));
}

// In a specification of _arguments, brackets and colons have a meaning.
std::string plain(std::string_view text)
{
    std::string out;
    for (const char c : text) (c == '[' || c == ']' || c == ':' || c == '\\' ? out += '\\' : out) += c;
    return out;
}

std::string zsh()
{
    std::string commands_named, options;
    for (const Command* command : commands()) {
        commands_named += in_quotes(fmt::format("{}:{}", command->name, plain(say(command->summary)))) + " ";
        options += fmt::format("        {}) _arguments", command->name);
        each_option(*command, [&](const CLI::Option& option) {
            for (const auto& name : names(option)) {
                const auto values = choices(option);
                std::string value = value_name(option);
                if (!value.empty())
                    value = ":" + plain(say(value)) + ":" +
                            (values.empty() ? "_files" : fmt::format("({})", fmt::join(values, " ")));
                options += ' ';
                options += in_quotes(fmt::format("*{}[{}]{}", name, plain(say(option.get_description())), value));
            }
        });
        options += " '*:FILE:_files' ;;\n";
    }
    return fmt::format(R"(_baoxue() {{
    local -a actions=({})
    if ((CURRENT == 2)); then
        _describe command actions
        return
    fi
    shift words
    ((CURRENT--))
    case $words[1] in
{}    esac
}}
compdef _baoxue baoxue
)",
                       commands_named, options);
}

// Between single quotes of fish, \' and \\ are what they stand for.
std::string fish_quotes(std::string_view text)
{
    std::string out = "'";
    for (const char c : text) (c == '\'' || c == '\\' ? out += '\\' : out) += c;
    return out + "'";
}

std::string fish()
{
    std::string out;
    for (const Command* command : commands()) {
        out += fmt::format("complete -c baoxue -n __fish_use_subcommand -f -a {} -d {}\n", command->name,
                           fish_quotes(say(command->summary)));
        each_option(*command, [&](const CLI::Option& option) {
            out += fmt::format("complete -c baoxue -n '__fish_seen_subcommand_from {}'", command->name);
            for (const auto& name : option.get_snames()) out += " -s " + name;
            for (const auto& name : option.get_lnames()) out += " -l " + name;
            if (takes_value(option)) out += value_name(option) == "FILE" ? " -r -F" : " -x";
            if (const auto all = choices(option); !all.empty()) out += fmt::format(" -a '{}'", fmt::join(all, " "));
            out += " -d " + fish_quotes(say(option.get_description())) + "\n";
        });
    }
    return out;
}

}  // namespace

std::string completion(const std::string& shell)
{
    if (shell == "bash") return bash();
    if (shell == "zsh") return zsh();
    if (shell == "fish") return fish();
    throw Error(Status::usage, say("{} is no shell that is known; write bash, zsh or fish", {shell}));
}

}  // namespace baoxue::tools
