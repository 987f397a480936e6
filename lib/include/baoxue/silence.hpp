// The silence audit: what in the attendance is too smooth to be true, or does not fit together. Nothing of it is proved: a person
// goes and looks.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/record/daily_report.hpp"
#include "baoxue/record/oddity.hpp"
#include "baoxue/record/pupil.hpp"
#include "baoxue/rule/schools.hpp"
#include "baoxue/store/attendance.hpp"

namespace baoxue {

struct SilenceInput {
    std::vector<Pupil> pupils = {};         ///< of the rosters; without them nobody can be `never_seen`
    std::vector<DailyReport> reports = {};  ///< what the classes sent in; without them no head count is compared
    Schools schools = {};                   ///< which names and numbers are one school
};

struct SilencePolicy {
    std::optional<Date> since = {};
    Date as_of = {};
    std::size_t days = 10;  ///< a class must have reported so many before that it never varies says anything
};

/// By school, grade, class, finding and child. O(marks + students × days).
BAOXUE_API std::vector<Oddity> find_silence(const Attendance& attendance, const SilenceInput& input, const SilencePolicy& policy);

}  // namespace baoxue
