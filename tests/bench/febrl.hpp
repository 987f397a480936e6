// FEBRL4: 5,000 invented Australians typed twice (Christen 2008); the number in rec_id tells who is who.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "double_rosters.hpp"

namespace baoxue::bench {

/// dataset4a.csv and dataset4b.csv of the folder as rosters with more and with fewer of their fields.
std::vector<std::pair<std::string, DoubleRosters>> read_febrl(const std::string& folder);

}  // namespace baoxue::bench
