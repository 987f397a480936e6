// The lists that list-duties writes: one, or one for each person.
#pragma once

#include <baoxue/owed.hpp>
#include <baoxue/schedule.hpp>

#include <span>
#include <string>
#include <vector>

#include "command.hpp"

namespace baoxue::tools {

void write_duties(const csv::WriteOptions& writing, std::span<const Owed> list);

/// One list for each person, named by school and person, in the folder; with `calendars` an entry for the phone beside
/// it, without names.
void write_duty_pages(const csv::WriteOptions& writing, const std::string& to, bool calendars, Date as_of,
                      const std::vector<Owed>& list);

}  // namespace baoxue::tools
