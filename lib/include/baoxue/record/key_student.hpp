// A candidate for 重点生, with the reasons: a row of list-key-students.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/school_class.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// Who ought to be looked at, and why. A person decides. Texts of the child are views into its roster.
struct BAOXUE_API KeyStudent {
    int points = 0;       ///< of all factors that are reached
    std::string reasons;  ///< in words, `; ` between; never empty
    std::string factors;  ///< what was measured: `days_absent=7;left_behind=1`
    bool listed = false;  ///< the roster has the child as 重点生 already
    std::string student_id;
    std::string_view name, school_id, school_name;
    int grade = 0;
    std::string class_name;
    std::string_view head_teacher, responsible_teacher;

    SchoolClass where() const { return {std::string(school_id), std::string(school_name), grade, class_name}; }

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();  ///< for heading_of()
};

BAOXUE_API void write(csv::Writer& out, const KeyStudent& student);

}  // namespace baoxue
