// What a roster says of a child and its family, in the order in which a page has it.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace baoxue::operation::child_page {

inline constexpr std::array<std::string_view, 22> of_person{
    "name", "former_name", "gender", "birth_date", "student_id", "national_id", "nation", "school_name", "grade", "class", "status",
    "boarding", "enroll_date", "key_student", "left_behind", "migrant_child", "orphan", "poor_household", "disability", "home_teaching",
    "head_teacher", "responsible_teacher"};
inline constexpr std::array<std::string_view, 14> of_family{
    "guardian_name", "guardian_relation", "guardian_phone", "father_name", "mother_name", "member_name", "member_relation", "member_phone",
    "village", "group", "address", "home_address", "hukou_place", "remark"};

// The column in the language spoken, and a cell of it as a person reads it.
std::string heading(std::string_view column);
std::string cell_text(std::string_view column, const std::string& cell);

}  // namespace baoxue::operation::child_page
