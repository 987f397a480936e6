// A name in the form it is compared in, and how alike two of them are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace baoxue::operation::match {

// How two names agree, from best to worst. What stands higher includes slips of a lesser kind: a homophone
// and a look-alike together are a look-alike.
enum class NameLevel {
    exact,
    unreadable,  // equal but for characters that are unknown (? * □), masked, or written as pinyin
    order,       // the surname behind the given name
    homophone,   // equal but for characters of the same sound
    look_alike,  // equal but for characters of the same sound or shape; Latin: one or two letters off
    one_given,   // one character of several given ones is another
    surname,     // the given name (two characters at least) under another surname
    length,      // one character (one word) more or less
    surname_only,
    none,
    missing  // nothing to compare
};

struct Name {
    static constexpr char32_t unknown = 0;       // a character nobody can read
    static constexpr char32_t sound = 0x110000;  // + syllable: a character of which only the reading is given

    std::u32string characters = {};  // Chinese, folded; empty when the name has none
    std::size_t surname = 0;  // how many of them are the surname; 0 in a name with a separator (阿依古丽·买买提)
    std::string letters = {};  // a name without Chinese characters: lower case words, one blank between
    char32_t mark = 0;         // what a school adds to tell namesakes apart: 1, 2, A, B, (大), (小), (男), (女)

    bool empty() const { return characters.empty() && letters.empty(); }
};

// Half width, invisible characters and separators out, remarks in brackets out, a trailing 1, 2, A, B kept as a mark,
// traditional and variant forms folded, 王y涵 and 王䶮(yan) understood.
Name read_name(std::string_view text);

// Letters as pinyin, one element (Name::sound + syllable) each: "yan", "zihan". Nothing when they are no
// pinyin.
std::optional<std::u32string> sounds(std::string_view letters);

struct NameComparison {
    NameLevel level = NameLevel::missing;
    char32_t before = 0, after = 0;  // the first characters that differ, for the evidence
    bool same_surname = false;       // the identical characters (or first word), so that their rarity counts
    bool letters = false;            // both are Latin
    bool former = false;             // one of them is a former name
    bool marks_differ = false;       // 张伟A, 张伟B: one name, and perhaps two children
    bool misspelt = false;           // Latin: every word of the shorter name is there, at most a letter or two off
};

NameComparison compare(const Name& before, const Name& after);

// Optimal string alignment: letters added, dropped, replaced, or neighbours swapped; counts no further than
// `most` + 1.
std::size_t edits(std::string_view a, std::string_view b, std::size_t most);

}  // namespace baoxue::operation::match
