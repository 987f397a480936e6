// Who a row of a smaller file is about.
#pragma once

#include "baoxue/base/grade.hpp"
#include "baoxue/base/identity.hpp"
#include "operation/check/sheet.hpp"

namespace baoxue::operation::check {

// Who a row of a smaller file is about: the best of what it says.
class Student {
  public:
    explicit Student(const Sheet& sheet)
        : student_id_(sheet.find("student_id")),
          national_id_(sheet.find("national_id")),
          name_(sheet.find("name")),
          grade_(sheet.find("grade")),
          class_(sheet.find("class"))
    {
    }

    std::string key(const Row& row) const
    {
        if (const Id id = parse_student_id(row[student_id_]); id.usable()) return id.key;
        if (const Id id = parse_national_id(row[national_id_]); id.usable()) return id.key;
        const auto place = parse_grade_and_class(row[grade_], row[class_], row.sheet().school_year);
        return fold(row[name_]) + "\t" + std::to_string(place.grade) + "\t" + place.class_name;
    }

  private:
    std::size_t student_id_, national_id_, name_, grade_, class_;
};

}  // namespace baoxue::operation::check
