// A line of the 日程表: when a school comes to have its lists checked.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// One school at one desk.
struct BAOXUE_API Appointment {
    Date date = {};
    std::chrono::minutes begin{0};  ///< since midnight
    std::chrono::minutes end{0};    ///< since midnight
    int desk = 1;                   ///< from 1
    std::size_t school = 0;         ///< index into the schools that were scheduled
    int students = 0;               ///< of the school

    static const std::vector<std::string>& columns();  ///< date, begin, end, desk, minutes, students
};

/// `08:30`
BAOXUE_API std::string to_clock(std::chrono::minutes time);

/// The cells of columns(); the row is left open for the school's own columns.
BAOXUE_API void write(csv::Writer& out, const Appointment& appointment);

}  // namespace baoxue
