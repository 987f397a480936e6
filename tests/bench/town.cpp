#include "town.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace baoxue::bench {
namespace {

constexpr std::array<std::string_view, 10> local_surnames{"陈", "王", "李", "杨", "张", "周", "赵", "罗", "吴", "龙"};

constexpr std::array<std::string_view, 10> numerals{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

/// In grade 0 in the school year 2025: those who enter in autumn 2026.
Date birth(Dice& dice, int grade)
{
    using namespace std::chrono;
    const sys_days first = year(2019 - grade) / September / 1;
    return dice.day(first, first + days(364));
}

Guardian guardian(Dice& dice, std::string_view surname, int left_behind, std::size_t number)
{
    using namespace std::chrono;
    const bool grandparent = left_behind == 2;
    const auto sex = dice.in_thousand(grandparent ? 500 : 620) ? Sex::male : Sex::female;
    Guardian g;
    g.relation = grandparent ? (sex == Sex::male ? "祖父" : "祖母") : (sex == Sex::male ? "父亲" : "母亲");
    g.name = sex == Sex::male ? std::string(surname) + adult_given_name(dice, sex) : adult_name(dice, sex);
    g.phone = phone(number);
    const auto born = grandparent ? dice.day(1949y / 1 / 1, 1962y / 12 / 31) : dice.day(1976y / 1 / 1, 1994y / 12 / 31);
    g.national_id = national_id(division, born, serial(sex, static_cast<int>(number % 499)));
    if (grandparent && dice.in_thousand(150)) g.national_id = g.national_id.substr(0, 6) + g.national_id.substr(8, 9);
    return g;
}

}  // namespace

std::string Entry::address() const
{
    return village.empty() ? "" : fmt::format("贵州省毕节市七星关区海子街镇{}{}组", village, group);
}

std::string grade_name(int grade)
{
    return std::string(numerals[static_cast<std::size_t>(grade)]) + "年级";
}

std::string class_name(const Entry& entry)
{
    return fmt::format("{}({})班", numerals[static_cast<std::size_t>(entry.grade)], entry.class_number);
}

std::vector<Listed> by_class(std::vector<Listed> list)
{
    const auto key = [](const Entry& e) { return std::tuple(e.school, e.grade, e.class_number); };
    std::ranges::stable_sort(list, {}, [&](const Listed& row) { return key(*row.entry); });
    return list;
}

Town::Town(std::uint64_t seed) : seed_(seed)
{
    for (std::size_t i = 0; i < schools.size(); ++i)
        for (int grade = schools[i].first_grade; grade <= schools[i].last_grade; ++grade)
            for (int seat = 0; seat < schools[i].classes * schools[i].seats - (grade == 9 ? 2 : 0); ++seat)
                add(SchoolIndex(i), grade, seat / (schools[i].seats - (grade == 9 ? 1 : 0)) + 1);
    for (int seat = 0; seat < 64; ++seat) add(seat < 52 ? central : village, 0, seat < 26 || seat >= 52 ? 1 : 2);
    for (const int grade : {3, 2, 7, 6, 6}) add(grade < 6 ? central : middle, grade, 1);
    for (auto& child : children_) turn_the_year(child);
    for (int number = 593; number <= 661; ++number) child(number).spring.reset();
}

Town::Family& Town::family(SchoolIndex school, int grade, Dice& dice)
{
    if (!families_.empty() && dice.in_thousand(180)) {
        auto& known = families_[dice.below(families_.size())];
        const auto apart = [&](int other) { return std::abs(other - grade) >= 2; };
        if (known.grades.size() < 3 && std::all_of(known.grades.begin(), known.grades.end(), apart)) return known;
    }
    Family f;
    f.surname = dice.in_thousand(600) ? dice.pick(local_surnames) : surname(dice);
    f.left_behind = dice.in_thousand(380) ? dice.between(1, 2) : 0;
    f.guardian = guardian(dice, f.surname, f.left_behind, families_.size() + 1);
    f.village = villages[school == village ? 6 + dice.below(2) : dice.below(school == middle ? 8 : 6)];
    f.group = dice.between(1, 8);
    f.poor = dice.in_thousand(140);
    return families_.emplace_back(f);
}

void Town::add(SchoolIndex school, int grade, int class_number)
{
    Child c;
    c.number = static_cast<int>(children_.size()) + 1;
    Dice dice(seed_, static_cast<std::uint64_t>(c.number));
    auto& home = family(school, grade, dice);
    home.grades.push_back(grade);
    Entry e;
    c.surname = home.surname;
    e.sex = c.sex = dice.sex();
    e.birth = c.birth = birth(dice, grade);
    c.national_id = national_id(division, c.birth, serial(c.sex, c.number % 499));
    e.school = school;
    e.grade = grade;
    e.class_number = class_number;
    e.national_id = c.national_id;
    e.student_id = formal_id(c.national_id);
    e.name = home.surname + child_given_name(dice, e.sex);
    e.nation = dice.in_thousand(150) ? (dice.in_thousand(600) ? "彝族" : "苗族") : "汉族";
    e.boarding = grade >= 6 && dice.in_thousand(550) ? "住校" : "走读";
    e.guardian = home.guardian;
    e.village = home.village;
    e.group = home.group;
    e.left_behind = home.left_behind;
    e.poor = home.poor;
    c.spring = std::move(e);
    children_.push_back(std::move(c));
}

void Town::turn_the_year(Child& child)
{
    if (child.spring->grade == 9) return;
    Dice dice(seed_ + 1, static_cast<std::uint64_t>(child.number));
    auto& e = child.autumn.emplace(*child.spring);
    if (e.grade == 6) {
        e.school = middle;
        e.class_number = 1 + child.number % 2;
        e.boarding = dice.in_thousand(550) ? "住校" : "走读";
    }
    ++e.grade;
    const auto home = std::stoul(e.guardian.phone.substr(7));  // siblings move and change numbers together
    Dice family_dice(seed_ + 1, 10000 + home);
    if (family_dice.in_thousand(50)) e.guardian.phone = phone(5000 + home);
    if (family_dice.in_thousand(15)) e.group = e.group % 8 + 1;
}

std::array<std::string, 2> Town::teachers(const Entry& entry, int school_year) const
{
    const auto intake = school_year - (entry.grade - schools[entry.school].first_grade);
    Dice dice(seed_ + 2, static_cast<std::uint64_t>((intake * 10 + entry.school) * 10 + entry.class_number));
    std::array<std::string, 2> names;
    for (auto& name : names) name = adult_name(dice, dice.in_thousand(450) ? Sex::male : Sex::female);
    return names;
}

std::vector<Listed> autumn_roster(const Town& town)
{
    std::vector<Listed> list;
    for (const auto& c : town.children()) {
        if (!c.autumn || !c.on_roster) continue;
        list.push_back({&c, &*c.autumn});
        if (c.doubled) list.push_back({&c, &*c.doubled});
    }
    return by_class(std::move(list));
}

}  // namespace baoxue::bench
