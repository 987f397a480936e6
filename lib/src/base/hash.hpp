// A fast hash of bytes for tables in memory; never stored, never compared across runs.
#pragma once

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

/// Never 0, so that 0 can stand for "no key".
inline std::uint64_t hash(std::string_view bytes)
{
    constexpr std::uint64_t k0 = 0x9E3779B97F4A7C15, k1 = 0xD6E8FEB86659FD93, k2 = 0xA0761D6478BD642F,
                            k3 = 0xE7037ED1A0B428DB;
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
