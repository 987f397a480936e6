// What rate-retention is told, and the figures that its lists give.
#pragma once

#include <baoxue/retention.hpp>

#include <optional>
#include <string>
#include <vector>

#include "children.hpp"
#include "places.hpp"

namespace baoxue::tools {

struct RateOptions : Options {
    std::string changes, outflow, inflow, household, targets, break_down;
    std::vector<std::string> figures, daily, formulae = {"dropout_term", "retention_year"}, levels;
    ChildFiles children;
    ClassChoice places;
    std::optional<Date> begin, end;
    bool missed = false;
};

/// Reads all lists, each row given to its child.
RetentionFigures figures_of(RateOptions& options, const CLI::App& app, Children& children);

}  // namespace baoxue::tools
