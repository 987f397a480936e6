#include "help.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <set>

#include <baoxue/base/codes.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/text.hpp>
#include <baoxue/base/vocabularies.hpp>
#include <baoxue/base/words.hpp>

#include "front.hpp"
#include "pages.hpp"
#include "reference.hpp"
#include "terminal.hpp"
#include "wrap.hpp"

namespace baoxue::tools {
namespace {

constexpr std::size_t left_width = 32, words_in_line = 28;

std::string said(std::string_view english)
{
    return std::string(say(english));
}

// A line of two columns.
std::string line(const std::string& left, const std::string& right, std::size_t width = left_width)
{
    const std::string indent(width, ' ');
    const auto text = wrap(right, width, window_width()) + "\n";
    return display_width(left) + 1 < width ? fit(left, width) + text : left + "\n" + indent + text;
}

// The words that an option takes, in the user's language where a vocabulary has them all.
std::string words_of(const CLI::Option& option)
{
    const auto choices = value_name(option);
    const auto words = split_words(choices, '|');
    const auto fields = vocabularies_with(words);
    if (spoken() == Language::english || fields.empty()) return choices;
    std::string all;
    for (const auto word : words) {
        std::string code(word);
        if (baoxue::label(fields.front(), code, spoken()) == code) std::ranges::replace(code, '-', '_');
        add_word(all, baoxue::label(fields.front(), code, spoken()), "|");
    }
    return all;
}

// Descriptions are written in English where they belong and translated where they are printed.
class Help : public CLI::Formatter {
  public:
    explicit Help(const Command& command) : command_(command) { column_width(left_width); }

    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const override
    {
        return make_description(app) + make_usage(app, std::move(name)) + make_positionals(app) +
               make_groups(app, CLI::AppFormatMode::Normal) + "\n" + make_footer(app);
    }
    std::string make_description(const CLI::App* app) const override
    {
        auto text = wrap(say(app->get_description()), 0, window_width()) + "\n";
        const auto columns = [&](std::string_view what, std::string_view kinds) {
            std::string names;
            for (const auto kind : split_words(kinds, ' '))
                add_word(names, spoken() == Language::english ? kind : baoxue::label("file_kind", kind, spoken()), say(", "));
            if (!names.empty()) text += wrap(say(what, {names}), 0, window_width()) + "\n";
        };
        columns("Reads: {}", command_.reads);
        columns("Writes: {}", command_.writes);
        if (!command_.reads.empty()) text += said("Their columns: baoxue help columns; the whole page: baoxue help COMMAND") + "\n";
        return text + "\n";
    }
    std::string make_usage(const CLI::App* app, std::string) const override
    {
        std::string text = said("Usage") + ": " + app->get_name() + " [" + said("OPTIONS") + "]";
        for (const auto* option : app->get_options())
            if (option->get_positional()) {
                const auto name = said(option->get_name(true)) + (option->get_expected_max() > 1 ? "..." : "");
                text += option->get_required() ? " " + name : " [" + name + "]";
            }
        return wrap(text, 4, window_width()) + "\n\n";
    }
    std::string make_group(std::string group, bool positional, std::vector<const CLI::Option*> options) const override
    {
        if (options.empty()) return "";
        std::string text = (positional ? said("Positionals") : said(group)) + ":\n";
        if (group == "Input") return text + folded(options);
        for (const auto* option : options) text += make_option(option, positional);
        return positional ? text + "\n" : text;  // CLI11 puts a blank line between groups of options
    }
    std::string make_option(const CLI::Option* option, bool positional) const override
    {
        auto left = "  " + (positional ? said(option->get_name(true)) : option->get_name(false, true));
        auto right = said(option->get_description());
        const auto words = positional ? std::string() : words_of(*option);
        const bool fits = words.find('|') == words.npos || display_width(words) <= words_in_line;
        if (!words.empty()) left += " " + (fits ? said(words) : said("WORD"));
        if (!fits) {
            std::string listed = words;
            for (auto at = listed.find('|'); at != listed.npos; at = listed.find('|', at)) listed.replace(at, 1, say(", "));
            right += say(" ({})", {listed});
        }
        if (option->get_required()) right += said(" (required)");
        return line(left, right);
    }
    std::string make_footer(const CLI::App*) const override { return said("Examples") + ":\n" + std::string(command_.examples); }

  private:
    static std::string folded(const std::vector<const CLI::Option*>& options)
    {
        std::string names;
        for (const auto* option : options) add_word(names, "--" + option->get_lnames().front(), " ");
        return wrap("  " + names + ": " + said("baoxue help input explains them"), 2, window_width()) + "\n";
    }

    const Command& command_;
};

}  // namespace

std::string overview()
{
    std::string text = said("Usage") + ": baoxue " + said("COMMAND") + " [" + said("OPTIONS") + "] [" + said("FILE") + " ...]\n\n";
    for (const auto& group : command_groups()) {
        text += said(group.title) + "\n";
        for (const Command* command : group.commands) text += line("  " + std::string(command->name), said(command->summary), 22);
    }
    text += said("Topics of baoxue help") + "\n";
    for (const auto& page : reference_pages()) text += line("  " + std::string(page.name), said(page.summary), 22);
    for (const auto& topic : topics()) text += line("  " + std::string(topic.name), said(topic.summary), 22);
    text += "\n" + wrap(say("baoxue COMMAND --help lists its options, with examples; baoxue help NAME tells all."), 0, window_width());
    return text + "\n" + wrap(say("Everywhere: --lang en|zh-Hans|zh-Hant, --config FILE, --quiet, --json."), 0, window_width()) + "\n";
}

std::shared_ptr<CLI::FormatterBase> help_format(const Command& command)
{
    return std::make_shared<Help>(command);
}

std::string help_on_input()
{
    std::string text = said("Options by which commands read files:") + "\n";
    std::set<std::string> told;
    for (const Command* command : commands()) {
        CLI::App app{"", "baoxue " + std::string(command->name)};
        prepare(app, *command);
        command->declare(app);
        const Help help(*command);
        for (const auto* option : app.get_options())
            if (option->get_group() == "Input" && told.insert(option->get_name()).second) text += help.make_option(option, false);
    }
    return text;
}

std::string value_name(const CLI::Option& option)
{
    const std::string type = option.get_type_name();
    return type.substr(0, type.find(':'));  // CLI11 puts its checks behind a colon
}

}  // namespace baoxue::tools
