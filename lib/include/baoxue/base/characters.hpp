// Characters: UTF-8 taken apart, and what the Unihan database (Unicode UAX #38) knows of Chinese characters
// that helps to see that two words are one word typed twice. Everything here is for comparing; what is
// printed stays as typed. The tables are compiled in (some 0.4 MB of constants): no start-up cost, O(1)
// look-ups, safe from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// The first character of `text`, which must not be empty, and drops it from `text`. A byte that does not
/// begin a well-formed sequence counts as one character, U+FFFD.
BAOXUE_API char32_t next_character(std::string_view& text);

/// Appends the UTF-8 form of `c`.
BAOXUE_API void append(std::string& text, char32_t c);

/// The form that stands for a character and its traditional, variant and compatibility forms: 爲 為 -> 为, 覈
/// -> 核, 敎 -> 教, 臺 -> 台, a Kangxi radical -> its character. A character of the Table of General Standard
/// Chinese Characters (通用规范汉字表, 2013) is itself, so that 昇 and 升, 於 and 于, 喆 and 哲 stay
/// different names; one that has two standard forms equally near (semantic variants, see UAX #38) is not
/// folded either. Traditional characters that simplification merged fold together: 後 后 -> 后, 範 范 -> 范.
BAOXUE_API char32_t fold_character(char32_t c);

/// A Mandarin syllable without its tone, as a small number; spelling() shows it.
using Syllable = std::uint16_t;

/// The syllables a character can be read as, in ascending order, without tones: 单 {chan, dan, shan}. All
/// readings of today's dictionaries (现代汉语词典, 通用规范汉字字典), for rare characters also those of
/// 汉语大字典, because a surname is often the rare one (仇 qiú, 解 xiè). Empty for a character without a
/// known reading.
BAOXUE_API std::span<const Syllable> readings(char32_t c);

/// The syllable in Latin letters, ü as v: "zhang", "lv".
BAOXUE_API std::string_view spelling(Syllable syllable);

/// The syllable spelt so; nothing when no character is read that way. O(log n).
BAOXUE_API std::optional<Syllable> syllable(std::string_view letters);

/// Whether two characters share a syllable, tones apart.
BAOXUE_API bool same_reading(char32_t a, char32_t b);

/// Whether two different characters are easily taken for each other by their shape (未 末, 晨 宸, 晴 睛, 己
/// 已): by their four-corner codes (kFourCornerCode) and Cangjie codes (kCangjie), which describe a character
/// by its strokes and by its parts. Equal four-corner codes need Cangjie codes with a part in common; one
/// corner that differs needs Cangjie codes one letter apart. Where Unihan has no four-corner code (some
/// simplified characters), Cangjie decides alone.
BAOXUE_API bool look_alike(char32_t a, char32_t b);

}  // namespace baoxue
