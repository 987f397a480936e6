// list-duties by village or special group: counts, or a list for each village and its 村干部.
#pragma once

#include <baoxue/owed.hpp>

#include <map>
#include <string>
#include <vector>

#include "command.hpp"

namespace baoxue::tools {

/// Duties about children, by village (`by` is `village`) or special group; a child counts in each group of its own. What
/// is about a school or the centre is left out, and told.
std::map<std::string, std::vector<Owed>> duties_by_part(const std::vector<Owed>& list, const std::string& by);

void write_duty_counts(const csv::WriteOptions& writing, const std::map<std::string, std::vector<Owed>>& parts, const std::string& by);

/// One list for each part, named after it and the person who answers for that village.
void write_part_pages(const csv::WriteOptions& writing, const std::string& to, const std::map<std::string, std::vector<Owed>>& parts,
                      const std::map<std::string, std::string>& persons);

}  // namespace baoxue::tools
