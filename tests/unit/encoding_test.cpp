#include "csv/encoding.hpp"

#include <doctest/doctest.h>
#include <iconv.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace baoxue::csv;

namespace {

using Random = std::mt19937;

std::vector<std::string> characters(std::string_view text)
{
    std::vector<std::string> all;
    for (const char byte : text)
        if ((byte & 0xC0) == 0x80) all.back() += byte;
        else all.emplace_back(1, byte);
    return all;
}

const auto surnames_hans = characters(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘"
    "杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文");
const auto surnames_hant = characters(
    "王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅梁宋鄭謝韓唐馮于董蕭程曹袁鄧許傅沈曾彭呂蘇盧蔣蔡賈丁魏薛葉閻余潘"
    "杜戴夏鍾汪田任姜"
    "范方石姚譚廖鄒熊金陸郝孔白崔康毛邱秦江史顧侯邵孟龍萬段錢湯尹黎易常武喬賀賴龔文");
const auto given_hans = characters(
    "梓涵子轩欣怡浩然诗雨宇俊杰婷佳琪雅思博文远晨曦语嫣奕泽睿哲嘉伟强芳娜敏静丽秀英艳军磊洋勇超明霞平刚桂兰玉"
    "萍红娟建国志华春梅海燕玲飞丹"
    "凤莉倩颖瑶璐琳悦彤馨予汐依诺妍菲蕾楠鑫昊天翔宸皓煜晗烨铭恒毅航睦凯彬鹏辉云峰阳帆成栋才德福贵财宝珍珠香花"
    "秋冬雪冰月星光亮");
const auto given_hant = characters(
    "梓涵子軒欣怡浩然詩雨宇俊傑婷佳琪雅思博文遠晨曦語嫣奕澤睿哲嘉偉強芳娜敏靜麗秀英軍磊洋勇超明霞平剛桂蘭玉萍"
    "紅娟建國志華春梅海燕玲飛丹"
    "鳳莉倩穎瑤璐琳悅彤馨予汐依諾妍菲蕾楠鑫昊天翔宸皓煜晗燁銘恆毅航睦凱彬鵬輝雲峰陽帆成棟才德福貴財寶珍珠香花"
    "秋冬雪冰月星光亮");

std::string encoded(std::string text, const char* encoding)
{
    const auto handle = ::iconv_open(encoding, "UTF-8");
    std::string out(4 * text.size() + 16, '\0');
    char *in = text.data(), *to = out.data();
    std::size_t in_left = text.size(), left = out.size();
    const auto result = ::iconv(handle, &in, &in_left, &to, &left);
    ::iconv_close(handle);
    if (result != 0) return {};  // a character that the encoding lacks
    out.resize(out.size() - left);
    return out;
}

std::string name(Random& random, bool hant)
{
    const auto pick = [&](const auto& from) { return from[random() % from.size()]; };
    std::string text = pick(hant ? surnames_hant : surnames_hans);
    for (auto left = 1 + (random() % 3 != 0); left > 0; --left) text += pick(hant ? given_hant : given_hans);
    return text;
}

struct Score {
    int right = 0, wrong = 0, asked = 0;
};

/// Lists of so many names in GB18030 or Big5, as bytes, and how the detection did.
Score score(Encoding encoding, int count, const std::string& heading, int lists)
{
    Random random(20260901u + static_cast<unsigned>(count));
    Score score;
    const bool hant = encoding == Encoding::big5;
    while (lists > 0) {
        std::string list = heading;
        for (int i = 0; i < count; ++i) {
            std::string bytes;
            while (bytes.empty()) bytes = encoded(name(random, hant), hant ? "CP950" : "GB18030");
            list += bytes + "\n";
        }
        --lists;
        const auto found = plausible_encodings(list);
        if (found.size() > 1) ++score.asked;
        else ++(found.front() == encoding ? score.right : score.wrong);
    }
    return score;
}

}  // namespace

TEST_CASE("a roster's encoding is told right, and asked about only where a few bare names are all there is")
{
    constexpr int lists = 2000;
    for (const auto encoding : {Encoding::gb18030, Encoding::big5}) {
        const bool hant = encoding == Encoding::big5;
        const auto heading = encoded(hant ? "學籍號,姓名\n" : "学籍号,姓名\n", hant ? "CP950" : "GB18030");
        for (const int count : {1, 2, 3, 5, 10, 30}) {
            const auto bare = score(encoding, count, "", lists), headed = score(encoding, count, heading, lists);
            INFO(name_of(encoding) << ", " << count << " names: " << bare.right << " right, " << bare.wrong
                                   << " wrong, " << bare.asked << " asked; with a heading " << headed.right
                                   << " right");
            CHECK(bare.wrong == 0);
            CHECK(headed.right == lists);
            CHECK(bare.asked <= lists / (count == 1 ? 4 : count == 2 ? 20 : 100));
        }
    }
}

TEST_CASE("UTF-8 of any script is UTF-8, whatever it would be elsewhere")
{
    for (const auto* text :
         {"姓名\n", "王", "阿依古丽·买买提", "José", "Zoë, Åsa, Çelik", "Иванов Пётр", "ئايگۈل", "🎒"})
        CHECK(plausible_encodings(text) == std::vector{Encoding::utf8});
    CHECK(plausible_encodings("姓名\xE4\xB8") == std::vector{Encoding::utf8});  // cut off
    CHECK(plausible_encodings("李\xFF王") == std::vector{Encoding::utf8});      // damaged
}

TEST_CASE("a short GB18030 text that happens to be UTF-8 is asked about")
{
    CHECK(plausible_encodings("\xD2\xA1\xC2\xB7\n") == std::vector{Encoding::utf8, Encoding::gb18030});
}

TEST_CASE("damaged GB18030 and Big5 are still known")
{
    CHECK(plausible_encodings(encoded("学籍号,姓名\n王小明", "GB18030") + "\xFF\n") == std::vector{Encoding::gb18030});
    CHECK(plausible_encodings(encoded("學籍號,姓名\n陳美玲", "CP950") + "\xFF\n") == std::vector{Encoding::big5});
    CHECK(plausible_encodings(encoded("学籍号,姓名\n李䶮𬱖", "GB18030")) == std::vector{Encoding::gb18030});
}

TEST_CASE("encodings have names in any case, and marks")
{
    CHECK(encoding_named("GBK") == Encoding::gb18030);
    CHECK(encoding_named("utf-16le") == Encoding::utf16le);
    CHECK_FALSE(encoding_named("latin1"));
    CHECK(encoding_by_mark("\xEF\xBB\xBFid") == Encoding::utf8);
    CHECK_FALSE(encoding_by_mark("id"));
    CHECK(encoding_by_nuls(encoded("姓名,一班\n王小明,男\n", "UTF-16LE")) == Encoding::utf16le);
    CHECK(encoding_by_nuls(encoded("姓名,一班\n王小明,男\n", "UTF-16BE")) == Encoding::utf16be);
    CHECK_FALSE(encoding_by_nuls("id,name\n"));
    CHECK_FALSE(encoding_by_nuls(""));
}
