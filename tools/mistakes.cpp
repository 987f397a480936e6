#include "mistakes.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include <baoxue/base/words.hpp>

#include "front.hpp"

namespace baoxue::tools {
namespace {

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

}  // namespace

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

std::string unknown_command(const std::string& name)
{
    std::vector<std::string> names;
    for (const Command* command : commands()) names.emplace_back(command->name);
    return say("unknown command {}.", {name}) + did_you_mean(name, names) + " " + std::string(say("See: baoxue help"));
}

std::string explain(const CLI::App& app, const CLI::ParseError& error)
{
    std::string what = error.what();
    what.resize(std::min(what.find('{'), what.size()));  // behind it stand the words that an option takes
    const auto named_in = [&](std::string_view text) {
        std::string longest;
        for (const auto* option : app.get_options())
            for (const auto& name : {option->get_name(false, true), option->get_name()})
                if (text.find(name) != text.npos && name.size() > longest.size()) longest = name;
        return longest;
    };
    const auto named = [&] { return named_in(what); };
    // "--one excludes --other", "--one requires --other"
    const auto named_behind = [&](std::string_view word) { return named_in(std::string_view(what).substr(what.find(word))); };
    const std::string see = " " + say("See: {} --help", {app.get_name()});
    if (dynamic_cast<const CLI::ExtrasError*>(&error)) {
        const auto extra = app.remaining().empty() ? std::string() : app.remaining().front();
        if (!extra.starts_with("-")) return say("one argument too many: {}.", {extra}) + see;
        return say("unknown option {}.", {extra}) + did_you_mean(extra, option_names(app)) + see;
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error)) return say("{} is missing.", {named()}) + see;
    if (dynamic_cast<const CLI::ExcludesError*>(&error))
        return say("{} cannot stand beside {}.", {what.substr(0, what.find(' ')), named_behind(" excludes ")}) + see;
    if (dynamic_cast<const CLI::RequiresError*>(&error))
        return say("{} needs {} beside it.", {what.substr(0, what.find(' ')), named_behind(" requires ")}) + see;
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) return say("{} needs a value.", {named()}) + see;
    return misfit(app, named()) + see;
}

}  // namespace baoxue::tools
