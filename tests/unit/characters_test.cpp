#include "baoxue/base/characters.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace baoxue;

namespace {

std::string folded(std::string_view text)
{
    std::string out;
    while (!text.empty()) append(out, fold_character(next_character(text)));
    return out;
}

std::vector<std::string> spelt(char32_t c)
{
    std::vector<std::string> out;
    for (const Syllable syllable : readings(c)) out.emplace_back(spelling(syllable));
    return out;
}

}  // namespace

TEST_CASE("text is taken apart character by character and put together again")
{
    const std::string text = "a·é保學䶮𠮷";
    std::string_view rest = text;
    std::u32string characters;
    while (!rest.empty()) characters += next_character(rest);
    CHECK(characters == U"a·é保學䶮𠮷");
    std::string again;
    for (const char32_t c : characters) append(again, c);
    CHECK(again == text);
}

TEST_CASE("a byte that is not UTF-8 is one unknown character, and the next one is read")
{
    std::string_view text = "\xB1\xA3x\xE4\xBF";
    CHECK(next_character(text) == U'\uFFFD');
    CHECK(next_character(text) == U'\uFFFD');
    CHECK(next_character(text) == U'x');
    CHECK(next_character(text) == U'\uFFFD');
    CHECK(next_character(text) == U'\uFFFD');
    CHECK(text.empty());
}

TEST_CASE("traditional and variant forms fold to one standard form")
{
    CHECK(folded("學籍號 覈實 爲 為 敎育 臺灣 峯 羣 戶 戸 靑 淸 溫 產 産") ==
          "学籍号 核实 为 为 教育 台湾 峰 群 户 户 青 清 温 产 产");
    CHECK(folded("鍾靈毓秀 後來 模範 歷史 裏 裡") == "钟灵毓秀 后来 模范 历史 里 里");
    CHECK(folded("⼦⾼ 金") == "子高 金");
    CHECK(folded("姓名 abc 12 ★") == "姓名 abc 12 ★");
}

TEST_CASE("standard characters that name different children are not folded")
{
    for (const char* name :
         {"喆", "哲", "昇", "升", "於", "于", "甯", "宁", "祐", "佑", "堃", "坤", "皓", "淼", "䶮", "乾"})
        CHECK(folded(name) == name);
}

TEST_CASE("all readings of a character are kept")
{
    CHECK(spelt(U'单') == std::vector<std::string>{"chan", "dan", "shan"});
    CHECK(spelt(U'曾') == std::vector<std::string>{"ceng", "zeng"});
    CHECK(spelt(U'吕') == std::vector<std::string>{"lv"});
    CHECK(spelt(U'䶮') == std::vector<std::string>{"yan"});
    CHECK(spelt(U'A').empty());
    CHECK(same_reading(U'子', U'梓'));
    CHECK(same_reading(U'仇', U'邱'));
    CHECK_FALSE(same_reading(U'张', U'王'));
    CHECK_FALSE(same_reading(U'?', U'?'));
}

TEST_CASE("a folded character stays as it is, and rare forms of each other become one")
{
    for (char32_t c = 0x80; c < 0x30000; ++c)
        if (fold_character(fold_character(c)) != fold_character(c)) FAIL_CHECK("U+" << static_cast<unsigned>(c));
    CHECK(fold_character(U'㖈') == fold_character(U'䎛'));
}

TEST_CASE("characters of nearly the same shape look alike")
{
    for (const std::u32string pair :
         {U"未末", U"己已", U"晨宸", U"晴睛", U"宇字", U"王玉", U"羽习", U"戊戎", U"冼洗"}) {
        CAPTURE(pair[0]);
        CHECK(look_alike(pair[0], pair[1]));
        CHECK(look_alike(pair[1], pair[0]));
    }
    CHECK_FALSE(look_alike(U'张', U'李'));
    CHECK_FALSE(look_alike(U'梅', U'兰'));
    CHECK_FALSE(look_alike(U'子', U'子'));
    CHECK_FALSE(look_alike(U'a', U'b'));
}
