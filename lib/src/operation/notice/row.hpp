// What a row of a list tells.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "baoxue/paper/form.hpp"
#include "record/notice/students.hpp"

namespace baoxue::operation::notice {

// The first of these columns that is not empty, without what is around it.
std::string_view field(const paper::Fields& row, std::initializer_list<std::string_view> columns);

// As the settled list has it, a named_id() too.
std::string student_id_in(const paper::Fields& row);

record::notice::Keys keys_of(const paper::Fields& row);

}  // namespace baoxue::operation::notice
