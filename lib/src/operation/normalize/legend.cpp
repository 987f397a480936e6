#include "operation/normalize/legend.hpp"

#include <algorithm>
#include <optional>

#include "baoxue/base/characters.hpp"
#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue::operation::normalize {
namespace {

// A sign or a word of the text, and whether something that is no filler stands between it and the one before.
struct Token {
    std::string text;
    std::string code = {};  // empty: a sign
    bool apart = false;
};

bool is_sign(std::string_view character)
{
    static constexpr std::string_view signs[] = {"√", "✓", "✔", "×", "✗", "✘", "╳", "○", "〇", "◯", "●", "◎", "△", "▲", "▽", "▼", "☆",
                                                 "★", "□", "■", "◇", "◆", "Φ", "⊙", "⊕", "⊗", "※", "#", "+", "＋", "＃", "/", "／"};
    return std::ranges::find(signs, character) != std::end(signs);
}

bool is_filler(std::string_view character)
{
    static constexpr std::string_view fillers[] = {"打", "用", "为", "為", "是", "记", "記", "画", "畫", "划", "作", "以", "表", "示", "代",
                                                   "填", "写", "寫", "标", "標", "：", ":", "=", "＝", "“", "”", "\"", "「", "」", "‘", "’", "'",
                                                   "-", "—", "者", "的", "指", "即"};
    return std::ranges::find(fillers, character) != std::end(fillers);
}

// The longest word of the vocabulary that begins the text, of two characters to five.
std::optional<Token> word_at(std::string_view text)
{
    std::optional<Token> found;
    std::string_view rest = text;
    for (int characters = 1; characters <= 5 && !rest.empty(); ++characters) {
        next_character(rest);
        const auto word = text.substr(0, text.size() - rest.size());
        if (characters == 1 || trim(word) != word) continue;
        if (const auto code = canonical("attendance", word); !code.empty()) found = Token{std::string(word), std::string(code)};
    }
    return found;
}

std::vector<Token> tokens_of(std::string_view text)
{
    std::vector<Token> tokens;
    bool apart = false;
    while (!text.empty()) {
        std::string_view rest = text;
        next_character(rest);
        const auto character = text.substr(0, text.size() - rest.size());
        auto token = is_sign(character) ? std::optional(Token{std::string(character)}) : word_at(text);
        if (token) {
            token->apart = apart, apart = false;
            text.remove_prefix(token->text.size());
            tokens.push_back(std::move(*token));
            continue;
        }
        apart = apart || !is_filler(character);
        text = rest;
    }
    return tokens;
}

using Meanings = std::vector<std::pair<std::string, std::string>>;

// Of each sign the word before it, or behind it; with `close` only where fillers alone stand between.
Meanings pairs_of(const std::vector<Token>& tokens, bool word_first, bool close)
{
    Meanings pairs;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const Token &one = tokens[i - 1], &other = tokens[i];
        const Token &word = word_first ? one : other, &sign = word_first ? other : one;
        if (word.code.empty() || !sign.code.empty() || (close && other.apart)) continue;
        pairs.emplace_back(sign.text, word.code);
    }
    return pairs;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> legend_in(std::string_view text)
{
    const auto tokens = tokens_of(text);
    auto meanings = pairs_of(tokens, true, true), behind = pairs_of(tokens, false, true);
    const bool both = std::ranges::any_of(meanings, [&](const auto& one) {
        return std::ranges::find(behind, one.first, &Meanings::value_type::first) != behind.end();
    });
    if (!both) meanings.insert(meanings.end(), behind.begin(), behind.end());
    else if (behind.size() == meanings.size()) return {};  // 出勤/缺勤 explains nothing
    else if (behind.size() > meanings.size()) meanings = std::move(behind);
    // √ 出勤 × 旷课: blanks on both sides of all
    if (meanings.empty() && tokens.size() > 2) meanings = pairs_of(tokens, !tokens.front().code.empty(), false);
    for (const auto& [sign, code] : meanings)
        for (const auto& [other, meaning] : meanings)
            if (sign == other && code != meaning)
                throw Error(Status::data, say("the legend gives the sign {} two meanings: {}, {}; say which with --words", {sign, code, meaning}));
    std::ranges::sort(meanings);
    meanings.erase(std::ranges::unique(meanings).begin(), meanings.end());
    return meanings;
}

}  // namespace baoxue::operation::normalize
