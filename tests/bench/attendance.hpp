// A big attendance export for the benchmarks.
#pragma once

#include <cstdint>
#include <string>

namespace baoxue::bench {

enum class Order { date, student, shuffled };

struct Attendance {
    std::size_t students = 0;
    std::size_t days = 0;     ///< school days, from 1 September 2026, Monday to Friday
    std::size_t periods = 0;  ///< lessons a day
    Order order = Order::date;
    std::uint64_t seed = 0;
    std::string roster = {};  ///< where to write who they are; empty: nowhere
    bool by_name = false;     ///< rows say name, school, grade and class; no two children of a class have one name
};

/// Writes students × days × periods rows of about 66 bytes: `date,period,school_id,class_id,student_id,status`; with a
/// roster `grade,class` in place of `class_id`, and by name `name` in place of the number. About 4 of 100 are not
/// present: single days, rows of 3 to 20 days for one student in eighty, single lessons. The same rows in every order;
/// each is a function of the seed and its place, so that memory does not grow with the rows.
void write_attendance(const std::string& file, const Attendance& size);

}  // namespace baoxue::bench
