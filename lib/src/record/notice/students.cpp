#include "record/notice/students.hpp"

#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"

namespace baoxue::record::notice {

Keys keys_of(const Id& student_id, const Id& national_id)
{
    Keys keys;
    for (const auto* id : {&student_id, &national_id})
        if (id->usable()) keys.push_back(id->key);
    return keys;
}

Keys keys_of(std::string_view student_id, std::string_view national_id, std::string_view name, std::string_view school,
             std::string_view grade, std::string_view class_name)
{
    auto keys = keys_of(parse_student_id(student_id), parse_national_id(national_id));
    if (!keys.empty() || name.empty()) return keys;
    const auto place = parse_grade_and_class(grade, class_name);
    keys.push_back(fold(name) + '|' + fold(school) + '|' + std::to_string(place.grade) + '|' + place.class_name);
    return keys;
}

Keys keys_of(const Notice& notice)
{
    return keys_of(notice.student_id, notice.national_id, notice.name, notice.school_name, notice.grade,
                   notice.class_name);
}

}  // namespace baoxue::record::notice
