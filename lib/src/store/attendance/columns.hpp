// Which columns of a file of attendance tell what.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/csv/block.hpp"
#include "csv/cell_group.hpp"

namespace baoxue::store::attendance {

/// Where a file keeps what; a column that it lacks has the number npos, and its cells are empty.
struct AttendanceColumns {
    bool by_national_id, tally;
    std::size_t student, national, child, session, period, school_id, school_name, campus, grade, name, gender, seat, class_number,
        status, reason;  // `child` is the student's name, `name` that of the class
    csv::CellGroup date, lesson, moment, place;  // what tells a roll call; a moment is both
    csv::CellGroup id, who, word;                // the student's number, all that tells the student; the status and its reason
    std::size_t alike;                           // how many tell a roll call, if they are the file's first ones; else 0

    explicit AttendanceColumns(const csv::Heading& heading);
};

}  // namespace baoxue::store::attendance
