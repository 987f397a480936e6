#include "rule/personal_name.hpp"

#include <algorithm>

#include "baoxue/base/characters.hpp"
#include "baoxue/rule/mask.hpp"
#include "base/normal_form.hpp"

namespace baoxue::rule {
namespace {

// Whether a character may be part of a name: a letter of any script or the dot of 阿卜杜拉·买买提. Blanks are not asked
// for.
bool of_name(char32_t c)
{
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || c == '*';
    if (c == 0xB7 || c == 0x30FB || c == 0x2022 || c == 0x3007) return true;
    const bool sign = (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF20) ||
                      (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65) || (c > 0x80 && c < 0xC0);
    return !sign;
}

bool blank(char32_t c)
{
    return normal_form(c) == 0;
}

// 买买提·阿里, 买买提•阿里, 买买提阿里
bool passed_over(char32_t c)
{
    return c == 0xB7 || c == 0x30FB || c == 0x2022 || blank(c);
}

// The stretches of a cell that are names, blanks inside included: begin(from, to) each, in order.
template <class Take>
void each_name(std::string_view cell, Take take)
{
    std::size_t from = cell.npos, to = 0;
    for (std::string_view left = cell; !left.empty();) {
        const std::size_t at = cell.size() - left.size();
        const char32_t c = next_character(left);
        if (of_name(c) && !blank(c)) {
            if (from == cell.npos) from = at;
            to = cell.size() - left.size();
        } else if (!blank(c) && from != cell.npos) {
            take(from, to);
            from = cell.npos;
        }
    }
    if (from != cell.npos) take(from, to);
}

std::u32string normal(std::string_view text)
{
    std::u32string out;
    while (!text.empty())
        if (const char32_t c = next_character(text); !passed_over(c)) out += normal_form(c);
    return out;
}

}  // namespace

void drop_character(std::string_view& text)
{
    next_character(text);
}

void PersonalNames::add(std::string_view cell)
{
    each_name(cell, [&](std::size_t from, std::size_t to) {
        const auto name = cell.substr(from, to - from);
        add_name(name);
        std::size_t part = 0;
        for (std::string_view left = name; !left.empty();) {
            const std::size_t at = name.size() - left.size();
            if (!blank(next_character(left))) continue;
            add_name(name.substr(part, at - part));
            part = name.size() - left.size();
        }
        if (part != 0) add_name(name.substr(part));
    });
}

void PersonalNames::add_name(std::string_view name)
{
    auto characters = normal(name);
    if (characters.size() < 2 || std::ranges::find(names_, characters) != names_.end()) return;
    const auto place = std::ranges::lower_bound(names_, characters.size(), std::greater{}, &std::u32string::size);
    names_.insert(place, std::move(characters));
}

std::string PersonalNames::mask_in(std::string text) const
{
    if (names_.empty()) return text;
    std::string out;
    for (std::string_view left = text; !left.empty();) {
        std::size_t found = 0;
        for (const auto& name : names_) {
            std::string_view rest = left;
            std::size_t matched = 0;
            while (matched < name.size() && !rest.empty()) {
                const char32_t c = next_character(rest);
                if (passed_over(c) && matched != 0) continue;
                if (normal_form(c) != name[matched]) break;
                ++matched;
            }
            if (matched == name.size() && (found = left.size() - rest.size()) != 0) break;
        }
        std::string_view first = left;
        drop_character(first);
        out += left.substr(0, left.size() - first.size());
        if (found != 0) out += '*';
        left.remove_prefix(found != 0 ? found : left.size() - first.size());
    }
    return out;
}

}  // namespace baoxue::rule

namespace baoxue {

using namespace rule;

std::string mask_name(std::string_view cell)
{
    std::string out;
    std::size_t done = 0;
    each_name(cell, [&](std::size_t from, std::size_t to) {
        std::string_view rest = cell.substr(from, to - from);
        drop_character(rest);
        out += cell.substr(done, to - done - rest.size());
        out += '*';
        done = to;
    });
    return out.append(cell.substr(done));
}

}  // namespace baoxue
