// Which schools and classes a user asks for: --school and --class mean the same in every command.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/school_class.hpp"
#include "baoxue/rule/schools.hpp"

namespace baoxue {

/// Nothing chosen: all are wanted. Words in the user's form.
struct BAOXUE_API ClassChoice {
    std::vector<std::string> schools = {};  ///< by number or name
    std::vector<std::string> classes = {};  ///< 甲小/7/1, 7/1, 七(1)班 or 1; a class without its grade is that of all

    bool all() const { return schools.empty() && classes.empty(); }

    /// Whether the place is one of the schools, where any is named, and of the classes, where any is. `known` tells
    /// which number and which name are one school. O(words).
    bool wants(const SchoolClass& place, const Schools& known = {}) const;

    /// The words that name none of the places: a typo is no all-clear. O(words × places).
    std::vector<std::string> naming_none_of(std::span<const SchoolClass> places, const Schools& known = {}) const;
};

}  // namespace baoxue
