#include "rosters.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <vector>

#include "file.hpp"
#include "people.hpp"

namespace baoxue::bench {
namespace {

constexpr std::size_t class_size = 45;
constexpr std::size_t school_size = 24 * class_size;
constexpr std::array<std::string_view, 12> villages{"石板村", "云盘村", "青杠村", "沙坝村", "大坪村", "新寨村",
                                                    "龙井村", "白岩村", "高坎村", "双河村", "茶园村", "松林村"};

struct Student {
    std::size_t number, school, grade, class_number;
    Sex sex;
    Date birth;
    std::string id_number;  // 身份证号, also of those the register has not verified
    bool temporary;
    std::string name, guardian;
    std::size_t phone_number, village, group;
};

/// Where the i-th student sits; those who join later (i >= n) are spread over all seats.
Student student(const Rosters& size, std::size_t i)
{
    using namespace std::chrono;
    Dice dice(size.seed, i);
    const auto seat = i < size.students ? i : dice.below(size.students);
    Student s{};
    s.number = i;
    s.school = seat / school_size;
    s.grade = seat % school_size / (4 * class_size) + 1;
    s.class_number = seat / class_size % 4 + 1;
    s.sex = dice.sex();
    const auto first = year(2019 - static_cast<int>(s.grade)) / September / 1;
    s.birth = dice.day(first, sys_days(first) + days(364));
    s.id_number = national_id(static_cast<int>(i / 450 % 10000), s.birth, serial(s.sex, static_cast<int>(i % 450)));
    s.temporary = dice.in_thousand(5);
    const auto family = surname(dice);
    s.name = fmt::format("{}{}", family, child_given_name(dice, s.sex));
    s.guardian = fmt::format("{}{}", family, adult_given_name(dice, Sex::male));
    s.phone_number = 10000 + i;
    s.village = dice.below(villages.size());
    s.group = dice.below(9) + 1;
    return s;
}

enum class Fate { same, left, moved_school, other_class, other_phone, other_address, other_guardian };

Fate fate(Dice& dice)
{
    const auto lot = dice.below(1000);
    return lot < 15   ? Fate::left
           : lot < 19 ? Fate::moved_school
           : lot < 31 ? Fate::other_class
           : lot < 54 ? Fate::other_phone
           : lot < 66 ? Fate::other_address
           : lot < 70 ? Fate::other_guardian
                      : Fate::same;
}

void change(Student& s, Fate fate, Dice& dice)
{
    if (fate == Fate::moved_school) ++s.school;
    if (fate == Fate::other_class) s.class_number = s.class_number % 4 + 1;
    if (fate == Fate::other_phone) s.phone_number += 50'000'000;
    if (fate == Fate::other_address) s.village = (s.village + 1) % villages.size();
    if (fate == Fate::other_guardian) s.guardian = adult_name(dice, Sex::female);
}

class Roster {
  public:
    explicit Roster(const std::string& file) : out_(file)
    {
        out_.write(
            "school_id,school_name,grade,class,student_id,name,gender,birth_date,national_id,nation,status,"
            "guardian_name,guardian_relation,guardian_phone,township,village,address,left_behind\n");
    }

    void write(const Student& s)
    {
        const auto id = s.temporary ? temporary_id(static_cast<int>(s.number / 10000 % 10000), s.birth,
                                                   static_cast<int>(s.number % 10000))
                                    : formal_id(s.id_number);
        row_.clear();
        fmt::format_to(std::back_inserter(row_),
                       "2199{:06},海子街镇第{:04}小学,{},{},{},{},{},{},{},汉族,enrolled,{},{},{},海子街镇,{},"
                       "贵州省毕节市七星关区海子街镇{}{}组,{}\n",
                       s.school, s.school, s.grade, s.class_number, id, s.name, s.sex == Sex::male ? 'M' : 'F',
                       text(s.birth), s.temporary ? "" : s.id_number, s.guardian, s.group < 7 ? "father" : "mother",
                       phone(s.phone_number), villages[s.village], villages[s.village], s.group, s.group % 3);
        out_.write({row_.data(), row_.size()});
    }

    void finish() { out_.finish(); }

  private:
    File out_;
    fmt::memory_buffer row_;
};

}  // namespace

void write_rosters(const std::string& before, const std::string& after, const Rosters& size)
{
    Roster then(before), now(after);
    std::vector<Student> moving;  // those who are met again in the next school
    auto joins = size.students;
    for (std::size_t i = 0; i < size.students; ++i) {
        auto s = student(size, i);
        then.write(s);
        if (i % school_size == 0) {
            for (const auto& moved : moving) now.write(moved);
            moving.clear();
        }
        Dice dice(size.seed + 1, i);
        const auto happens = fate(dice);
        change(s, happens, dice);
        if (s.temporary && dice.in_thousand(100)) s.temporary = false;
        if (happens == Fate::moved_school) moving.push_back(s);
        else if (happens != Fate::left) now.write(s);
        if (dice.in_thousand(15)) now.write(student(size, joins++));
    }
    for (const auto& moved : moving) now.write(moved);
    then.finish();
    now.finish();
}

}  // namespace baoxue::bench
