// What track-cases is told on its command line.
#pragma once

#include <baoxue/cases.hpp>

#include <optional>
#include <string>
#include <vector>

#include "children.hpp"
#include "command.hpp"
#include "places.hpp"

namespace baoxue::tools {

struct CaseOptions : Options {
    std::vector<std::string> lists, visits, notices, attendance, only;
    std::string ledger, calendar, kinds_file, policy_file, ledgers, children, audit, event, case_id, proof, source, note, profile;
    ChildFiles children_files;
    ClassChoice places;
    std::optional<Date> on;
    int present_days = 5, relapse_days = 10, wait = 10;
    int months = 0;  // of a period of --view
    bool print_policy = false, by_school = false;

    bool brings_facts() const
    {
        return !(lists.empty() && visits.empty() && notices.empty() && attendance.empty() &&
                 children_files.rosters.empty());
    }
};

void add_case_options(CLI::App& app, CaseOptions& options);

/// Throws Error `usage` for options that do not fit together.
void check_case_options(const CaseOptions& options);

}  // namespace baoxue::tools
