// What concerns, marks and help say of a child: signs that can change.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "baoxue/key_students.hpp"

namespace baoxue::operation::key_students {

struct Sign {
    double concerns = 0, concerns_lately = 0, failed = 0, fallen = 0, exam_missed = 0, help_in_vain = 0;

    double measure(std::string_view factor) const;  // 0 for a factor that is none of these
};

// Of every child that the records name, by child_key(). O(n log n).
std::map<std::string, Sign> signs_of(const KeyStudentInput& input);

}  // namespace baoxue::operation::key_students
