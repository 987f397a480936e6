// What the changes of one child, and its rows on other lists, have in common: as hashes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "baoxue/record/change.hpp"
#include "base/hash.hpp"

namespace baoxue::operation::outflow {

struct Keys {
    std::uint64_t student_id = 0, national_id = 0;  // by person_number(); 0: not usable
    std::uint64_t name = 0;                         // in normal form; 0: the child neither left nor came
    std::uint64_t spelled = 0;                      // the name as it stands
    std::uint64_t person = 0, spelled_person = 0;   // either name with the birth date; 0: none is known
};

inline std::uint64_t person_hash(std::uint64_t name, Date birth)
{
    return mix(name, static_cast<std::uint64_t>(birth.time_since_epoch().count()) + 1);
}

/// Of each change, on `jobs` threads.
std::vector<Keys> keys_of(std::span<const ChangeRow> changes, unsigned jobs);

}  // namespace baoxue::operation::outflow
