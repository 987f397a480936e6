#include "double_rosters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

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
    Town(std::size_t children, std::uint64_t seed, int areas, int first_grade, int last_grade, bool clan = false)
        : dice_(seed), areas_(areas), first_grade_(first_grade), last_grade_(last_grade), clan_(clan)
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

    // Twins of this child's class, of another family.
    std::array<Child, 2> twins_in(const Child& place)
    {
        Child family = parent();
        family.area = place.area;
        if (dice_.below(3) == 0) family.name.surname = place.name.surname;
        const Date birth = dice_.below(3) == 0 ? place.birth : birth_in(place.grade);
        Child one = child_of(family, birth);
        family.name.given = one.name.given;
        std::array<Child, 2> both{one, child_of(family, birth)};
        for (auto& child : both) child.class_number = place.class_number;
        return both;
    }

    // New numbers, as a register that is set up anew gives them.
    void renumber(Child& child)
    {
        child.national = new_number(2, child.birth, child.sex);
        child.student_id = formal_id(child.national);
    }

    std::vector<Child> people;

  private:
    std::string new_number(int division, Date birth, Sex sex)
    {
        std::string number;
        do number = national_id(division, birth, serial(sex, static_cast<int>(dice_.below(499))));
        while (!numbers_.insert(number).second);
        return number;
    }

    Date birth_in(int grade)
    {
        const auto start = year(school_year_ - grade - 6) / September / 1;
        return dice_.day(start, Date(start) + days(364));
    }

    Child parent()
    {
        Child family;
        family.area = static_cast<int>(dice_.below(static_cast<std::size_t>(areas_)));
        family.name.surname = surname(dice_);
        if (clan_ && dice_.below(5) != 0) {
            Dice village(static_cast<std::uint64_t>(family.area), 7 + dice_.below(3));
            family.name.surname = surname(village);
        }
        family.guardian = fmt::format("{}{}", dice_.below(4) == 0 ? surname(dice_) : family.name.surname,
                                      adult_given_name(dice_, Sex::male));
        family.phone = phone(10000 + dice_.below(80'000'000));
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
        if (clan_ && dice_.below(10) < 7) child.name.given = generation_name(child);
        child.grade = grade_of(birth, school_year_);
        child.class_number = 1 + static_cast<int>(dice_.below(3));
        const int division = dice_.below(100) < 85 ? 2 : static_cast<int>(dice_.below(3000));
        child.national = new_number(division, birth, child.sex);
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

    // All cousins of a clan have the first character of their given names in common.
    std::string generation_name(const Child& child)
    {
        std::uint64_t clan = static_cast<std::uint64_t>(child.area);
        for (const char c : child.name.surname) clan = clan * 31 + static_cast<unsigned char>(c);
        Dice ancestors(clan);
        const std::string shared = child_given_name(ancestors, child.sex).substr(0, 3);
        std::string own;
        do own = child_given_name(dice_, child.sex);
        while (own.size() < 6 || own.ends_with(shared));
        return shared + own.substr(3);
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
    bool clan_;
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
    explicit Sheet(const Scenario& scenario) : scenario_(scenario)
    {
        const auto column = [&](bool wanted, const char* headings) {
            if (wanted) text += (text.empty() ? "" : ",") + std::string(headings);
        };
        column(scenario.numbers, "学籍号,身份证件号");
        column(true, "姓名,性别");
        column(scenario.birth, "出生日期");
        column(true, "学校名称");
        column(!scenario.grade_in_class, "年级");
        column(true, "班级");
        column(scenario.family, "监护人姓名,监护人电话");
        text += '\n';
    }
    void add(const Typed& row)
    {
        if (scenario_.numbers) text += fmt::format("{},{},", row.student_id, row.national);
        text += fmt::format("{},{},", row.name, row.sex);
        if (scenario_.birth) text += (scenario_.republic ? republic(row.birth) : row.birth) + ",";
        text += row.school;
        text += scenario_.grade_in_class ? "," + row.grade + row.class_name : "," + row.grade + "," + row.class_name;
        text += scenario_.family ? fmt::format(",{},{}\n", row.guardian, row.phone) : "\n";
    }
    std::string text;

  private:
    // 2016-03-05 and 2016/3/5 as 105/3/5
    static std::string republic(std::string date)
    {
        std::ranges::replace(date, '-', '/');
        const auto year = date.substr(0, date.find('/'));
        return year.size() != 4 ? date : std::to_string(std::stoi(year) - 1911) + date.substr(4);
    }

    const Scenario& scenario_;
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

// Namesakes of a class get A, B.
void add_suffixes(std::vector<Child>& children)
{
    std::map<std::tuple<std::string, int, int, int>, std::vector<Child*>> classes;
    for (auto& child : children)
        classes[{child.name.whole(), child.area, child.grade, child.class_number}].push_back(&child);
    for (auto& [key, namesakes] : classes)
        for (std::size_t i = 0; namesakes.size() > 1 && i < namesakes.size(); ++i)
            namesakes[i]->name.given += static_cast<char>('A' + i % 4);
}

// What happened between the lists, and who is gone.
struct Later {
    std::vector<Child> children;
    std::vector<bool> gone, differs;

    void join(Child child)
    {
        children.push_back(std::move(child));
        gone.push_back(false);
        differs.push_back(true);
    }
};

Later half_a_year_later(const Scenario& scenario, Town& town, Dice& dice)
{
    const std::size_t at_first = town.people.size();
    Later later{town.people, std::vector<bool>(at_first), std::vector<bool>(at_first)};
    auto& now = later.children;
    swap_numbers_of_twins(now, dice);
    for (std::size_t i = 0; i < at_first; ++i) {
        later.gone[i] = dice.in_thousand(scenario.turnover);
        later.differs[i] = pass_time(now[i], dice) || now[i].national != town.people[i].national;
        if (scenario.renumbered) town.renumber(now[i]), later.differs[i] = true;
        if (scenario.merged && now[i].area % 2 == 1) --now[i].area, now[i].class_number += 3, later.differs[i] = true;
        if (!scenario.next_year) continue;
        if (++now[i].grade > 9) later.gone[i] = true;
        if (now[i].grade == 7) later.differs[i] = true;  // another school
    }
    for (std::size_t i = 1; scenario.twins && i < at_first; ++i) {
        const Child &one = now[i - 1], &other = now[i];
        if (one.household != other.household || town.people[i - 1].birth != town.people[i].birth) continue;
        if (dice.below(2) == 0) continue;
        later.gone[i - 1] = later.gone[i] = true;
        for (auto& twin : town.twins_in(Child(one))) later.join(std::move(twin));
    }
    const std::size_t joining = at_first * scenario.turnover / 1000 + 1 + (scenario.next_year ? at_first / 9 : 0);
    for (std::size_t i = 0; i < joining; ++i) {
        const bool first_grade = scenario.next_year && i * 4 > joining;
        later.join(town.newcomer(first_grade ? 1 : town.people[dice.below(at_first)].grade, scenario.next_year));
    }
    return later;
}

// Rows of a class one behind the other, as registers print them.
void sort_by_class(std::vector<std::size_t>& order, const std::vector<Child>& children)
{
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
        const Child& child = children[i];
        return std::tuple(child.area, child.grade, child.class_number);
    });
}

// In the first class of the fifth grade of each school everybody gets the numbers of the row above.
void slip_numbers(const std::vector<std::size_t>& order, std::vector<Child>& children)
{
    const auto slips = [&](std::size_t i) { return children[i].grade == 5 && children[i].class_number == 1; };
    for (std::size_t at = order.size(); at-- > 1;) {
        Child &row = children[order[at]], &above = children[order[at - 1]];
        if (slips(order[at]) && slips(order[at - 1]) && row.area == above.area)
            std::swap(row.national, above.national), std::swap(row.student_id, above.student_id);
    }
}

DoubleRosters type_twice(const Scenario& scenario, Town& town, Dice& dice)
{
    DoubleRosters rosters;
    if (scenario.suffixes) add_suffixes(town.people);
    const std::size_t at_first = town.people.size();
    Later later = half_a_year_later(scenario, town, dice);
    std::vector<Child>& now = later.children;
    for (const auto& child : now) rosters.household.push_back(child.household);

    Scenario first = scenario;
    first.numbers = first.family = !scenario.bare, first.birth = true, first.republic = false;
    Sheet before(first), after(scenario);
    std::vector<std::size_t> order(now.size());
    std::iota(order.begin(), order.end(), 0);
    shuffle(order, dice);
    for (const std::size_t i : order) {
        if (i >= at_first) continue;
        Child child = town.people[i];
        before.add(typed_plainly(child));
        rosters.who_before.push_back(i);
        if (!scenario.temporary || !child.student_id.starts_with('G') || !dice.in_thousand(20)) continue;
        child.student_id = temporary_id(2, child.birth, static_cast<int>(dice.below(10000)));
        child.national.clear();
        before.add(typed_plainly(child));
        rosters.who_before.push_back(i);
    }
    shuffle(order, dice);
    if (scenario.slipped) {
        sort_by_class(order, now);
        std::erase_if(order, [&](std::size_t i) { return later.gone[i]; });
        slip_numbers(order, now);
    }
    for (const std::size_t i : order) {
        if (later.gone[i]) continue;
        Typed row = typed_plainly(now[i]);
        other_format(row, now[i], dice);
        if (dice.in_thousand(scenario.damaged)) damage(row, now[i], dice), later.differs[i] = true;
        if (scenario.grade_in_class) row.grade += "年级", row.class_name = fmt::format("{}班", now[i].class_number);
        after.add(row);
        rosters.who_after.push_back(i);
    }
    rosters.differs = std::move(later.differs);
    rosters.before = std::move(before.text);
    rosters.after = std::move(after.text);
    return rosters;
}

}  // namespace

DoubleRosters type_twice(const Scenario& scenario, std::size_t children, std::uint64_t seed)
{
    Town town(children, seed, static_cast<int>(children / area_size) + 1, 1, 9, scenario.clan);
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
