#include "operation/daily/roll.hpp"

#include "baoxue/rule/enrolment.hpp"

namespace baoxue {

Roll::Roll(const std::vector<Pupil>& pupils, const std::vector<SchoolClass>& places)
{
    for (const auto& place : places) learn(place);
    for (const auto& pupil : pupils) learn(pupil.place());
    for (const auto& place : places) add(place);
    for (const auto& pupil : pupils)
        if (expected_in_class(pupil)) add(pupil.place());
}

void Roll::learn(const SchoolClass& place)
{
    if (place.school_id.empty() || place.school_name.empty()) return;
    ids_.emplace(place.school_name, place.school_id);
    names_.emplace(place.school_id, place.school_name);
}

void Roll::add(const SchoolClass& place)
{
    if (place.grade != 0 || !place.name.empty()) classes_.emplace(key(place), whole(place));
}

SchoolClass Roll::whole(SchoolClass place) const
{
    if (place.school_id.empty())
        if (const auto id = ids_.find(place.school_name); id != ids_.end()) place.school_id = id->second;
    if (place.school_name.empty())
        if (const auto name = names_.find(place.school_id); name != names_.end()) place.school_name = name->second;
    return place;
}

Roll::Key Roll::key(const SchoolClass& place) const
{
    const auto id = place.school_id.empty() ? ids_.find(place.school_name) : ids_.end();
    return {id != ids_.end()          ? id->second
            : place.school_id.empty() ? place.school_name
                                      : place.school_id,
            place.grade, place.name};
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

void add_flag(DailyReport& report, std::string_view word)
{
    if (report.flags.find(word) != report.flags.npos) return;
    (report.flags += report.flags.empty() ? "" : ";") += word;
}

}  // namespace baoxue
