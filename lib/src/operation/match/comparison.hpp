// The seven comparisons of two rows, each with ordered levels.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "operation/match/facts.hpp"

namespace baoxue::operation::match {

enum class Field { name, birth, sex, id, student_id, family, place };
constexpr std::size_t fields = 7;

// As in the model (model.cpp), in the same order; `missing` is the last of each and weighs nothing.
enum class BirthLevel { equal, slip, other_year, lunar, same_year, other, missing };
enum class SexLevel { equal, other, missing };
enum class IdLevel { equal, one_slip, readable, unlike, other, missing };
enum class StudentIdLevel { equal, one_slip, unlike, missing };
enum class FamilyLevel { both, phone, guardian, close, other, missing };
enum class PlaceLevel { same_class, same_school, other_grade, near_school, other_school, missing };

struct Comparison {
    std::array<std::uint8_t, fields> levels;
    NameComparison name;
    bool no_siblings = false;  // born too near to each other to be two children of one mother

    template <class Level>
    Level as(Field field) const
    {
        return static_cast<Level>(levels[static_cast<std::size_t>(field)]);
    }
    NameLevel name_level() const { return name.level; }
    BirthLevel birth() const { return as<BirthLevel>(Field::birth); }
    SexLevel sex() const { return as<SexLevel>(Field::sex); }
    IdLevel id() const { return as<IdLevel>(Field::id); }
    StudentIdLevel student_id() const { return as<StudentIdLevel>(Field::student_id); }
    FamilyLevel family() const { return as<FamilyLevel>(Field::family); }
    PlaceLevel place() const { return as<PlaceLevel>(Field::place); }
    // The same name as far as it can be read, or another spelling of it, or another name.
    bool same_name() const { return name.level <= NameLevel::order; }
    bool another_name() const { return name.level >= NameLevel::one_given && name.level != NameLevel::missing; }
    bool number_agrees() const { return id() <= IdLevel::one_slip || student_id() <= StudentIdLevel::one_slip; }
    bool only_marks_differ() const { return name.marks_differ && name.before == name.after; }  // 张伟(大), 张伟(小)
    bool family_agrees() const { return family() <= FamilyLevel::guardian; }
};

// `grade_shift`: how many grades the second list is above the first.
Comparison compare(const Facts& before, const Facts& after, int grade_shift);

// name=homophone(子/梓) birth=equal id=one_slip(check fails) phone=equal
std::string evidence(const Comparison& found, const Facts& before, const Facts& after);

BirthLevel compare_births(int a, int b);  // as 20150312; 0: missing

}  // namespace baoxue::operation::match
