#include "baoxue/rule/addressee.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/text.hpp"
#include "base/digit.hpp"

namespace baoxue {
namespace {

bool among(std::string_view word, std::span<const std::string_view> words)
{
    return std::ranges::any_of(words, [&](std::string_view one) { return word == fold(one); });
}

}  // namespace

bool names_child(std::string_view cell)
{
    static constexpr std::string_view nobody[] = {"无名氏", "无名", "未取名", "未命名", "未起名", "待取名", "暂未取名", "新生", "新生儿", "匿名",
                                                  "婴儿", "女婴", "男婴", "学生", "某某", "某", "姓名", "插班生", "转学生", "新同学"};
    std::string word = fold(clean(cell));
    while (!word.empty() && word.back() >= '0' && word.back() <= '9') word.pop_back();  // 学生1
    return names_something(cell) && !word.empty() && !among(word, nobody);
}

bool names_phone(std::string_view cell)
{
    const std::string digits = digits_of(cell);
    if (digits.size() < 7 || digits.find_first_not_of(digits[0]) == digits.npos) return false;
    return !std::string_view("123456789012345").starts_with(digits);
}

bool names_guardian(std::string_view cell, std::string_view child, std::string_view school)
{
    static constexpr std::string_view nobody[] = {"本人",   "学生本人", "自己",     "学生",   "孩子",   "父母双亡", "双亡",
                                                  "父母亡", "父母去世", "父母已故", "已故",   "已去世", "去世",     "死亡",
                                                  "孤儿",   "无父母",   "无监护人", "无人监护", "失联",  "下落不明"};
    static constexpr std::string_view never_a_person[] = {"已故", "去世", "死亡",   "亡故",   "过世", "病故", "已亡", "双亡", "失联",
                                                          "外出", "务工", "不在家", "无监护", "小学", "中学", "学校", "电话"};
    static constexpr std::string_view kin[] = {"父母", "双亲", "家长", "爸妈", "监护人", "亲属", "家人", "祖父母", "爷爷奶奶", "外公外婆"};
    const std::string word = fold(clean(cell));
    const auto holds = [&](std::string_view part) { return word.find(fold(part)) != word.npos; };
    constexpr std::size_t one_character = 3;  // bytes of a Chinese one
    constexpr auto shortest_telephone = 5;
    return names_something(cell) && word.size() > one_character && std::ranges::count_if(word, is_digit<char>) < shortest_telephone &&
           !among(word, nobody) && !among(word, kin) && canonical("relation", cell).empty() &&
           std::ranges::none_of(never_a_person, holds) && word != fold(clean(child)) &&
           (school.empty() || word != fold(clean(school)));
}

}  // namespace baoxue
