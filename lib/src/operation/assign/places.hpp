// What there is to answer for: the schools, classes, villages and students of a roster.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/record/assignment.hpp"
#include "baoxue/record/pupil.hpp"

namespace baoxue::operation::assign {

std::string class_key(const Assignment& row);
std::string class_key(const Pupil& pupil);
std::string teacher_key(std::string_view school_id, std::string_view person);

struct Class {
    const Pupil* first;             // one of its students
    std::string_view head_teacher;  // whom all its students name; else empty
};

struct Places {
    explicit Places(std::span<const Pupil> pupils);

    std::map<std::string, std::string> schools;   // identifier, name
    std::map<std::string, std::string> villages;  // folded, as it stands
    std::map<std::string, Class> classes;
    std::map<std::string, const Pupil*> students;  // who are enrolled, once each
};

}  // namespace baoxue::operation::assign
