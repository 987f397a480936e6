// What list-outflow and list-inflow are told on their command lines.
#pragma once

#include <baoxue/outflow.hpp>

#include <optional>
#include <string>
#include <vector>

#include "evidence.hpp"
#include "places.hpp"

namespace baoxue::tools {

struct FlowOptions : Options {
    std::vector<std::string> rosters, groups;
    ChildFiles children;
    PaperFiles papers;
    ClassChoice places;
    std::string changes, calendar, policy_file, proofs_file, kinds_file, by, pages;
    std::optional<Date> since;
    OutflowPolicy policy;
    bool print_policy = false, print_proofs = false, abnormal = false, need_proof = false, overdue = false;

    std::string built_in_policy() const { return policy.flow == Flow::out ? "outflow" : "inflow"; }
    std::string built_in_proofs() const { return built_in_policy() + "-proofs"; }
};

void add_flow_options(CLI::App& app, FlowOptions& options);

/// Fills in `policy`, all but the day from which undated moves count. Throws Error `usage` where the options do not fit.
void settle_policy(FlowOptions& options);

}  // namespace baoxue::tools
