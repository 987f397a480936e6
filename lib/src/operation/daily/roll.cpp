#include "operation/daily/roll.hpp"

namespace baoxue {

SchoolClass place_of(const Pupil& pupil)
{
    return {std::string(pupil.school_id), std::string(pupil.school_name), pupil.grade, pupil.class_name};
}

Roll::Roll(const std::vector<Pupil>& pupils, const std::vector<SchoolClass>& places)
{
    for (const auto& place : places) learn(place);
    for (const auto& pupil : pupils) learn(place_of(pupil));
    for (const auto& place : places) add(place);
    for (const auto& pupil : pupils)
        if (pupil.expected()) add(place_of(pupil));
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
        for (const Id* id : {&leave.student_id, &leave.national_id})
            if (id->usable()) leaves_[id->key].push_back(&leave);
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

const Leave* Slips::of(const Pupil& pupil, Date day) const
{
    for (const Id* id : {&pupil.student_id, &pupil.national_id})
        if (const Leave* leave = id->usable() ? of(id->key, day) : nullptr) return leave;
    return nullptr;
}

}  // namespace baoxue
