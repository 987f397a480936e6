#include <algorithm>
#include <array>
#include <vector>

#include "baoxue/base/characters.hpp"
#include "operation/match/name.hpp"

namespace baoxue::operation::match {
namespace {

enum class Likeness { equal, unreadable, homophone, look_alike, different };

Likeness likeness(char32_t a, char32_t b)
{
    if (a == Name::unknown || b == Name::unknown) return Likeness::unreadable;
    if (a == b) return a >= Name::sound ? Likeness::unreadable : Likeness::equal;
    if (a >= Name::sound || b >= Name::sound) {
        const auto said = static_cast<Syllable>(std::max(a, b) - Name::sound);
        const auto known = readings(std::min(a, b));
        const bool fits = std::min(a, b) < Name::sound && std::ranges::binary_search(known, said);
        return fits ? Likeness::unreadable : Likeness::different;
    }
    if (same_reading(a, b)) return Likeness::homophone;
    return look_alike(a, b) ? Likeness::look_alike : Likeness::different;
}

NameLevel level_of(Likeness worst)
{
    constexpr NameLevel levels[] = {NameLevel::exact, NameLevel::unreadable, NameLevel::homophone,
                                    NameLevel::look_alike};
    return levels[static_cast<std::size_t>(worst)];
}

NameComparison compare_same_length(const Name& a, const Name& b)
{
    NameComparison found;
    const std::size_t size = a.characters.size(), surname = std::min(a.surname, b.surname);
    std::array<std::size_t, 5> count{};
    std::size_t different_at = 0, unequal = 0;
    for (std::size_t i = 0; i < size; ++i) unequal += a.characters[i] != b.characters[i];
    const bool one_will_do = surname == 1 && unequal > 1;  // beside another unequal one, a different one decides
    Likeness worst = Likeness::equal;
    for (std::size_t i = 0; i < size && !(worst == Likeness::different && one_will_do); ++i) {
        const Likeness kind = likeness(a.characters[i], b.characters[i]);
        ++count[static_cast<std::size_t>(kind)];
        if (kind != Likeness::equal && found.before == found.after)
            found.before = a.characters[i], found.after = b.characters[i];
        if (kind == Likeness::different) different_at = i;
        worst = std::max(worst, kind);
    }
    found.same_surname = surname > 0 && a.characters.compare(0, surname, b.characters, 0, surname) == 0 &&
                         a.characters[0] != Name::unknown && a.characters[0] < Name::sound;
    const auto of = [&](Likeness kind) { return count[static_cast<std::size_t>(kind)]; };
    const bool rest_equal = of(Likeness::equal) + of(Likeness::different) == size;
    if (of(Likeness::unreadable) == size) found.level = NameLevel::missing;
    else if (worst < Likeness::different) found.level = level_of(worst);
    else if (surname == 0)
        found.level = of(Likeness::different) == 1 && size >= 4 ? NameLevel::look_alike : NameLevel::none;
    else if (rest_equal && found.same_surname && of(Likeness::different) == 1 && size - surname >= 2)
        found.level = NameLevel::one_given;
    else if (rest_equal && different_at < surname && size - surname >= 2) found.level = NameLevel::surname;
    else found.level = found.same_surname ? NameLevel::surname_only : NameLevel::none;
    return found;
}

// 张** stands for 张子涵, whatever the number of stars.
bool covers(std::u32string_view masked, std::u32string_view name)
{
    const auto first = masked.find(Name::unknown), last = masked.rfind(Name::unknown);
    if (first == masked.npos || first == 0 || name.find(Name::unknown) != name.npos) return false;
    const auto tail = masked.substr(last + 1);
    return name.size() > first + tail.size() && name.starts_with(masked.substr(0, first)) && name.ends_with(tail);
}

bool one_more(std::u32string_view longer, std::u32string_view shorter)
{
    if (longer.size() != shorter.size() + 1 || shorter.size() < 2) return false;
    const auto apart = std::ranges::mismatch(longer, shorter);
    return std::equal(apart.in1 + 1, longer.end(), apart.in2, shorter.end());
}

bool turned_round(const Name& a, const Name& b)  // 子涵张
{
    const std::u32string_view x = a.characters, y = b.characters;
    return x.size() == y.size() && a.surname > 0 && x.size() >= 3 && y.starts_with(x.substr(a.surname)) &&
           y.ends_with(x.substr(0, a.surname));
}

NameComparison compare_chinese(const Name& a, const Name& b)
{
    const std::u32string &x = a.characters, &y = b.characters;
    NameComparison found;
    if (x.size() == y.size()) found = compare_same_length(a, b);
    const std::size_t surname = std::min(a.surname, b.surname);
    if (turned_round(a, b) || turned_round(b, a)) {
        found.level = std::min(found.level, NameLevel::order);
    } else if (x.size() != y.size()) {
        const std::u32string &longer = x.size() > y.size() ? x : y, &shorter = x.size() > y.size() ? y : x;
        found.same_surname = surname > 0 && x[0] != Name::unknown && x.compare(0, surname, y, 0, surname) == 0;
        const bool part_of = surname == 0 && shorter.size() >= 2 && longer.starts_with(shorter);
        if (covers(x, y) || covers(y, x)) found.level = NameLevel::unreadable;
        else if (one_more(longer, shorter) || part_of) found.level = NameLevel::length;
        else found.level = found.same_surname ? NameLevel::surname_only : NameLevel::none;
    }
    return found;
}

std::vector<std::string_view> words(std::string_view letters)
{
    std::vector<std::string_view> out;
    for (std::size_t at = 0, end = 0; at < letters.size(); at = end + 1) {
        end = std::min(letters.find(' ', at), letters.size());
        out.push_back(letters.substr(at, end - at));
    }
    return out;
}

bool misspelt(std::string_view a, std::string_view b)
{
    const std::size_t size = std::max(a.size(), b.size()), allowed = size >= 6 ? 2 : size >= 3 ? 1 : 0;
    return allowed > 0 && edits(a, b, allowed) <= allowed;
}

std::string joined(std::string letters)
{
    std::erase(letters, ' ');
    return letters;
}

NameComparison compare_letters(const std::string& a, const std::string& b)
{
    NameComparison found;
    auto left = words(a), right = words(b);
    found.letters = true;
    found.same_surname = left[0] == right[0];
    if (a == b) return found.level = NameLevel::exact, found;
    if (misspelt(joined(a), joined(b)))
        return found.level = NameLevel::look_alike, found.misspelt = true, found;  // ha ge
    bool in_order = true, equal = true;
    const std::size_t most = std::max(left.size(), right.size()), least = std::min(left.size(), right.size());
    std::size_t paired = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const auto same = std::ranges::find(right, left[i]);
        const auto like = same != right.end()
                              ? same
                              : std::ranges::find_if(right, [&](auto word) { return misspelt(word, left[i]); });
        if (like == right.end()) continue;
        equal &= same != right.end();
        in_order &= static_cast<std::size_t>(like - right.begin()) == i;
        *like = {};
        ++paired;
    }
    if (paired == most && !in_order) found.level = NameLevel::order;
    else if (paired == most) found.level = NameLevel::look_alike;
    else if (paired == least && (equal || least > 1)) found.level = NameLevel::length;
    else if (paired > 0) found.level = NameLevel::surname_only;
    else found.level = NameLevel::none;
    found.misspelt = paired == least;
    return found;
}

// Whether the letters are this name in pinyin: every character by one of its readings.
bool spells(std::u32string_view characters, std::string_view letters)
{
    if (characters.empty()) return letters.empty();
    const char32_t c = characters[0];
    const auto fits = [&](Syllable syllable) {
        const auto spelt = spelling(syllable);
        if (spelt.size() > letters.size()) return false;
        const bool same = std::ranges::equal(spelt, letters.substr(0, spelt.size()),
                                             [](char x, char y) { return x == y || (x == 'v' && y == 'u'); });
        return same && spells(characters.substr(1), letters.substr(spelt.size()));
    };
    if (c >= Name::sound) return fits(static_cast<Syllable>(c - Name::sound));
    return c != Name::unknown && std::ranges::any_of(readings(c), fits);
}

NameComparison compare_spelling(const Name& chinese, const std::string& words)
{
    NameComparison found;
    const std::string letters = joined(words);
    const auto& all = chinese.characters;
    const auto turned = all.substr(chinese.surname) + all.substr(0, chinese.surname);
    if (spells(all, letters) || spells(turned, letters)) found.level = NameLevel::unreadable;
    else found.level = NameLevel::none;
    return found;
}

}  // namespace

NameComparison compare(const Name& before, const Name& after)
{
    if (before.empty() || after.empty()) return {};
    if (before.characters.empty() && after.characters.empty()) return compare_letters(before.letters, after.letters);
    if (before.characters.empty()) return compare_spelling(after, before.letters);
    if (after.characters.empty()) return compare_spelling(before, after.letters);
    NameComparison found = compare_chinese(before, after);
    found.marks_differ = before.mark != 0 && after.mark != 0 && before.mark != after.mark;
    if (found.marks_differ && found.level < NameLevel::look_alike) found.level = NameLevel::look_alike;
    return found;
}

std::size_t edits(std::string_view a, std::string_view b, std::size_t most)
{
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > most) return most + 1;
    const auto same_head = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    a.remove_prefix(same_head), b.remove_prefix(same_head);
    while (!a.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
    if (a.empty()) return b.size();
    const bool swapped = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
    if (most <= 1) return swapped || b.size() == 1 ? 1 : most + 1;
    if (a.size() > 63) return most + 1;
    std::array<std::array<std::size_t, 64>, 3> rows;
    for (std::size_t i = 0; i <= a.size(); ++i) rows[0][i] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        auto &row = rows[j % 3], &above = rows[(j + 2) % 3], &before = rows[(j + 1) % 3];
        row[0] = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            row[i] = std::min({above[i] + 1, row[i - 1] + 1, above[i - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[i] = std::min(row[i], before[i - 2] + 1);
        }
    }
    return std::min(rows[b.size() % 3][a.size()], most + 1);
}

}  // namespace baoxue::operation::match
