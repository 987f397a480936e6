#include "operation/daily/roll.hpp"

#include "baoxue/rule/enrolment.hpp"

namespace baoxue::operation::daily {

Roll::Roll(const std::vector<Pupil>& pupils, const std::vector<SchoolClass>& places)
{
    const auto learn = [&](const SchoolClass& place) { schools_.learn(place.school_id, place.school_name); };
    for (const auto& place : places) learn(place);
    for (const auto& pupil : pupils) learn(pupil.place());
    for (const auto& place : places) add(place);
    for (const auto& pupil : pupils)
        if (expected_in_class(pupil)) add(pupil.place());
}

void Roll::add(const SchoolClass& place)
{
    if (place.grade != 0 || !place.name.empty()) classes_.emplace(key(place), whole(place));
}

Roll::Key Roll::key(const SchoolClass& place) const
{
    const auto all = whole(place);
    return {schools_.key(all.school_id, all.school_name), all.grade, all.name};
}

Slips::Slips(const std::vector<Leave>& leaves, bool late_too) : late_too_(late_too)
{
    for (const auto& leave : leaves)
        if (const auto& child = child_key(leave.student_id, leave.national_id); !child.empty())
            leaves_[child].push_back(&leave);
}

const Leave* Slips::of(const std::string& id, Date day) const
{
    const auto found = leaves_.find(id);
    if (found == leaves_.end()) return nullptr;
    const Leave* covering = nullptr;
    for (const Leave* leave : found->second)
        if (leave->covers(day, late_too_) && (covering == nullptr || leave->kind == "suspension")) covering = leave;
    return covering;
}

std::vector<SchoolClass> classes_of(const Attendance& attendance, const std::vector<Attendance::Reported>& reported)
{
    std::vector<SchoolClass> classes;
    for (std::size_t place = 0; place < reported.size(); ++place)
        if (reported[place].met) classes.push_back(attendance.places()[place]);
    return classes;
}

void add_flag(DailyReport& report, std::string_view word)
{
    if (report.flags.find(word) != report.flags.npos) return;
    (report.flags += report.flags.empty() ? "" : ";") += word;
}

}  // namespace baoxue::operation::daily
