// Which child a row is about: the one room where that is decided, for every list and every command.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/csv/who.hpp"
#include "baoxue/rule/schools.hpp"

namespace baoxue {

/// Why a row could not be given to one child.
enum class Unplaced : std::uint8_t {
    none,         ///< it could
    several,      ///< more than one child of this name is in the class, and nothing tells them apart
    nobody,       ///< no child of this name is in the school, grade and class
    no_class,     ///< a row without a number must name school, grade and class
    no_place,     ///< a child of this name is known by its number only: nobody told its class
    other_child,  ///< the class has a child of this name, of another sex, birth date or number
    other_name,   ///< the number is that of a child of another name
    shared,       ///< two persons of different names go by this number
    two_numbers   ///< its two numbers belong to two children
};

/// All children that a run knows of. First enrol() the rows of every roster, then learn() those of every other list,
/// then settle(); after that find() answers. The answers do not depend on the order of rows or lists.
///
/// A child is told by its number: G or J + 18 characters is that 身份证号, L + the same 18 the same child, and a row
/// that holds two numbers joins them. Without a number the name decides, within school, grade and class, where it is
/// the only one of its kind there; sex, birth date and seat tell namesakes apart. Where no roster was given, a child of
/// a list that has no number is its name, school, grade and class. A name that is only alike, or in another class, is
/// never taken: the child is offered as a candidate for a person to decide.
class BAOXUE_API ChildDirectory {
  public:
    using Number = std::uint32_t;

    struct Child {
        Who who = {};  ///< all that its rows tell; of several numbers of a kind the formal one (G before J before L)
        std::string key = {};  ///< what it goes by inside a run: 学籍号, else 身份证号, else named_id()
        bool on_roster = false;
        Place place = {};                       ///< of its first row on a roster
        std::vector<std::string> schools = {};  ///< Schools::key() of those where a roster expects it; sorted

        /// As a settled table has them; a child without any number has its key for student_id.
        std::string student_id() const { return who.student_id.usable() || !who.numbered() ? key : std::string(); }
        std::string national_id() const { return who.national_id.usable() ? who.national_id.key : std::string(); }
    };

    struct Answer {
        Unplaced why = Unplaced::none;  ///< none: `child` is the one
        Number child = 0;
        std::vector<Number> candidates = {};  ///< otherwise: who it might be, those on the roster in its order
        explicit operator bool() const { return why == Unplaced::none; }
    };

    /// A row of a roster: its number for enrolled(). `expected`: the child should come to this school. O(1) on average.
    std::size_t enrol(const Who& who, bool expected, const Place& place);

    /// A row of another list.
    void learn(const Who& who);

    /// A person's decision: the row with this pair_id() is, or is not, about that child.
    void decide(const std::string& pair_id, bool same);

    /// Ends the reading. O(rows).
    void settle();

    /// O(1) on average for a number and for a name in its class.
    Answer find(const Who& who) const;

    /// After settle(): the child of a row of a roster.
    Number enrolled(std::size_t row) const { return root(enrolled_[row].child); }

    /// After settle(): whether the place, of a sheet, leaves something out: a class that no roster has, for want of the
    /// grade, the class's name or the 校区. False where it tells no class at all, and without a roster.
    bool leaves_out(const SchoolClass& place) const;
    /// The class in which a roster has the child, where such a place fits it and no other of the child's classes.
    std::optional<SchoolClass> class_meant(Number child, const SchoolClass& place) const;

    std::size_t size() const { return children_.size(); }  ///< numbers up to here; some may be joined to others
    const Child& operator[](Number child) const { return children_[child]; }
    const Schools& schools() const { return schools_; }

    /// What a decision about a row and a candidate is filed under. It survives sorting and changes of format, but no
    /// change of what either says of who it is.
    std::string pair_id(const Who& row, Number candidate) const;

  private:
    struct Spot {  // a school, a grade, a class; as much as is known
        std::string school, class_name;
        int grade = 0;
        friend auto operator<=>(const Spot&, const Spot&) = default;
    };
    struct Enrolment {
        Number child;
        Who who;
        bool expected;
    };
    struct Known {  // beside each Child
        std::vector<std::string> names = {};
        std::vector<Spot> spots = {};
        bool shared = false;  // by two persons
        Number same_as = 0;   // itself, or the child that it turned out to be
    };

    Number root(Number child) const;
    Number add(const Who& who);
    void add_to(Number child, const Who& who);
    void join(Number one, Number other);
    bool names_child(const Who& who, Number child) const;
    void learn_numbered(const Who& who);
    std::vector<Number> by_numbers(const Who& who) const;
    Spot spot_of(const Who& who) const;
    bool fits(const Spot& told, const Spot& known) const;
    bool tells_enough(const Spot& told) const;
    bool place_known(Number child, const Spot& told) const;
    using Heard = std::vector<const Who*>;
    Heard in_order() const;
    std::vector<Number> namesakes_in(const Who& who, const Spot& told) const;
    std::vector<Number> candidates(const Who& who, std::vector<Number> first) const;
    Answer by_name(const Who& who) const;
    Answer decided(const Who& who, Answer answer) const;
    void stand(Number child, const Who& who);
    void name_children(const Heard& heard);

    Schools schools_;
    std::vector<Child> children_;
    std::vector<Known> known_;
    std::unordered_map<std::string, Number> numbers_;
    std::unordered_map<std::string, std::vector<Number>> by_name_;
    std::map<Spot, std::vector<Number>> by_spot_;
    std::set<std::string> school_keys_;
    std::vector<Enrolment> enrolled_;  // and what was learnt, until settle()
    std::deque<Who> heard_;
    std::map<std::string, bool> decisions_;
    bool has_roster_ = false;
};

/// Whether two names, each as fold_name() has it, may be those of one person who has one number: equal, of the same
/// sound, one character taken for another of its shape, one of them masked or in Latin letters, one with the letter
/// that tells namesakes apart. An empty name fits every other. O(length).
BAOXUE_API bool may_be_one_name(std::string_view one, std::string_view other);

}  // namespace baoxue
