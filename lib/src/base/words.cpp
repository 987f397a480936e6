#include "baoxue/base/words.hpp"

#include <algorithm>
#include <atomic>

#include "base/data.hpp"

namespace baoxue {
namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): one language for the whole run
std::atomic<Language> spoken_language{Language::english};

}  // namespace

void speak(Language language)
{
    spoken_language = language;
}
Language spoken()
{
    return spoken_language;
}

Language language_named(std::string_view name)
{
    if (!name.starts_with("zh")) return Language::english;
    for (const auto* traditional : {"Hant", "TW", "HK", "MO", "hant", "tw"})
        if (name.find(traditional) != name.npos) return Language::traditional;
    return Language::simplified;
}

std::string_view say(std::string_view english)
{
    const auto language = spoken();
    if (language == Language::english) return english;
    const auto all = base::messages();
    const auto found = std::ranges::lower_bound(all, english, {}, &base::Message::english);
    if (found == all.end() || found->english != english) return english;
    return language == Language::simplified ? found->simplified : found->traditional;
}

std::string say(std::string_view english, std::initializer_list<Word> values)
{
    const std::string_view pattern = say(english);
    std::string out;
    std::size_t next = 0;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != '{') {
            out += pattern[at];
            continue;
        }
        const auto close = pattern.find('}', at);
        if (close == pattern.npos) return out += pattern.substr(at);
        std::size_t which = next++;
        if (close == at + 2) which = static_cast<std::size_t>(pattern[at + 1] - '0');
        if (which < values.size()) out += (values.begin() + which)->text;
        at = close;
    }
    return out;
}

}  // namespace baoxue
