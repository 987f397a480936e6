#include "operation/assign/places.hpp"

#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/rule/enrolment.hpp"

namespace baoxue::operation::assign {

std::string class_key(const Assignment& row)
{
    return row.school_id + '|' + row.grade + '|' + row.class_name;
}

std::string class_key(const Pupil& pupil)
{
    return half_width(pupil.school_id) + '|' + grade_text(pupil.grade) + '|' + pupil.class_name;
}

std::string teacher_key(std::string_view school_id, std::string_view person)
{
    return half_width(school_id) + '|' + fold(person);
}

Places::Places(std::span<const Pupil> pupils)
{
    for (const auto& pupil : pupils) {
        if (!counts_as_enrolled(pupil)) continue;
        schools.emplace(half_width(pupil.school_id), pupil.school_name);
        const auto known = classes.emplace(class_key(pupil), Class{&pupil, pupil.head_teacher}).first;
        if (known->second.head_teacher != pupil.head_teacher) known->second.head_teacher = {};
        if (!pupil.village.empty()) villages.emplace(fold(pupil.village), pupil.village);
        if (!pupil.key().empty()) students.emplace(pupil.key(), &pupil);
    }
}

}  // namespace baoxue::operation::assign
