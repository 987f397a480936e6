// What track-notices is told, and its --record: what happened to a document, for the register.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "children.hpp"
#include "places.hpp"

namespace baoxue::tools {

struct TrackOptions : Options {
    std::string register_file, calendar, kinds_file, event, profile;
    std::vector<std::string> attendance, numbers, set, only;
    ChildFiles children;
    ClassChoice places;
    std::optional<Date> on;
    int wait = 10;
};

/// Throws Error `usage` for options of --record that do not fit.
void check_event(const TrackOptions& options);

/// Adds the event to each document named, unless the register has it. A child that is back ends every document of its
/// absence. Throws Error `usage` for a document that the register does not have.
void record_event(const TrackOptions& options);

}  // namespace baoxue::tools
