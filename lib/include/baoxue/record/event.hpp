// An entry of a calendar, as a phone or Outlook takes it in: iCalendar, RFC 5545.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"

namespace baoxue {

/// One entry. Times are the wall clock of whoever reads it ("floating", RFC 5545 section 3.3.5): half past
/// eight stays half past eight, and no table of time zones is needed.
struct Event {
    std::string uid;                ///< see event_uid()
    Date first = {};                ///< its day, or the first of several whole days
    Date last = {};                 ///< the last day, inclusive; the same day when it has times
    std::chrono::minutes begin{0};  ///< since midnight
    std::chrono::minutes end{0};    ///< since midnight; equal to `begin`: whole days
    std::string summary = {};
    std::string description = {};
    std::string location = {};
};

/// A name for an entry that is the same in every run, so that taking in a newer file moves the entry instead
/// of doubling it, and that tells nothing: a 64-bit hash of `what`. Put no child into `what` all the same.
BAOXUE_API std::string event_uid(std::string_view what);

/// A whole calendar: CRLF, UTF-8, lines folded at 75 octets between characters, text escaped. `stamp` is the
/// day on which it was made (DTSTAMP): a newer one wins over an older one with the same uid.
BAOXUE_API std::string to_icalendar(const std::vector<Event>& events, std::string_view name, Date stamp);

}  // namespace baoxue
