#include "front.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <sstream>

#include <baoxue/base/codes.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/text.hpp>
#include <baoxue/base/vocabularies.hpp>
#include <baoxue/base/words.hpp>

#include "office.hpp"
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

std::size_t edit_distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t change = diagonal + (a[i] != b[j] ? 1 : 0);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, change});
        }
    }
    return row.back();
}

// The nearest of the names, empty when none is near.
std::string nearest(const std::string& name, const std::vector<std::string>& names)
{
    const auto best =
        std::ranges::min_element(names, {}, [&](const auto& other) { return edit_distance(name, other); });
    if (best == names.end() || edit_distance(name, *best) > std::max<std::size_t>(2, name.size() / 3)) return {};
    return *best;
}

std::string did_you_mean(const std::string& name, const std::vector<std::string>& names)
{
    const auto best = nearest(name, names);
    return best.empty() ? best : " " + say("Did you mean {}?", {best});
}

std::vector<std::string> option_names(const CLI::App& app)
{
    std::vector<std::string> names;
    for (const auto* option : app.get_options())
        for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

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
            office.push_back({item.name, join_words(item.inputs, " ")});
            continue;
        }
        if (!item.parents.empty() && item.parents.front() != section) {
            if (item.parents.front() == "night" || find_command(item.parents.front())) continue;  // nightly.sh's own
            throw Error(Status::usage, Place{file}, say("[{}] is no command", {item.parents.front()}));
        }
        if (has_option(app, item.name)) {
            for (const auto& value : item.inputs)
                if (value != "false") found.push_back("--" + item.name + (value == "true" ? "" : "=" + value));
        } else if (!item.parents.empty() || !known_to_another(item.name)) {
            throw Error(Status::usage, Place{file},
                        say("unknown setting {}.", {item.name}) + did_you_mean("--" + item.name, option_names(app)));
        }
    }
    return found;
}

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

std::string unknown_command(const std::string& name)
{
    std::vector<std::string> names;
    for (const Command* command : commands()) names.emplace_back(command->name);
    return say("unknown command {}.", {name}) + did_you_mean(name, names) + " " + std::string(say("See: baoxue help"));
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

namespace {

std::string dashes(std::string word)
{
    std::ranges::replace(word, '_', '-');
    return word;
}

// The one word that it is by a vocabulary that has all words of the option; empty where it is none or could be two.
std::string our_word(const std::string& word, const std::vector<std::string_view>& words)
{
    for (const auto ours : words)
        if (dashes(std::string(ours)) == dashes(word)) return std::string(ours);
    std::string meant;
    for (const auto field : vocabularies_with(words)) {
        const auto code = dashes(std::string(canonical(field, word)));
        for (const auto ours : words) {
            if (dashes(std::string(ours)) != code) continue;
            if (!meant.empty() && meant != ours) return {};
            meant = ours;
        }
    }
    return meant;
}

std::string our_words(const CLI::Option& option, const std::string& value)
{
    const auto name = value_name(option);
    const auto words = split_words(name, '|');
    if (words.size() < 2) return value;
    std::string all;
    for (const auto word : split_words(value, ',')) {
        const auto ours = our_word(std::string(word), words);
        add_word(all, ours.empty() ? word : std::string_view(ours), ",");
    }
    return all;
}

}  // namespace

std::vector<std::string> in_our_words(const CLI::App& app, std::vector<std::string> arguments)
{
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
        const auto equals = arguments[i].find('=');
        const auto* option = arguments[i].starts_with("--") ? app.get_option_no_throw(arguments[i].substr(0, equals)) : nullptr;
        if (option == nullptr) continue;
        if (equals != std::string::npos)
            arguments[i] = arguments[i].substr(0, equals + 1) + our_words(*option, arguments[i].substr(equals + 1));
        else if (i + 1 < arguments.size() && !arguments[i + 1].starts_with("-"))
            arguments[i + 1] = our_words(*option, arguments[i + 1]);
    }
    return arguments;
}

std::string misfit(const CLI::App& app, const std::string& name)
{
    const auto* option = name.empty() ? nullptr : app.get_option_no_throw(name);
    // with its check behind a colon: "NUMBER:INT in [1 - 100]", "school|class:{school,class}"
    const std::string type = option == nullptr ? "" : option->get_type_name();
    std::string choices = type.substr(0, type.find(':'));
    if (const auto brace = type.find(":{"); choices.find('|') == choices.npos && brace != type.npos) {  // "RULE:{a,b}"
        choices = type.substr(brace + 2, type.find('}', brace) - brace - 2);
        std::ranges::replace(choices, ',', '|');
    }
    const auto from = type.find(" in ["), to = type.find(']', from);
    if (from != type.npos && to != type.npos)
        return say("the value given to {} does not fit; write a number in the range {}.",
                   {name, type.substr(from + 5, to - from - 5)});
    if (choices.find('|') != choices.npos)
        return say("the value given to {} does not fit; write one of: {}.", {name, choices});
    return say("the value given to {} does not fit.", {name});
}

std::string explain(const CLI::App& app, const CLI::ParseError& error)
{
    std::string what = error.what();
    what.resize(std::min(what.find('{'), what.size()));  // behind it stand the words that an option takes
    const auto named = [&]() -> std::string {
        std::string longest;
        for (const auto* option : app.get_options())
            for (const auto& name : {option->get_name(false, true), option->get_name()})
                if (what.find(name) != what.npos && name.size() > longest.size()) longest = name;
        return longest;
    };
    const std::string see = " " + say("See: {} --help", {app.get_name()});
    if (dynamic_cast<const CLI::ExtrasError*>(&error)) {
        const auto extra = app.remaining().empty() ? std::string() : app.remaining().front();
        if (!extra.starts_with("-")) return say("one argument too many: {}.", {extra}) + see;
        return say("unknown option {}.", {extra}) + did_you_mean(extra, option_names(app)) + see;
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error)) return say("{} is missing.", {named()}) + see;
    if (dynamic_cast<const CLI::ExcludesError*>(&error))
        return say("{} cannot stand beside another option.", {named()}) + see;
    if (dynamic_cast<const CLI::RequiresError*>(&error))
        return say("{} needs another option beside it.", {named()}) + see;
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) return say("{} needs a value.", {named()}) + see;
    return misfit(app, named()) + see;
}

}  // namespace baoxue::tools
