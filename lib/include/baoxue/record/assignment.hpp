// A row of assign.csv, 三包一挂: who answers for a town, a village, a school, a class or one student.
#pragma once

#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// One person and what he answers for. The cells that are filled say what that is: with the role `centre`
/// nothing (the whole town), a school or a village; with `school` a school; with `teacher` a class, or one of
/// its students.
struct BAOXUE_API Assignment {
    std::string person = {};
    std::string role = {};  ///< code of "role": centre, school, teacher
    std::string school_id = {};
    std::string grade = {}, class_name = {};  ///< in normal form
    std::string student_id = {};              ///< in normal form; empty: not about one student
    std::string name = {};                    ///< of the one student
    std::string village = {};

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& needed();  ///< the columns that a file must have, for csv::Table
    static const std::vector<std::string>& kinds();   ///< {"assign"}
};

/// Every row, in the order of the file. Rejected: no person, or a role that is no known word.
BAOXUE_API std::vector<Assignment> read_assignments(const csv::Table& table, csv::Rejects& rejects);

BAOXUE_API void write(csv::Writer& out, const Assignment& assignment);

}  // namespace baoxue
