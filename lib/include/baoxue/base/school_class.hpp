// Where a child learns.
#pragma once

#include <compare>
#include <string>

namespace baoxue {

/// A class of a school, as rows name it: in normal form (parse_grade, parse_class), so that 七(1)班 and 1
/// agree.
struct SchoolClass {
    std::string school_id, school_name;
    int grade = 0;  ///< 0: not told
    std::string name;
    friend auto operator<=>(const SchoolClass&, const SchoolClass&) = default;
};

}  // namespace baoxue
