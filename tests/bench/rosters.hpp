// Two big rosters of the same schools, half a year apart, for the benchmarks.
#pragma once

#include <cstdint>
#include <string>

namespace baoxue::bench {

struct Rosters {
    std::size_t students = 0;  ///< in the first roster
    std::uint64_t seed = 0;
};

/// Writes two UTF-8 rosters of about 225 bytes a row with canonical headings. Of the first one's rows 93 in
/// 100 stand unchanged in the second, in the same order; 1.5 in 100 left, as many joined, 0.4 moved to the
/// next school, the others have another class, phone, address or guardian, or a formal number instead of a
/// temporary one. Memory does not grow with the rows.
void write_rosters(const std::string& before, const std::string& after, const Rosters& size);

}  // namespace baoxue::bench
