#include "slips.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

namespace baoxue::bench {
namespace {

using Groups = std::vector<std::vector<std::string>>;

std::vector<std::string> characters(std::string_view text)
{
    std::vector<std::string> out;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) out.emplace_back();
        out.back() += c;
    }
    return out;
}

Groups groups(std::initializer_list<std::string_view> texts)
{
    Groups all;
    for (const auto text : texts) all.push_back(characters(text));
    return all;
}

const Groups& same_sound()
{
    static const Groups all =
        groups({"子梓紫籽",   "涵晗函寒",     "轩宣萱",   "宇雨语羽玉毓", "欣昕馨心鑫新", "怡宜仪依伊一", "浩皓昊灏",
                "俊骏峻军君", "琪淇奇祺棋",   "婷庭停",   "颖莹盈影",     "佳嘉家",       "思诗斯",       "泽则",
                "博柏勃",     "晨辰宸成诚承", "睿瑞锐蕊", "杰洁捷婕",     "明铭鸣茗",     "文雯",         "静敬婧靖",
                "瑶遥尧",     "妍言研岩",     "悦月玥越", "芸云韵",       "平萍",         "燕艳雁彦",     "丽莉力立",
                "龙隆",       "飞菲",         "涛滔",     "阳洋",         "伟玮炜维薇威", "志智致芝",     "林琳霖",
                "芳方",       "红宏洪鸿",     "海",       "春纯",         "兰岚",         "秀绣",         "慧惠蕙",
                "玲灵铃",     "凯恺",         "辉晖",     "永咏",         "康",           "星兴",         "景璟",
                "煜昱钰",     "翔祥",         "振震",     "华桦",         "安",           "健建",         "庆",
                "正政",       "雅娅",         "雪",       "可",           "曦希溪",       "倩茜",         "娜",
                "敏",         "若",           "诺",       "梦",           "露璐",         "晓筱小",       "丹",
                "凤",         "蓉容",         "娟",       "张章",         "王汪",         "李黎",         "付傅",
                "肖萧",       "闫阎严",       "徐许",     "余于俞",       "邱丘仇",       "何贺",         "石时",
                "孙",         "刘",           "陈谌",     "江姜",         "曾增",         "任仁",         "马麻",
                "胡",         "郭",           "谢解"});
    return all;
}

const Groups& same_shape()
{
    static const Groups all =
        groups({"宇字", "晨晟", "佳住", "明朋", "林材", "浩洁", "颖颗", "雨两", "羽习", "玉王", "杰木", "天夭",
                "子孑", "未末", "睿眷", "晴睛", "博搏", "轩斩", "泽译", "俊唆", "欣欢", "思恩", "怡恰", "静净",
                "雪雷", "瑶摇", "悦说", "语浯", "梅悔", "兰三", "侯候", "陈阵", "杨扬", "李季", "何河", "郭敦",
                "江汪", "石右", "田由", "白臼", "于干", "马鸟", "曹遭", "任仕", "丁了"});
    return all;
}

const std::map<std::string, std::string>& traditional_forms()
{
    static const auto all = [] {
        std::map<std::string, std::string> map;
        const auto simple = characters(
            "张刘陈杨黄赵吴孙马罗郑谢许韩邓冯肖叶苏吕卢钟谭陆贾韦邹龙贺顾龚万钱严欧阳轩泽杰涛飞凯伟华庆铭颖诗"
            "语悦晓诺梦莹洁丽艳红"
            "静云兰凤宁远东军国瑶鹏辉馨琼峰群晰");
        const auto full = characters(
            "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蕭葉蘇呂盧鍾譚陸賈韋鄒龍賀顧龔萬錢嚴歐陽軒澤傑濤飛凱偉華慶銘穎詩"
            "語悅曉諾夢瑩潔麗艷紅"
            "靜雲蘭鳳寧遠東軍國瑤鵬輝馨瓊峯羣晳");
        for (std::size_t i = 0; i < simple.size(); ++i) map[simple[i]] = full[i];
        return map;
    }();
    return all;
}

const std::map<std::string, std::string>& pinyin()
{
    static const std::map<std::string, std::string> all = {
        {"涵", "han"}, {"轩", "xuan"}, {"梓", "zi"},  {"子", "zi"},   {"雨", "yu"},   {"宇", "yu"},   {"欣", "xin"},
        {"怡", "yi"},  {"浩", "hao"},  {"俊", "jun"}, {"琪", "qi"},   {"婷", "ting"}, {"颖", "ying"}, {"佳", "jia"},
        {"思", "si"},  {"泽", "ze"},   {"博", "bo"},  {"晨", "chen"}, {"睿", "rui"},  {"杰", "jie"},  {"明", "ming"},
        {"文", "wen"}, {"静", "jing"}, {"瑶", "yao"}, {"妍", "yan"},  {"悦", "yue"},  {"芸", "yun"},  {"曦", "xi"},
        {"玥", "yue"}, {"煜", "yu"},   {"昊", "hao"}, {"皓", "hao"}};
    return all;
}

// One character of the name replaced by another one of its group; the given name twice as often as the
// surname.
ChildName replaced(const ChildName& name, const Groups& all, Dice& dice)
{
    ChildName other = name;
    for (int attempt = 0; attempt < 6; ++attempt) {
        std::string& part = dice.below(3) == 0 && !name.surname.empty() ? other.surname : other.given;
        auto typed = characters(part);
        std::string& one = typed[dice.below(typed.size())];
        const auto group = std::ranges::find_if(
            all, [&](const auto& members) { return std::ranges::find(members, one) != members.end(); });
        if (group == all.end()) continue;
        const auto& pick = dice.pick(*group);
        if (pick == one) continue;
        one = pick;
        part.clear();
        for (const auto& c : typed) part += c;
        break;
    }
    return other;
}

// The given name with one character changed by `change`.
template <class Change>
std::string with_given(const ChildName& name, Dice& dice, Change change)
{
    auto given = characters(name.given);
    auto& one = given[dice.below(given.size())];
    one = change(one);
    std::string text = name.surname;
    for (const auto& c : given) text += c;
    return text;
}

}  // namespace

ChildName homophone(const ChildName& name, Dice& dice)
{
    return replaced(name, same_sound(), dice);
}

ChildName look_alike(const ChildName& name, Dice& dice)
{
    return replaced(name, same_shape(), dice);
}

std::string traditional(const ChildName& name)
{
    std::string text;
    for (const auto& c : characters(name.whole())) {
        const auto found = traditional_forms().find(c);
        text += found == traditional_forms().end() ? c : found->second;
    }
    return text;
}

std::string mistyped(const ChildName& name, Sex sex, Dice& dice)
{
    const auto lot = dice.below(100);
    if (lot < 34) return homophone(name, dice).whole();
    if (lot < 48) return look_alike(name, dice).whole();
    if (lot < 60) return traditional(name);
    if (lot < 68)
        return with_given(name, dice, [&](const std::string&) { return std::string(dice.below(2) == 0 ? "?" : "□"); });
    if (lot < 74)
        return with_given(name, dice, [](const std::string& c) {
            const auto found = pinyin().find(c);
            return found == pinyin().end() ? c : found->second;
        });
    if (lot < 79) return with_given(name, dice, [](const std::string&) { return std::string(); });
    if (lot < 83) return name.surname + child_given_name(dice, sex);
    if (lot < 85) return std::string(surname(dice)) + name.given;
    if (lot < 92) return name.whole() + (dice.below(2) == 0 ? "（转入）" : "(小)");
    if (lot < 98) return name.whole() + dice.pick(std::array{"1", "2", "A", "B"});
    if (lot < 99) return name.given + name.surname;
    return name.surname + " " + name.given;
}

std::string mistyped_birth(Date birth, Dice& dice)
{
    using namespace std::chrono;
    const year_month_day day{birth};
    const auto lot = dice.below(100);
    if (lot < 20 && unsigned(day.day()) <= 12)
        return text(Date(day.year() / month(unsigned(day.day())) / unsigned(day.month())));
    if (lot < 50) {
        auto typed = text(birth);
        typed[9] = static_cast<char>('0' + (typed[9] - '0' + 1 + static_cast<int>(dice.below(8))) % 10);
        return typed;
    }
    if (lot < 60)
        return text(
            Date((day.year() + years(dice.below(2) == 0 ? 1 : -1)) / day.month() / std::min(unsigned(day.day()), 28U)));
    if (lot < 85) return text(birth - days(dice.between(19, 50)));
    return {};
}

std::string one_digit_off(std::string number, Dice& dice)
{
    if (number.size() < 3) return number;
    char& digit = number[1 + dice.below(number.size() - 2)];
    if (digit >= '0' && digit <= '9')
        digit = static_cast<char>('0' + (digit - '0' + 1 + static_cast<int>(dice.below(9))) % 10);
    return number;
}

std::string mistyped_national(const std::string& number, Dice& dice)
{
    if (number.size() != 18) return {};
    const auto lot = dice.below(100);
    if (lot < 25) return number.substr(0, 15) + "000";
    if (lot < 40) return number.substr(0, 1) + "." + number.substr(1, 5) + "E+17";
    if (lot < 70) return one_digit_off(number, dice);
    if (lot < 80) return number.substr(0, 6) + number.substr(8, 9);
    if (lot < 95) return {};
    auto other = number.substr(0, 14) + "000";
    const int serial = dice.between(100, 998);
    for (int i = 0, rest = serial; i < 3; ++i, rest /= 10)
        other[static_cast<std::size_t>(16 - i)] = static_cast<char>('0' + rest % 10);
    return other + check_digit(other);
}

}  // namespace baoxue::bench
