// Grade and class, as the cells of one row say them together.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "baoxue/base/api.hpp"
#include "baoxue/base/school_class.hpp"

namespace baoxue {

struct GradeAndClass {
    int grade = 0;  ///< 1 to 9; 0: not known
    std::string class_name = {};
};

/// As a cell has it: 7, empty where it is not known (0).
BAOXUE_API std::string grade_text(int grade);

/// Both cells read together: an empty grade cell (or no such column) leaves the grade to the class cell, which may name
/// it (一年级2班, 五(6)班, 六6, 初一3班, 704, 7-4, 五年级向阳班, 五甲班); 六年级 alone is a grade whose one class has no name. Where the
/// grade cell says something, parse_grade() and parse_class(). Every record reads grade and class by this one.
BAOXUE_API GradeAndClass parse_grade_and_class(std::string_view grade_cell, std::string_view class_cell,
                                               int school_year = 0);

/// The class of a row by its four cells.
BAOXUE_API SchoolClass parse_school_class(std::string_view school_id, std::string_view school_name,
                                          std::string_view grade_cell, std::string_view class_cell);

/// Those who entered a school in one year: 小学2020级, 初中2023级.
struct Intake {
    int year = 0;
    bool junior = false;

    /// The grade in which they are; beyond 6 or 9 when they have left their school.
    int grade(int school_year) const { return (junior ? 7 : 1) + school_year - year; }
};

/// The intake that a cell of a grade or class names; nothing where it names no year. A year without a stage (2023级) is
/// of the one that `stage_of_school` tells: 1 primary, 7 junior, 0 not known, and then nothing.
BAOXUE_API std::optional<Intake> parse_intake(std::string_view cell, int stage_of_school = 0);

}  // namespace baoxue
