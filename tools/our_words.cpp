#include "our_words.hpp"

#include <algorithm>

#include <baoxue/base/codes.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/vocabularies.hpp>

#include "front.hpp"
#include "help.hpp"

namespace baoxue::tools {
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

}  // namespace baoxue::tools
