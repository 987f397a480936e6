// What the changes of one child, and its rows on other lists, have in common: as hashes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "baoxue/record/change.hpp"
#include "hash.hpp"

namespace baoxue {

struct Keys {
    std::uint64_t student_id = 0, national_id = 0;  // 0: not usable
    std::uint64_t name = 0;                         // in normal form; 0: the child neither left nor came
    std::uint64_t spelled = 0;                      // the name as it stands
};

/// Of each change, on `jobs` threads.
std::vector<Keys> keys_of(std::span<const ChangeRow> changes, unsigned jobs);

}  // namespace baoxue
