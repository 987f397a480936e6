// What report-daily is told on its command line.
#pragma once

#include <baoxue/daily.hpp>

#include <optional>
#include <string>
#include <vector>

#include "children.hpp"
#include "places.hpp"

namespace baoxue::tools {

struct DailyOptions : Options {
    std::vector<std::string> attendance, reports, leaves;
    ChildFiles children;
    ClassChoice places;
    std::string calendar, profile, policy_file, not_registered;
    std::optional<Date> since;
    DailyPolicy policy;
    DailyLevel level = DailyLevel::klass;
    std::string by = "class";
    bool no_names = false, unreported = false;
};

void add_daily_options(CLI::App& app, DailyOptions& options);

/// Fills in `policy`. Throws Error `usage` for options that do not fit together.
void settle_policy(DailyOptions& options);

}  // namespace baoxue::tools
