// What twins have in common, and children who can be told apart by nothing but their name.
//
// Twins, triplets, and children of one day whom an office cannot tell from twins: born on one day, and of one phone, of
// one guardian and surname, or of one surname and school. Where such a child is about, another name or a number is no
// proof of who is meant: twins' numbers get swapped, and their names sound alike.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/hash.hpp"

namespace baoxue::rule {

/// Of one row, as hashes; 0 where it does not say.
struct TwinTraits {
    std::uint64_t birth = 0, surname = 0, guardian = 0, school = 0;
    std::array<std::uint64_t, 2> phones = {};
};

/// Rows with one of these keys in common may be twins; 0 is no key. Without a birth date there are none.
inline std::array<std::uint64_t, 4> twin_keys(const TwinTraits& row)
{
    std::array<std::uint64_t, 4> keys{};
    if (row.birth == 0) return keys;
    const auto key = [&](std::uint64_t kind, std::uint64_t what) { return mix(row.birth + kind, what ^ kind) | 1; };
    for (std::size_t i = 0; i < row.phones.size(); ++i)
        if (row.phones[i] != 0) keys[i] = key(0x9E3779B97F4A7C15, row.phones[i]);
    if (row.surname != 0 && row.guardian != 0) keys[2] = key(0xD6E8FEB86659FD93, mix(row.surname, row.guardian | 1));
    if (row.surname != 0 && row.school != 0) keys[3] = key(0xA0761D6478BD642F, mix(row.surname, row.school | 1));
    return keys;
}

}  // namespace baoxue::rule
