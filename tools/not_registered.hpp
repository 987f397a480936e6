// report-daily --not-registered: who has not come since the term began.
#pragma once

#include <baoxue/absence.hpp>

#include "daily_options.hpp"

namespace baoxue::tools {

void write_not_registered(const DailyOptions& options, const Attendance& attendance, const DailyEvidence& evidence);

}  // namespace baoxue::tools
