// An invented township: its schools, its children as two rosters write them, its school days.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people.hpp"

namespace baoxue::bench {

struct School {
    std::string_view id, name;
    int first_grade, last_grade, classes, seats;  ///< classes in a grade, seats in a class
    int lessons;                                  ///< a day
};
enum SchoolIndex { central, village, middle };
inline constexpr std::array schools{School{"2199000101", "海子街镇中心小学", 1, 6, 2, 26, 6},
                                    School{"2199000102", "海子街镇云盘小学", 1, 6, 1, 13, 6},
                                    School{"3199000103", "海子街镇初级中学", 7, 9, 2, 34, 7}};

/// The villages; the children of the last two go to the village school.
inline constexpr std::array<std::string_view, 8> villages{"石板村", "青杠村", "沙坝村", "新寨村",
                                                          "龙井村", "白岩村", "云盘村", "大箐村"};
inline constexpr int division = 521;  ///< of those registered here: 990521

struct Guardian {
    std::string name, relation, phone, national_id;
};

/// A child as one roster writes it.
struct Entry {
    SchoolIndex school = central;
    int grade = 0, class_number = 0;
    std::string student_id, national_id, name, former_name;
    Sex sex = Sex::male;
    Date birth;
    std::string status = "在读", nation = "汉族", boarding = "走读";
    Guardian guardian;
    std::string village;
    int group = 0, left_behind = 0;
    bool poor = false, key_student = false;
    std::string remark;

    std::string address() const;  ///< empty without a village
};
std::string grade_name(int grade);           ///< 三年级
std::string class_name(const Entry& entry);  ///< 三(1)班

struct Child {
    int number = 0;                    ///< 学籍辅号, the same in all files: the truth about who is who
    std::string surname, national_id;  ///< the right ones, whatever a list says; as the next two are
    Sex sex = Sex::male;
    Date birth;
    std::optional<Entry> spring;   ///< not those who came later
    std::optional<Entry> autumn;   ///< where the child belongs, there or not; not after grade 9
    std::optional<Entry> doubled;  ///< a second row in the autumn roster
    bool on_roster = true;         ///< of autumn
    bool in_class = true;          ///< seen by those who count heads
    bool in_register = true;       ///< 学籍

    const Entry& entry() const { return autumn ? *autumn : *spring; }
    /// Applies a change to both rosters.
    void always(auto&& change)
    {
        if (spring) change(*spring);
        if (autumn) change(*autumn);
    }
};

/// A row of a list.
struct Listed {
    const Child* child;
    const Entry* entry;
};
/// In the order of school, grade, class, and else as it was.
std::vector<Listed> by_class(std::vector<Listed> list);

class Town {
  public:
    /// 592 children in spring 2026 (numbers 1 to 592 by school, grade, class), the next grade in autumn, 64
    /// new first graders (593 to 656) and five more (657 to 661). Nothing has happened to anybody yet.
    explicit Town(std::uint64_t seed);

    Child& child(int number) { return children_.at(static_cast<std::size_t>(number - 1)); }
    const Child& child(int number) const { return children_.at(static_cast<std::size_t>(number - 1)); }
    const std::vector<Child>& children() const { return children_; }
    std::uint64_t seed() const { return seed_; }

    /// The two teachers of a class, who stay with it from its first grade to its last: the head teacher, and
    /// the one who shares the children with the head teacher.
    std::array<std::string, 2> teachers(const Entry& entry, int school_year) const;
    std::string responsible_teacher(const Child& child, const Entry& entry, int school_year) const
    {
        return teachers(entry, school_year)[static_cast<std::size_t>(child.number % 2)];
    }

  private:
    struct Family {
        std::string surname;
        Guardian guardian;
        std::string village;
        int group = 0, left_behind = 0;
        bool poor = false;
        std::vector<int> grades;  // of its children
    };

    void add(SchoolIndex school, int grade, int class_number);
    Family& family(SchoolIndex school, int grade, Dice& dice);
    void turn_the_year(Child& child);

    std::uint64_t seed_;
    std::vector<Child> children_;
    std::vector<Family> families_;
};

/// The rows of the autumn roster.
std::vector<Listed> autumn_roster(const Town& town);

}  // namespace baoxue::bench
