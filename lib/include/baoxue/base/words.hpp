// Every word a user reads, in the user's language. Keyed by the English text; the translations stand in
// lib/data/messages.csv and are compiled in, so that no locale needs to be installed. Data are never translated.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

#include "baoxue/base/api.hpp"

namespace baoxue {

enum class Language { english, simplified, traditional };

/// Sets the language of all messages of this process. Call before the first message; default English.
BAOXUE_API void speak(Language language);
BAOXUE_API Language spoken();

/// "en", "zh-Hans", "zh-Hant", or a locale name such as "zh_TW.UTF-8"; English when it is none of these.
BAOXUE_API Language language_named(std::string_view name);

/// One value for a placeholder: text as it is, whole numbers with their digits.
struct BAOXUE_API Word {
    std::string text;
    Word(std::string_view value) : text(value) {}
    Word(const std::string& value) : text(value) {}
    Word(const char* value) : text(value) {}
    Word(std::integral auto value) : text(std::to_string(value)) {}
};

/// The message in the language spoken; the English itself where messages.csv has none.
/// The returned text lives as long as the program or as `english`, whichever is the shorter.
BAOXUE_API std::string_view say(std::string_view english);

/// The message with `{}` replaced by the values in turn. A translation that needs another order writes
/// `{0}`, `{1}`. O(length).
BAOXUE_API std::string say(std::string_view english, std::initializer_list<Word> values);

}  // namespace baoxue
