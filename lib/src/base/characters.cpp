#include "baoxue/base/characters.hpp"
#include "base/normal_form.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace baoxue {
namespace {

struct Character {
    char32_t fold;           // 0: itself
    std::uint32_t cangjie;   // letters 1..26 in five bits each, the first lowest
    std::uint16_t readings;  // where in reading_sets
    std::uint16_t corners;   // four-corner code + 1; 0: none
};

// A letter, the mark on it, and both in one character.
struct Composition {
    char32_t letter, mark, whole;
};

#include "characters.inc"

const Character& look_up(char32_t c)
{
    static constexpr Character none{};
    const std::size_t block = c / block_size;
    return block < std::size(block_of) ? characters[block_of[block] * block_size + c % block_size] : none;
}

struct Code {
    std::array<std::uint32_t, 5> parts{};
    std::size_t size = 0;
};

Code cangjie(std::uint32_t packed)
{
    Code code;
    for (; packed != 0; packed >>= 5) code.parts[code.size++] = packed & 31;
    return code;
}

// One part added, dropped or replaced.
bool one_apart(const Code& a, const Code& b)
{
    const auto& shorter = a.size <= b.size ? a : b;
    const auto& longer = a.size <= b.size ? b : a;
    if (longer.size - shorter.size > 1) return false;
    std::size_t same = 0;
    while (same < shorter.size && shorter.parts[same] == longer.parts[same]) ++same;
    const std::size_t skip = longer.size == shorter.size ? 1 : 0;
    for (std::size_t i = same + skip; i < shorter.size; ++i)
        if (shorter.parts[i] != longer.parts[i + 1 - skip]) return false;
    return true;
}

bool share_part(const Code& a, const Code& b)
{
    return std::any_of(a.parts.begin(), a.parts.begin() + a.size, [&](auto part) {
        return std::find(b.parts.begin(), b.parts.begin() + b.size, part) != b.parts.begin() + b.size;
    });
}

int corners_apart(unsigned a, unsigned b)
{
    int apart = 0;
    for (int corner = 0; corner < 4; ++corner, a /= 10, b /= 10) apart += a % 10 != b % 10;
    return apart;
}

}  // namespace

char32_t next_character(std::string_view& text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
    char32_t c = size == 1 ? lead : lead & (0x7FU >> size);
    bool whole = size != 0 && size <= text.size();
    for (std::size_t i = 1; whole && i < size; ++i) {
        whole = (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
        c = c << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    text.remove_prefix(whole ? size : 1);
    return whole ? c : U'\uFFFD';
}

void append(std::string& text, char32_t c)
{
    const auto lead = [&](unsigned mark, int shift) { return static_cast<char>(mark | c >> shift); };
    const auto tail = [&](int shift) { return static_cast<char>(0x80 | (c >> shift & 0x3F)); };
    if (c < 0x80) text += static_cast<char>(c);
    else if (c < 0x800) text.append({lead(0xC0, 6), tail(0)});
    else if (c < 0x10000) text.append({lead(0xE0, 12), tail(6), tail(0)});
    else text.append({lead(0xF0, 18), tail(12), tail(6), tail(0)});
}

char32_t fold_character(char32_t c)
{
    const char32_t fold = look_up(c).fold;
    return fold != 0 ? fold : c;
}

char32_t composed(char32_t letter, char32_t mark)
{
    const auto* const found = std::ranges::find_if(
        compositions, [&](const Composition& one) { return one.letter == letter && one.mark == mark; });
    return found == std::end(compositions) ? 0 : found->whole;
}

std::span<const Syllable> readings(char32_t c)
{
    const auto* set = reading_sets + look_up(c).readings;
    return {set + 1, *set};
}

std::string_view spelling(Syllable syllable)
{
    return spellings[syllable];
}

std::optional<Syllable> syllable(std::string_view letters)
{
    const auto* found =
        std::ranges::lower_bound(spellings, letters, {}, [](const auto& s) { return std::string_view(s); });
    if (found == std::end(spellings) || *found != letters) return {};
    return static_cast<Syllable>(found - spellings);
}

bool same_reading(char32_t a, char32_t b)
{
    const auto of_a = readings(a), of_b = readings(b);
    return std::ranges::find_first_of(of_a, of_b) != of_a.end();
}

bool look_alike(char32_t a, char32_t b)
{
    const Character &first = look_up(a), &second = look_up(b);
    if (a == b || first.cangjie == 0 || second.cangjie == 0) return false;
    const Code parts_a = cangjie(first.cangjie), parts_b = cangjie(second.cangjie);
    if (first.corners == 0 || second.corners == 0) return one_apart(parts_a, parts_b);
    const int apart = corners_apart(first.corners - 1U, second.corners - 1U);
    return apart == 0 ? share_part(parts_a, parts_b) : apart == 1 && one_apart(parts_a, parts_b);
}

}  // namespace baoxue
