#include "double_rosters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "slips.hpp"

namespace baoxue::bench {
namespace {

using namespace std::chrono;

constexpr int area_size = 1000, class_size = 37;

struct Child {
    ChildName name;
    Sex sex = Sex::male;
    Date birth;
    std::string national, student_id, guardian, phone;
    int area = 0, grade = 1, class_number = 1;
    std::size_t household = 0;

    std::string school() const { return fmt::format("{}{}", area_name(), grade <= 6 ? "小学" : "中学"); }
    std::string area_name() const
    {
        static constexpr std::array<std::string_view, 10> first{"石", "云", "青", "沙", "大",
                                                                "新", "龙", "白", "高", "双"};
        static constexpr std::array<std::string_view, 10> second{"板", "盘", "杠", "坝", "坪",
                                                                 "寨", "井", "岩", "坎", "河"};
        const auto n = static_cast<std::size_t>(area);
        return fmt::format("{}{}{}", first[n % 10], second[n / 10 % 10], n < 100 ? "" : std::to_string(n / 100));
    }
};

// The grade of a child on 1 September of this year, 0 or less before school.
int grade_of(Date birth, int school_year)
{
    const year_month_day day{birth};
    const int turns_six = int(day.year()) + 6 + (day.month() >= September ? 1 : 0);
    return school_year - turns_six + 1;
}

class Town {
  public:
    Town(std::size_t children, std::uint64_t seed, int areas, int first_grade, int last_grade)
        : dice_(seed), areas_(areas), first_grade_(first_grade), last_grade_(last_grade)
    {
        while (people.size() < children) add_household();
        while (dice_.below(3) != 0 && people.size() > 10) add_namesake();
        for (std::size_t i = 0; i < children / 350; ++i) add_namesake();
    }

    // A new child; of a household that is here already in one case of three.
    Child newcomer(int grade, bool next_year)
    {
        school_year_ = first_school_year + (next_year ? 1 : 0);
        const Child family = dice_.below(3) == 0 ? people[dice_.below(people.size())] : parent();
        return child_of(family, birth_in(grade));
    }

    std::vector<Child> people;

  private:
    Date birth_in(int grade)
    {
        const auto start = year(school_year_ - grade - 6) / September / 1;
        return dice_.day(start, Date(start) + days(364));
    }

    Child parent()
    {
        Child family;
        family.name.surname = surname(dice_);
        family.guardian = fmt::format("{}{}", dice_.below(4) == 0 ? surname(dice_) : family.name.surname,
                                      adult_given_name(dice_, Sex::male));
        family.phone = phone(10000 + dice_.below(80'000'000));
        family.area = static_cast<int>(dice_.below(static_cast<std::size_t>(areas_)));
        family.household = households_++;
        return family;
    }

    // A brother or sister: the first character of the given name is often shared, now and then all sounds
    // are.
    Child child_of(const Child& family, Date birth)
    {
        Child child = family;
        child.sex = dice_.sex();
        child.birth = birth;
        const std::string elder = family.name.given;
        child.name.given = child_given_name(dice_, child.sex);
        if (!elder.empty()) {
            const auto lot = dice_.below(100);
            if (lot < 30 && child.name.given.size() == 6) child.name.given.replace(0, 3, elder, 0, 3);
            else if (lot < 36) child.name.given = homophone({"", elder}, dice_).given;
            while (child.name.given == elder) child.name.given = child_given_name(dice_, child.sex);
        }
        child.grade = grade_of(birth, school_year_);
        child.class_number = 1 + static_cast<int>(dice_.below(3));
        const int division = dice_.below(100) < 85 ? 2 : static_cast<int>(dice_.below(3000));
        do child.national = national_id(division, birth, serial(child.sex, static_cast<int>(dice_.below(499))));
        while (!numbers_.insert(child.national).second);
        child.student_id = formal_id(child.national);
        const auto lot = dice_.below(100);
        if (lot < 4) child.student_id = temporary_id(division, birth, static_cast<int>(dice_.below(10000)));
        else if (lot < 6)
            child.student_id =
                formal_id_without_national(division, birth, serial(child.sex, static_cast<int>(dice_.below(499)))),
            child.national = {};
        if (dice_.below(100) < 2)
            child.phone = phone(static_cast<std::size_t>(child.area * 30 + child.grade));  // the teacher's
        return child;
    }

    void add_household()
    {
        Child family = parent();
        const auto lot = dice_.below(100);
        const int count = lot < 60 ? 1 : lot < 92 ? 2 : 3;
        Date birth = birth_in(dice_.between(first_grade_, last_grade_));
        for (int i = 0; i < count; ++i) {
            Child child = child_of(family, birth);
            family.name.given = child.name.given;
            if (child.grade >= first_grade_ && child.grade <= last_grade_) people.push_back(child);
            if (dice_.below(100) >= 4) birth += days(dice_.between(320, 1500));  // else: twins
        }
    }

    void add_namesake()
    {
        const Child& one = people[dice_.below(people.size())];
        Child other = child_of(parent(), birth_in(one.grade));
        other.name = one.name, other.area = one.area, other.class_number = one.class_number, other.sex = one.sex;
        people.push_back(other);
    }

    static constexpr int first_school_year = 2025;

    std::set<std::string> numbers_;
    Dice dice_;
    int school_year_ = first_school_year;
    int areas_, first_grade_, last_grade_;
    std::size_t households_ = 0;
};

// What a row says, already as text.
struct Typed {
    std::string student_id, national, name, sex, birth, school, grade, class_name, guardian, phone;
};

Typed typed_plainly(const Child& child)
{
    static constexpr std::array<std::string_view, 9> grades{"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    return {child.student_id,
            child.national,
            child.name.whole(),
            child.sex == Sex::male ? "男" : "女",
            text(child.birth),
            child.school(),
            fmt::format("{}年级", grades[static_cast<std::size_t>(child.grade - 1)]),
            fmt::format("{}班", child.class_number),
            child.guardian,
            child.phone};
}

// As another office would type it: nothing but the format.
void other_format(Typed& row, const Child& child, Dice& dice)
{
    const year_month_day day{child.birth};
    row.birth = fmt::format("{}/{}/{}", int(day.year()), unsigned(day.month()), unsigned(day.day()));
    row.class_name = fmt::format("({})班", child.class_number);
    row.grade = std::to_string(child.grade);
    row.sex = child.sex == Sex::male ? "1" : "2";
    if (!row.national.empty()) row.national = "'" + row.national;
    if (dice.below(5) == 0) row.name = child.name.surname + "  " + child.name.given;
    if (row.national.ends_with('X')) row.national.back() = 'x';
}

void damage(Typed& row, const Child& child, Dice& dice)
{
    const auto lot = dice.below(10);
    for (int left = lot < 6 ? 1 : lot < 9 ? 2 : 3; left > 0; --left) {
        const auto kind = dice.below(100);
        if (kind < 40) row.name = mistyped(child.name, child.sex, dice);
        else if (kind < 58) row.birth = mistyped_birth(child.birth, dice);
        else if (kind < 80) {
            row.national = mistyped_national(child.national, dice);
            const auto more = dice.below(100);
            if (more < 50) row.student_id.clear();
            else if (more < 75) row.student_id = one_digit_off(child.student_id, dice);
        } else if (kind < 84) row.sex = row.sex == "1" ? "2" : "1";
        else if (kind < 92) row.phone = dice.below(2) == 0 ? "" : one_digit_off(child.phone, dice);
        else row.guardian = fmt::format("{}{}", surname(dice), adult_given_name(dice, Sex::female));
    }
}

// What time does to a child's entry. Returns whether anything did.
bool pass_time(Child& child, Dice& dice)
{
    const Child was = child;
    if (dice.in_thousand(15)) child.area = (child.area + 1 + static_cast<int>(dice.below(5)));
    if (dice.in_thousand(25)) child.class_number = child.class_number % 3 + 1;
    if (dice.in_thousand(40)) child.phone = phone(10000 + dice.below(80'000'000));
    if (dice.in_thousand(10)) child.guardian = child.name.surname + adult_given_name(dice, Sex::female);
    if (child.student_id.starts_with('L') && dice.below(2) == 0) child.student_id = formal_id(child.national);
    return child.area != was.area || child.class_number != was.class_number || child.phone != was.phone ||
           child.guardian != was.guardian || child.student_id != was.student_id;
}

class Sheet {
  public:
    Sheet(bool numbers, bool family) : numbers_(numbers), family_(family)
    {
        text = numbers ? "学籍号,身份证件号," : "";
        text += "姓名,性别,出生日期,学校名称,年级,班级";
        text += family ? ",监护人姓名,监护人电话\n" : "\n";
    }
    void add(const Typed& row)
    {
        if (numbers_) text += fmt::format("{},{},", row.student_id, row.national);
        text += fmt::format("{},{},{},{},{},{}", row.name, row.sex, row.birth, row.school, row.grade, row.class_name);
        text += family_ ? fmt::format(",{},{}\n", row.guardian, row.phone) : "\n";
    }
    std::string text;

  private:
    bool numbers_, family_;
};

void shuffle(std::vector<std::size_t>& order, Dice& dice)
{
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[dice.below(i)]);
}

void swap_numbers_of_twins(std::vector<Child>& children, Dice& dice)
{
    for (std::size_t i = 1; i < children.size(); ++i) {
        Child &one = children[i - 1], &other = children[i];
        if (one.household != other.household || one.birth != other.birth || dice.below(20) != 0) continue;
        std::swap(one.national, other.national);
        std::swap(one.student_id, other.student_id);
    }
}

DoubleRosters type_twice(const Scenario& scenario, Town& town, Dice& dice)
{
    DoubleRosters rosters;
    const std::size_t at_first = town.people.size();
    std::vector<Child> now = town.people;
    std::vector<bool> gone(at_first);
    rosters.differs.resize(at_first);
    swap_numbers_of_twins(now, dice);
    for (std::size_t i = 0; i < at_first; ++i) {
        gone[i] = dice.in_thousand(30);
        rosters.differs[i] = pass_time(now[i], dice) || now[i].national != town.people[i].national;
        if (!scenario.next_year) continue;
        if (++now[i].grade > 9) gone[i] = true;
        if (now[i].grade == 7) rosters.differs[i] = true;  // another school
    }
    const std::size_t joining = at_first * 30 / 1000 + 1 + (scenario.next_year ? at_first / 9 : 0);
    for (std::size_t i = 0; i < joining; ++i) {
        const bool first_grade = scenario.next_year && i * 4 > joining;
        now.push_back(town.newcomer(first_grade ? 1 : town.people[dice.below(at_first)].grade, scenario.next_year));
        gone.push_back(false);
        rosters.differs.push_back(true);
    }
    for (const auto& child : now) rosters.household.push_back(child.household);

    Sheet before(true, true), after(scenario.numbers, scenario.family);
    std::vector<std::size_t> order(now.size());
    std::iota(order.begin(), order.end(), 0);
    shuffle(order, dice);
    for (const std::size_t i : order) {
        if (i >= at_first) continue;
        before.add(typed_plainly(town.people[i]));
        rosters.who_before.push_back(i);
    }
    shuffle(order, dice);
    for (const std::size_t i : order) {
        if (gone[i]) continue;
        Typed row = typed_plainly(now[i]);
        other_format(row, now[i], dice);
        if (dice.in_thousand(scenario.damaged)) damage(row, now[i], dice), rosters.differs[i] = true;
        after.add(row);
        rosters.who_after.push_back(i);
    }
    rosters.before = std::move(before.text);
    rosters.after = std::move(after.text);
    return rosters;
}

}  // namespace

DoubleRosters type_twice(const Scenario& scenario, std::size_t children, std::uint64_t seed)
{
    Town town(children, seed, static_cast<int>(children / area_size) + 1, 1, 9);
    Dice dice(seed, 1);
    return type_twice(scenario, town, dice);
}

DoubleRosters type_class_twice(std::uint64_t seed)
{
    Dice dice(seed, 2);
    const int grade = dice.between(1, 9);
    Town town(class_size, seed, 1, grade, grade);
    for (auto& child : town.people) child.class_number = 1;
    Scenario scenario{.name = "class", .numbers = dice.below(2) == 0, .family = dice.below(2) == 0};
    return type_twice(scenario, town, dice);
}

}  // namespace baoxue::bench
