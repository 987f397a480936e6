// A fast hash of bytes for tables in memory; never stored, never compared across runs.
//
// Where a table keeps no texts, equal hashes stand for equal texts. That two of n different texts meet by chance has odds
// of n²/2^65, 1 in 10 million for two rosters of a million; nobody can make such texts on purpose, because the hash is
// seeded anew for each run. No result may depend on the order of hashes.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/load.hpp"

namespace baoxue {

inline std::uint64_t mix(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

extern const std::array<std::uint64_t, 4> hash_seed;

/// Never 0, so that 0 can stand for "no key".
inline std::uint64_t hash(std::string_view bytes)
{
    const auto [k0, k1, k2, k3] = hash_seed;
    const char* at = bytes.empty() ? "" : bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t state = k0 ^ left;
    if (left > 48) {  // three chains of products at once: they wait for each other otherwise
        std::uint64_t second = state, third = state;
        for (; left > 48; left -= 48, at += 48) {
            state = mix(load<std::uint64_t>(at) ^ k1, load<std::uint64_t>(at + 8) ^ state);
            second = mix(load<std::uint64_t>(at + 16) ^ k2, load<std::uint64_t>(at + 24) ^ second);
            third = mix(load<std::uint64_t>(at + 32) ^ k3, load<std::uint64_t>(at + 40) ^ third);
        }
        state ^= second ^ third;
    }
    for (; left > 16; left -= 16, at += 16)
        state = mix(load<std::uint64_t>(at) ^ k1, load<std::uint64_t>(at + 8) ^ state);
    // Words of one size that may overlap: one put together in memory would have to wait for its bytes to arrive there.
    std::uint64_t last = 0;
    if (bytes.size() >= 8) last = load<std::uint64_t>(at + left - 8);
    else if (left >= 4) last = load<std::uint32_t>(at) | std::uint64_t{load<std::uint32_t>(at + left - 4)} << 32;
    else if (left > 0)
        last = load<std::uint8_t>(at) | std::uint64_t{load<std::uint8_t>(at + left / 2)} << 8 |
               std::uint64_t{load<std::uint8_t>(at + left - 1)} << 16;
    state = mix((left > 8 ? load<std::uint64_t>(at) : k0) ^ k1, last ^ state);
    state = mix(state ^ k1, k0);
    return state != 0 ? state : 1;
}

}  // namespace baoxue
