#include "baoxue/record/key_student.hpp"

#include "baoxue/base/grade.hpp"
#include "baoxue/base/identity.hpp"
namespace baoxue {

const std::vector<std::string>& KeyStudent::columns()
{
    static const std::vector<std::string> all{"points",     "reasons", "factors",      "listed",
                                              "student_id", "name",    "school_id",    "school_name",
                                              "grade",      "class",   "head_teacher", "responsible_teacher"};
    return all;
}

const std::vector<std::string>& KeyStudent::kinds()
{
    static const std::vector<std::string> kinds{"key_student", "roster"};
    return kinds;
}

void write(csv::Writer& out, const KeyStudent& student)
{
    out.cell(student.points).cell(student.reasons).cell(student.factors).cell(student.listed ? "1" : "0");
    out.cell(student.student_id).cell(student.name).cell(student.school_id).cell(student.school_name);
    out.cell(grade_text(student.grade)).cell(student.class_name);
    out.cell(student.head_teacher).cell(student.responsible_teacher).end_row();
}

}  // namespace baoxue
