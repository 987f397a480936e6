#include "baoxue/rule/addressee.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "baoxue/base/text.hpp"

namespace baoxue {
namespace {

bool among(std::string_view word, std::span<const std::string_view> words)
{
    return std::ranges::any_of(words, [&](std::string_view one) { return word == fold(one); });
}

}  // namespace

bool names_something(std::string_view cell)
{
    static constexpr std::string_view nothing[] = {
        "不详", "不祥", "不明",   "未知",   "不知道", "不清楚", "暂无", "暂缺", "没有",   "无",     "空",     "同上",
        "缺",   "未填", "未填写", "未登记", "未录入", "未提供", "不填", "略",   "查无",   "查无此人", "待补",  "待补充",
        "待查", "待定", "待核",   "待核实", "待核查", "待确认", "待查实", "待登记", "待录入", "待完善", "nan",
        "none", "null", "na",     "x",      "xx",     "xxx",    "×",    "××",   "×××"};
    const std::string word = fold(clean(cell));
    if (word.empty() || word.front() == '#') return false;  // #N/A, #REF!: a formula without a value
    return !among(word, nothing) && word.find_first_not_of("?.-_*/\\0") != word.npos;
}

bool names_guardian(std::string_view cell, std::string_view child)
{
    static constexpr std::string_view nobody[] = {"本人",   "学生本人", "自己",     "学生",   "孩子",   "父母双亡", "双亡",
                                                  "父母亡", "父母去世", "父母已故", "已故",   "已去世", "去世",     "死亡",
                                                  "孤儿",   "无父母",   "无监护人", "无人监护", "失联",  "下落不明"};
    const std::string word = fold(clean(cell));
    const bool number = word.find_first_not_of("0123456789+-() ") == word.npos;
    return names_something(cell) && !number && !among(word, nobody) && word != fold(clean(child));
}

}  // namespace baoxue
