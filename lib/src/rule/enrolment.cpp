#include "baoxue/rule/enrolment.hpp"

#include <algorithm>
#include <iterator>

namespace baoxue {
namespace {

struct StatusRule {
    std::string_view status;
    Enrolment enrolment;
    bool on_register = true;
};

// What does not stand here has gone.
constexpr StatusRule rules[] = {
    {"", Enrolment::in_class},
    {"enrolled", Enrolment::in_class},
    {"returned", Enrolment::in_class},
    {"transferred_in", Enrolment::in_class},
    {"guest", Enrolment::in_class, false},
    {"absent_registered", Enrolment::astray},
    {"suspected", Enrolment::astray},
    {"dropout", Enrolment::astray},
    {"missing", Enrolment::astray},
    {"left_school", Enrolment::astray},
    {"other_left", Enrolment::astray},
    {"deceased", Enrolment::ended, false},
    {"graduated", Enrolment::ended, false},
    {"completed", Enrolment::ended, false},
    {"suspended", Enrolment::excused},
    {"home_taught", Enrolment::excused},
    {"boarding_elsewhere", Enrolment::elsewhere},
    {"special_school", Enrolment::elsewhere},
};

const StatusRule& rule_of(std::string_view status)
{
    static constexpr StatusRule gone{"", Enrolment::gone, false};
    const auto* const found = std::ranges::find(rules, status, &StatusRule::status);
    return found == std::end(rules) ? gone : *found;
}

}  // namespace

Enrolment enrolment_of(std::string_view status)
{
    return rule_of(status).enrolment;
}

bool counts_as_enrolled(std::string_view status)
{
    return rule_of(status).on_register;
}

bool in_school(std::string_view status)
{
    return enrolment_of(status) == Enrolment::in_class;
}

bool awaited(std::string_view status)
{
    return in_school(status) || enrolment_of(status) == Enrolment::astray;
}

bool may_have_finished(int grade)
{
    return grade == 0 || grade == 6 || grade == 9;
}

Enrolment enrolment_of(const Pupil& pupil)
{
    if (pupil.taught_at_home) return Enrolment::excused;
    const bool finished = pupil.status == "graduated" || pupil.status == "completed";
    return finished && !may_have_finished(pupil.grade) ? Enrolment::astray : enrolment_of(pupil.status);
}

bool counts_as_enrolled(const Pupil& pupil)
{
    return counts_as_enrolled(pupil.status) || enrolment_of(pupil) == Enrolment::astray;
}

bool awaited(const Pupil& pupil)
{
    return expected_in_class(pupil) || enrolment_of(pupil) == Enrolment::astray;
}

bool expected_in_class(const Pupil& pupil)
{
    return enrolment_of(pupil) == Enrolment::in_class;
}

}  // namespace baoxue
