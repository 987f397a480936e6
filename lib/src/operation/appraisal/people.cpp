#include "operation/appraisal/people.hpp"

#include "baoxue/base/grade.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/rule/enrolment.hpp"

namespace baoxue::operation::appraisal {

People::People(std::span<const Pupil> pupils, std::span<const Assignment> assignments)
{
    for (const auto& pupil : pupils) {
        const auto school = half_width(pupil.school_id);
        schools_.emplace(school, pupil.school_name);
        if (!pupil.head_teacher.empty()) class_teachers_.emplace(std::tuple(school, pupil.grade, pupil.class_name), pupil.head_teacher);
        if (pupil.key().empty() || !counts_as_enrolled(pupil)) continue;
        pupils_.emplace(pupil.key(), &pupil);
        const auto person = pupil.responsible_teacher.empty() ? pupil.head_teacher : pupil.responsible_teacher;
        if (!person.empty()) teachers_.emplace(pupil.key(), person);
    }
    for (const auto& row : assignments) {
        const auto school = half_width(row.school_id);
        if (!row.student_id.empty()) teachers_[row.student_id] = row.person;
        else if (row.role == "teacher" && !row.class_name.empty())
            class_teachers_[{school, parse_grade(row.grade).value_or(0), row.class_name}] = row.person;
        else if (row.role == "school") heads_.emplace(school, row.person);
        else if (row.role == "centre" && row.village.empty()) centres_.emplace(school, row.person);
    }
}

std::string People::school_name(const std::string& school_id) const
{
    const auto found = schools_.find(school_id);
    return found == schools_.end() ? std::string() : found->second;
}

Appraised People::teacher(const std::string& person, const std::string& school_id) const
{
    return {"teacher", person, school_id, school_name(school_id)};
}

Appraised People::centre() const
{
    const auto found = centres_.find("");
    return {"centre", found == centres_.end() ? std::string() : found->second, {}, {}};
}

std::vector<Appraised> People::of_school(const std::string& school_id) const
{
    const auto head = heads_.find(school_id);
    return {{"school", head == heads_.end() ? std::string() : head->second, school_id, school_name(school_id)}, centre()};
}

std::vector<Appraised> People::of_child(const std::string& key, const std::string& school_id) const
{
    const auto* const known = pupil(key);
    const auto school = known == nullptr ? half_width(school_id) : half_width(known->school_id);
    auto people = of_school(school);
    if (const auto found = teachers_.find(key); found != teachers_.end()) people.insert(people.begin(), teacher(found->second, school));
    return people;
}

std::vector<Appraised> People::of_class(const SchoolClass& place) const
{
    const auto school = half_width(place.school_id);
    auto people = of_school(school);
    if (const auto found = class_teachers_.find({school, place.grade, place.name}); found != class_teachers_.end())
        people.insert(people.begin(), teacher(found->second, school));
    return people;
}

const Pupil* People::pupil(const std::string& key) const
{
    const auto found = pupils_.find(key);
    return found == pupils_.end() ? nullptr : found->second;
}

}  // namespace baoxue::operation::appraisal
