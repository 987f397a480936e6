// What the tables of headings and words hold, to be shown.
#pragma once

#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// A column of a kind of file with every heading that means it, the one to print first.
struct KnownColumn {
    std::string_view name, need, form;  ///< as of Column; need and form are empty for a list that only we write
    std::vector<std::string_view> simplified = {}, traditional = {};
};

/// Kinds of files in the order of the table: those that people bring, then those that only we write.
BAOXUE_API std::vector<std::string_view> known_kinds();
BAOXUE_API std::vector<KnownColumn> known_columns(std::string_view kind);  ///< none for an unknown kind

/// A word of a vocabulary and the code that it means; of a profile where it is another system's.
struct KnownWord {
    std::string_view profile, code, simplified, traditional;
};

BAOXUE_API std::vector<std::string_view> known_vocabularies();             ///< in the order of the table
BAOXUE_API std::vector<KnownWord> known_words(std::string_view vocabulary);  ///< none for an unknown vocabulary

}  // namespace baoxue
