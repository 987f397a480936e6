// When two names may be those of one person.
#include <algorithm>
#include <string>

#include "baoxue/base/characters.hpp"
#include "baoxue/rule/child_directory.hpp"

namespace baoxue {
namespace {

std::u32string characters_of(std::string_view name)
{
    std::u32string all;
    while (!name.empty()) all += next_character(name);
    return all;
}

bool latin(std::u32string_view name)
{
    return std::ranges::all_of(name, [](char32_t c) { return c >= 'a' && c <= 'z'; });
}

// Whether the letters spell the characters, one reading of each behind the other.
bool spells(std::string_view letters, std::u32string_view name)
{
    if (name.empty()) return letters.empty();
    return std::ranges::any_of(readings(name.front()), [&](Syllable syllable) {
        const auto sound = spelling(syllable);
        return letters.starts_with(sound) && spells(letters.substr(sound.size()), name.substr(1));
    });
}

// 张伟A, 张伟2: what a school adds.
void drop_suffix(std::u32string& name)
{
    const auto suffix = [](char32_t c) { return (c >= '1' && c <= '9') || (c >= 'a' && c <= 'd'); };
    if (name.size() > 2 && suffix(name.back()) && name[name.size() - 2] >= 0x3400) name.pop_back();
}

bool masks(char32_t c)
{
    return c == U'*' || c == U'某' || c == U'×' || c == U'x' || c == U'□';
}

}  // namespace

bool may_be_one_name(std::string_view one, std::string_view other)
{
    if (one == other || one.empty() || other.empty()) return true;
    auto a = characters_of(one), b = characters_of(other);
    drop_suffix(a), drop_suffix(b);
    if (latin(a)) return latin(b) ? a == b : spells(one, b);
    if (latin(b)) return spells(other, a);
    if (a.size() != b.size()) return false;
    std::size_t shapes = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] == b[i] || same_reading(a[i], b[i]) || masks(a[i]) || masks(b[i])) continue;
        if (!look_alike(a[i], b[i]) || ++shapes > 1) return false;
    }
    return true;
}

}  // namespace baoxue
