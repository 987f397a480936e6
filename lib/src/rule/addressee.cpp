#include "baoxue/rule/addressee.hpp"

#include <algorithm>

#include "baoxue/base/text.hpp"

namespace baoxue {

bool names_something(std::string_view cell)
{
    static constexpr std::string_view nothing[] = {
        "不详", "不明", "未知",   "不知道", "不清楚", "暂无", "没有",   "无",   "空",    "待补",  "待查",
        "待定", "未填", "未填写", "不填",   "略",     "nan",
        "none", "null", "na",     "x",      "xx",     "xxx",  "×",      "××",   "×××"};
    const std::string word = fold(clean(cell));
    if (word.empty() || word.front() == '#') return false;  // #N/A, #REF!: a formula without a value
    return std::ranges::none_of(nothing, [&](std::string_view one) { return word == fold(one); }) &&
           word.find_first_not_of("?.-_*/\\0") != word.npos;
}

}  // namespace baoxue
