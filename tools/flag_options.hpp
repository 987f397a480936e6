// What flag-absent is told on its command line.
#pragma once

#include <string>
#include <vector>

#include "absence_lists.hpp"
#include "places.hpp"

namespace baoxue::tools {

struct FlagOptions : Options {
    AbsenceFiles files;
    std::vector<std::string> levels, rehearsed;
    ClassChoice places;
    std::string policy_file, preset = "plan", day_absent = "all", unreported, new_since, kinds_file;
    AbsencePolicy policy;
    bool print_policy = false;
};

void add_flag_options(CLI::App& app, FlagOptions& options);

/// Fills in `policy` by what the options say, before any list is opened. Throws Error `usage` where they do not fit.
void complete(FlagOptions& options);

}  // namespace baoxue::tools
