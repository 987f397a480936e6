#include "people.hpp"

#include <fmt/format.h>

#include <array>
#include <numeric>
#include <span>

namespace baoxue::bench {
namespace {

struct Surname {
    std::string_view text;
    unsigned weight;
};

constexpr std::array surnames{
    Surname{"王", 725}, Surname{"李", 719}, Surname{"张", 683}, Surname{"刘", 514}, Surname{"陈", 463},
    Surname{"杨", 301}, Surname{"黄", 224}, Surname{"赵", 204}, Surname{"吴", 199}, Surname{"周", 195},
    Surname{"徐", 147}, Surname{"孙", 142}, Surname{"马", 129}, Surname{"朱", 126}, Surname{"胡", 120},
    Surname{"郭", 116}, Surname{"何", 109}, Surname{"林", 108}, Surname{"罗", 103}, Surname{"高", 101},
    Surname{"郑", 95},  Surname{"梁", 88},  Surname{"谢", 81},  Surname{"宋", 79},  Surname{"唐", 78},
    Surname{"许", 74},  Surname{"韩", 72},  Surname{"邓", 69},  Surname{"冯", 68},  Surname{"曹", 66},
    Surname{"彭", 64},  Surname{"曾", 62},  Surname{"肖", 61},  Surname{"田", 60},  Surname{"董", 58},
    Surname{"潘", 57},  Surname{"袁", 56},  Surname{"蔡", 55},  Surname{"蒋", 54},  Surname{"余", 53},
    Surname{"于", 52},  Surname{"杜", 51},  Surname{"叶", 50},  Surname{"程", 49},  Surname{"魏", 48},
    Surname{"苏", 47},  Surname{"吕", 46},  Surname{"丁", 45},  Surname{"任", 44},  Surname{"卢", 43},
    Surname{"姚", 42},  Surname{"沈", 41},  Surname{"钟", 40},  Surname{"姜", 39},  Surname{"崔", 38},
    Surname{"谭", 37},  Surname{"陆", 36},  Surname{"范", 35},  Surname{"汪", 34},  Surname{"廖", 33},
    Surname{"石", 32},  Surname{"金", 32},  Surname{"韦", 31},  Surname{"贾", 31},  Surname{"夏", 30},
    Surname{"付", 30},  Surname{"方", 29},  Surname{"邹", 29},  Surname{"熊", 28},  Surname{"白", 28},
    Surname{"孟", 27},  Surname{"秦", 27},  Surname{"邱", 26},  Surname{"侯", 26},  Surname{"江", 25},
    Surname{"尹", 25},  Surname{"薛", 24},  Surname{"闫", 24},  Surname{"段", 23},  Surname{"雷", 23},
    Surname{"龙", 22},  Surname{"黎", 22},  Surname{"史", 21},  Surname{"陶", 21},  Surname{"贺", 20},
    Surname{"毛", 20},  Surname{"郝", 19},  Surname{"顾", 19},  Surname{"龚", 18},  Surname{"邵", 18},
    Surname{"万", 17},  Surname{"覃", 17},  Surname{"武", 16},  Surname{"钱", 16},  Surname{"戴", 15},
    Surname{"严", 15},  Surname{"莫", 14},  Surname{"孔", 14},  Surname{"向", 13},  Surname{"欧阳", 9},
};
constexpr unsigned all_surnames = std::accumulate(surnames.begin(), surnames.end(), 0U,
                                                  [](unsigned sum, const Surname& s) { return sum + s.weight; });

constexpr auto boys = std::to_array<std::string_view>(
    {"浩", "宇", "轩", "子", "梓", "博", "文", "俊", "杰", "鑫", "明", "天", "佑", "泽", "瑞", "家", "豪",
     "志", "成", "旭", "阳", "晨", "睿", "涛", "鹏", "飞", "龙", "威", "凯", "航", "嘉", "辉", "伟", "洋",
     "林", "海", "云", "峰", "磊", "勇", "恒", "毅", "思", "远", "建", "平", "永", "康", "星", "辰", "皓",
     "然", "景", "煜", "承", "翔", "昊", "铭", "振", "华", "安", "健", "庆", "祥", "正", "卓"});
constexpr auto girls = std::to_array<std::string_view>(
    {"欣", "怡", "雨", "涵", "梓", "子", "萱", "思", "琪", "雅", "婷", "佳", "慧", "玲", "静", "芳",
     "丽", "雪", "梅", "颖", "诗", "语", "嫣", "可", "馨", "瑶", "妍", "悦", "晨", "曦", "心", "怜",
     "美", "艳", "红", "燕", "莹", "洁", "倩", "娜", "琳", "敏", "秀", "春", "兰", "月", "芸", "若",
     "彤", "依", "诺", "梦", "婕", "露", "晓", "丹", "凤", "蓉", "紫", "玥", "菲", "薇", "娟", "文"});
constexpr auto men = std::to_array<std::string_view>(
    {"国", "建", "军", "明", "华", "志", "强", "永", "德", "光", "文", "学", "正", "兴", "贵", "福",
     "荣", "发", "祥", "庆", "忠", "勇", "平", "刚", "林", "才", "富", "昌", "顺", "友", "朝", "万",
     "金", "大", "云", "江", "海", "良", "安", "全", "成", "开", "绍", "仕", "廷", "登"});
constexpr auto women = std::to_array<std::string_view>(
    {"秀", "英", "芳", "梅", "兰", "玉", "贤", "琴", "凤", "霞", "群", "美", "桂", "素", "淑", "华",
     "珍", "菊", "翠", "莲", "才", "艳", "丽", "红", "燕", "会", "琼", "芬", "先", "碧", "小", "云",
     "春", "仙", "巧", "香", "敏", "朝", "明", "国", "德", "开", "发", "贵", "容", "芝"});

std::string given_name(Dice& dice, std::span<const std::string_view> characters, std::size_t single_in_thousand)
{
    const auto first = dice.pick(characters);
    if (dice.in_thousand(single_in_thousand)) return std::string(first);
    auto second = dice.pick(characters);
    while (second == first) second = dice.pick(characters);
    return std::string(first) + std::string(second);
}

}  // namespace

std::uint64_t Dice::roll()
{
    auto z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

Date Dice::day(Date first, Date last)
{
    return first + std::chrono::days(below(static_cast<std::size_t>((last - first).count()) + 1));
}

std::string text(Date date)
{
    const std::chrono::year_month_day d(date);
    return fmt::format("{:04}-{:02}-{:02}", int(d.year()), unsigned(d.month()), unsigned(d.day()));
}

std::string digits(Date date)
{
    const std::chrono::year_month_day d(date);
    return fmt::format("{:04}{:02}{:02}", int(d.year()), unsigned(d.month()), unsigned(d.day()));
}

std::string_view surname(Dice& dice)
{
    auto left = static_cast<unsigned>(dice.below(all_surnames));
    for (const auto& s : surnames) {
        if (left < s.weight) return s.text;
        left -= s.weight;
    }
    return surnames.front().text;
}

std::string child_given_name(Dice& dice, Sex sex)
{
    return sex == Sex::male ? given_name(dice, boys, 120) : given_name(dice, girls, 100);
}

std::string adult_given_name(Dice& dice, Sex sex)
{
    return sex == Sex::male ? given_name(dice, men, 180) : given_name(dice, women, 150);
}

std::string adult_name(Dice& dice, Sex sex)
{
    const auto given = adult_given_name(dice, sex);  // rolled first: operands of + have no order
    return std::string(surname(dice)) + given;
}

char check_digit(std::string_view digits17)
{
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (digits17[i] - '0');
    return "10X98765432"[sum % 11];
}

std::string national_id(int division, Date birth, int serial)
{
    auto id = fmt::format("99{:04}{}{:03}", division, digits(birth), serial);
    return id += check_digit(id);
}

int serial(Sex sex, int n)
{
    return 2 * n + (sex == Sex::male ? 1 : 2);
}

std::string formal_id(std::string_view national_id)
{
    return fmt::format("G{}", national_id);
}

std::string formal_id_without_national(int division, Date birth, int serial)
{
    return fmt::format("J{}", national_id(division, birth, serial));
}

std::string temporary_id(int division, Date birth, int number)
{
    return fmt::format("L99{:04}{}{:04}", division, digits(birth), number);
}

std::string phone(std::size_t n)
{
    return n < 10000 ? fmt::format("1990000{:04}", n) : fmt::format("100{:08}", n);
}

}  // namespace baoxue::bench
