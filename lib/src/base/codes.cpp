#include "baoxue/base/codes.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <unordered_set>

#include "baoxue/base/characters.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/vocabularies.hpp"
#include "base/data.hpp"

namespace baoxue {
namespace {

using Entry = std::pair<std::string, std::string_view>;

bool one_of(std::string_view code, std::initializer_list<std::string_view> codes)
{
    return std::ranges::find(codes, code) != codes.end();
}

// 1, Z, 11: what stands before the word in "1-居民身份证"
bool like_code(std::string_view text)
{
    return !text.empty() && text.size() <= 3 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); });
}

}  // namespace

Vocabulary::Vocabulary(std::string_view field, std::string_view profile) : field_(field)
{
    const auto known = profiles();
    if (!profile.empty() && !std::ranges::binary_search(known, profile))
        throw Error(Status::usage, say("unknown profile {}; there are: {}", {profile, join_words(known)}));
    for (const auto& row : base::code_rows()) {
        if (row.field != field || (!row.profile.empty() && row.profile != profile)) continue;
        // the profile's words come before those of all
        const auto at = row.profile.empty() ? words_.end() : words_.begin();
        words_.insert(at, {{fold(row.simplified), row.code}, {fold(row.traditional), row.code}});
        if (row.profile.empty()) words_.emplace_back(fold(row.code), row.code);
    }
    if (words_.empty()) throw std::out_of_range("no such vocabulary: " + field_);
    std::ranges::stable_sort(words_, {}, &Entry::first);
}

void Vocabulary::add(std::string_view word, std::string_view code)
{
    const auto codes = codes_of(field_);
    const auto found = std::ranges::find(codes, code);
    if (found == codes.end())
        throw Error(Status::usage, say("{} is no code of {}; there are: {}", {code, field_, join_words(codes)}));
    std::string key = fold(word);
    const auto at = std::ranges::lower_bound(words_, key, {}, &Entry::first);
    words_.emplace(at, std::move(key), *found);
}

std::string_view Vocabulary::find(std::string_view folded) const
{
    const auto found = std::ranges::lower_bound(words_, folded, {}, &Entry::first);
    return found != words_.end() && found->first == folded ? found->second : std::string_view{};
}

std::string_view Vocabulary::canonical(std::string_view cell) const
{
    const std::string key = fold(cell);
    if (key.empty()) return {};
    if (const auto code = find(key); !code.empty()) return code;
    if (std::string ours = key; std::ranges::replace(ours, '-', '_'), true)  // grade-repeated
        if (const auto code = find(ours); !code.empty()) return code;
    const auto dash = key.find('-');
    if (dash == key.npos || !like_code(key.substr(0, dash))) return {};
    const auto by_word = find(std::string_view(key).substr(dash + 1));
    const auto by_code = find(std::string_view(key).substr(0, dash));
    return by_code.empty() || by_code == by_word ? by_word : std::string_view{};
}

std::string_view canonical(std::string_view field, std::string_view cell, std::string_view profile)
{
    if (cell.empty()) return {};
    thread_local std::map<std::pair<std::string, std::string>, Vocabulary> made;
    std::pair<std::string, std::string> key{field, profile};
    auto found = made.find(key);
    if (found == made.end()) found = made.emplace(std::move(key), Vocabulary(field, profile)).first;
    return found->second.canonical(cell);
}

std::string_view label(std::string_view field, std::string_view code, Language language)
{
    if (language == Language::english) return code;
    for (const auto& row : base::code_rows())
        if (row.field == field && row.code == code && row.profile.empty())
            return language == Language::simplified ? row.simplified : row.traditional;
    return code;
}

namespace {

std::string each_of(std::string_view list, auto other)
{
    std::string words;
    for (const auto word : split_words(list)) {
        const std::string_view changed = other(word);
        add_word(words, changed.empty() ? word : changed);
    }
    return words;
}

}  // namespace

std::string in_codes(std::string_view field, std::string_view cell)
{
    if (field.empty()) return std::string(cell);
    return each_of(cell, [&](std::string_view word) { return canonical(field, word); });
}

std::string in_words(std::string_view field, std::string_view cell, Language language)
{
    if (field.empty()) return std::string(cell);
    return each_of(cell, [&](std::string_view word) { return label(field, word, language); });
}

std::vector<std::string_view> codes_of(std::string_view field)
{
    std::vector<std::string_view> codes;
    for (const auto& row : base::code_rows())
        if (row.field == field && row.profile.empty() && std::ranges::find(codes, row.code) == codes.end())
            codes.push_back(row.code);
    return codes;
}

namespace {

// The codes of a vocabulary as its reader says them.
std::vector<std::string_view> words_of(std::string_view field)
{
    auto words = codes_of(field);
    for (auto& word : words) word = label(field, word, spoken());
    return words;
}

// The hundred commonest surnames (Ministry of Public Security, 2020), which nine of ten people have.
constexpr std::string_view surnames =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
    "范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
    "張劉陳楊黃趙吳孫馬羅鄭謝許鄧韓馮曾蕭蔣葉魏蘇呂盧鍾譚陸範韋賈鄒閆龍賀顧龔萬錢嚴";

constexpr std::size_t character = 3;  // bytes

// A surname with a character behind it.
bool may_hold_a_name(std::string_view word)
{
    for (auto rest = word; !rest.empty();) {
        const auto before = rest;
        const bool chinese = next_character(rest) >= 0x80;
        if (chinese && !rest.empty() && surnames.find(before.substr(0, before.size() - rest.size())) != surnames.npos)
            return true;
    }
    return false;
}

// Whether the word holds the name, or two characters or more of its end: the given name.
bool holds(const std::string& word, std::string_view name)
{
    const auto whole = fold_name(name);
    if (whole.empty()) return false;
    const bool chinese = static_cast<unsigned char>(whole.front()) >= 0x80;
    const auto part = chinese && whole.size() > 2 * character ? whole.substr(whole.size() - 2 * character) : whole;
    return word.find(part) != word.npos;
}

// In which the names of Tibetan, Uyghur, Yi, Kazakh and Miao children are written.
constexpr std::u32string_view transliterating =
    U"阿艾爱衣依伊乌吾玉尤扎卓丹旦措初次仁曲央尼玛姆拉巴桑珠吉克嘎噶洛罗旺旦德多达热提力丽古孜祖买麦木米娜莎沙帕迪迦比牛日呷惹古莫哈斯布尔别克金西索朗平顿珍"
    U"艾愛麗買麥瑪納麼爾";

// 卓玛措, 阿衣古丽, Aygul Memet: names without a surname that we know, told by their characters and by two capitals.
bool may_be_foreign(std::string_view word)
{
    int capitals = 0, characters = 0, of_names = 0;
    for (bool begins = true; !word.empty();) {
        const auto one = next_character(word);
        characters += one >= 0x3400;
        of_names += transliterating.find(one) != transliterating.npos;
        capitals += begins && one >= 'A' && one <= 'Z';
        begins = one == ' ' || one == '_' || one == '-' || one == '.' || one == U'·';
    }
    return capitals > 1 || (characters > 1 && of_names * 2 > characters);
}

// Two characters side by side, of every word and heading that we know.
const std::unordered_set<std::string_view>& known_pairs()
{
    static const auto pairs = [] {
        std::unordered_set<std::string_view> all;
        const auto take = [&](std::string_view word) {
            for (std::size_t at = 0; at + 2 * character <= word.size(); ++at)
                if (static_cast<unsigned char>(word[at]) >= 0xE0) all.insert(word.substr(at, 2 * character));
        };
        for (const auto& row : base::code_rows()) take(row.simplified), take(row.traditional);
        return all;
    }();
    return pairs;
}

// Which stand in words about school and in hardly a name.
constexpr std::u32string_view of_no_name = U"学校课假病旷缺迟退转离辍休复走逃注销未已不无没读请勤到在失學課曠遲轉離輟復銷無請沒讀";

// Whether a word is made, but for one character, of pieces of words that we know, or half of it of such characters: 未返校啦
// and 逃学 are statuses, 招娣 and 小明生病 children whom no list of surnames tells.
bool tells_of_school(std::string_view word)
{
    std::size_t characters = 0, unknown = 0, covered_to = 0, of_school = 0;
    for (std::size_t at = 0; at < word.size();) {
        auto rest = word.substr(at);
        const auto one = next_character(rest);
        const std::size_t next = word.size() - rest.size();
        if (one >= 0x3400) {
            ++characters;
            if (known_pairs().contains(word.substr(at, 2 * character))) covered_to = at + 2 * character;
            unknown += next > covered_to;
            of_school += of_no_name.find(one) != of_no_name.npos;
        }
        at = next;
    }
    return unknown == 0 || (unknown == 1 && characters > 2) || 2 * of_school >= characters;
}

// A word of a code list is no personal datum; what is long, holds a number or may be a name stands in the wrong column.
bool may_be_told(std::string_view word, std::initializer_list<std::string_view> names)
{
    constexpr std::size_t longest = 24;
    const auto digits = std::ranges::count_if(word, [](char c) { return c >= '0' && c <= '9'; });
    if (word.empty() || word.size() > longest || digits > 4 || may_hold_a_name(word) || may_be_foreign(word) ||
        !tells_of_school(word))
        return false;
    const auto folded = fold_name(word);
    return std::ranges::none_of(names, [&](std::string_view name) { return holds(folded, name); });
}

}  // namespace

std::string unknown_word(std::string_view field) { return unknown_word(words_of(field)); }

std::string unknown_word(std::string_view field, std::string_view cell, std::initializer_list<std::string_view> names)
{
    const auto word = trim(cell);
    if (!may_be_told(word, names)) return unknown_word(field);
    return say("unknown word {}; there are: {}", {word, join_words(words_of(field))});
}

std::string unknown_word(const std::vector<std::string_view>& words)
{
    return say("unknown word; there are: {}", {join_words(words)});
}

std::vector<std::string_view> profiles()
{
    std::vector<std::string_view> names;
    for (const auto& row : base::code_rows())
        if (!row.profile.empty()) names.push_back(row.profile);
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::vector<std::string_view> vocabularies_with(const std::vector<std::string_view>& words)
{
    const auto same = [](std::string_view a, std::string_view b) {
        return std::ranges::equal(a, b, {}, [](char c) { return c == '_' ? '-' : c; }, [](char c) { return c == '_' ? '-' : c; });
    };
    std::vector<std::string_view> fields;
    for (const auto& row : base::code_rows())
        if (std::ranges::find(fields, row.field) == fields.end()) fields.push_back(row.field);
    std::erase_if(fields, [&](std::string_view field) {
        const auto codes = codes_of(field);
        return !std::ranges::all_of(words, [&](auto word) {
            return std::ranges::any_of(codes, [&](auto code) { return same(code, word); });
        });
    });
    return fields;
}

bool is_closed(std::string_view state)
{
    return state == "returned" || state == "placed" || state == "transferred" || state == "excluded";
}

std::optional<Presence> presence_of(std::string_view attendance)
{
    if (one_of(attendance, {"present", "late", "early", "official"})) return Presence::present;
    if (attendance == "absent") return Presence::unclassified;
    if (attendance == "unexcused") return Presence::unexcused;
    if (one_of(attendance, {"sick", "personal", "suspended", "excused"})) return Presence::excused;
    if (one_of(attendance, {"closed", "pending", "not_enrolled"})) return Presence::not_counted;
    return {};
}

}  // namespace baoxue
