// How long each step took after the first absence.
#pragma once

#include "operation/appraisal/people.hpp"

namespace baoxue::operation::appraisal {

/// By person and step, over the cases opened in the term; adds a row behind for each step that was taken.
std::vector<StepTime> times_of(const AppraisalInput& input, const People& people, const Calendar& calendar, std::vector<AppraisalFact>& facts);

}  // namespace baoxue::operation::appraisal
