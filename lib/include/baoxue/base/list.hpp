// Lists of words in one text: `return;township` in a cell, `overdue, due, done` in a message.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/text.hpp"

namespace baoxue {

/// Adds a word to the list.
inline void add_word(std::string& list, std::string_view word, std::string_view between = ";")
{
    if (!list.empty()) list += between;
    list += word;
}

/// The words in their order, as messages show them.
template <class Words>
std::string join_words(const Words& words, std::string_view between = ", ")
{
    std::string list;
    for (const auto& word : words) add_word(list, word, between);
    return list;
}

/// The words of a list, trimmed; empty ones are none. Views of the text.
inline std::vector<std::string_view> split_words(std::string_view list, char between = ';')
{
    std::vector<std::string_view> words;
    while (!list.empty()) {
        const auto end = list.find(between);
        if (const auto word = trim(list.substr(0, end)); !word.empty()) words.push_back(word);
        list.remove_prefix(end == list.npos ? list.size() : end + 1);
    }
    return words;
}

}  // namespace baoxue
