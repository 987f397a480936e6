#include "store/attendance/columns.hpp"

#include <algorithm>

namespace baoxue::store::attendance {
namespace {

std::size_t find(const csv::Heading& heading, std::string_view column)
{
    return heading.find(column).value_or(std::string::npos);
}

}  // namespace

AttendanceColumns::AttendanceColumns(const csv::Heading& heading)
    : by_national_id(!heading.find("student_id") && heading.find("national_id")),
      tally(!heading.find("status")),
      student(find(heading, by_national_id ? "national_id" : "student_id")),
      national(find(heading, "national_id")),
      child(find(heading, "name")),
      session(find(heading, "session")),
      period(find(heading, "period")),
      school_id(find(heading, "school_id")),
      school_name(find(heading, "school_name")),
      campus(find(heading, "campus")),
      grade(find(heading, "grade")),
      name(find(heading, "class")),
      gender(find(heading, "gender")),
      seat(find(heading, "seat_number")),
      class_number(find(heading, "class_number")),
      status(find(heading, tally ? "lessons_by_status" : "status")),
      reason(find(heading, "reason")),
      date({find(heading, "date")}),
      lesson({session, period}),
      moment({find(heading, "date"), session, period}),
      place({school_id, school_name, campus, grade, name}),
      id({student}),
      who({national, child, school_id, school_name, campus, grade, name, gender, seat, class_number}),
      word({status, reason})
{
    std::size_t last = 0, all = 0;
    for (const auto* const group : {&moment, &place})
        for (const auto column : group->columns()) last = std::max(last, column), ++all;
    alike = last + 1 == all && child == std::string::npos ? all : 0;  // names differ from row to row
}

}  // namespace baoxue::store::attendance
