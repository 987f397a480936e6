// A fast hash of bytes for tables in memory; never stored, never compared across runs.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

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
    const auto load = [](const char* at, std::size_t size) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, size);
        return word;
    };
    const char* at = bytes.empty() ? "" : bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t state = k0 ^ left;
    if (left > 48) {  // three chains of products at once: they wait for each other otherwise
        std::uint64_t second = state, third = state;
        for (; left > 48; left -= 48, at += 48) {
            state = mix(load(at, 8) ^ k1, load(at + 8, 8) ^ state);
            second = mix(load(at + 16, 8) ^ k2, load(at + 24, 8) ^ second);
            third = mix(load(at + 32, 8) ^ k3, load(at + 40, 8) ^ third);
        }
        state ^= second ^ third;
    }
    for (; left > 16; left -= 16, at += 16) state = mix(load(at, 8) ^ k1, load(at + 8, 8) ^ state);
    if (left > 8) state = mix(load(at, 8) ^ k1, load(at + left - 8, 8) ^ state);
    else state = mix(load(at, left) ^ k1, state ^ k0);
    state = mix(state ^ k1, k0);
    return state != 0 ? state : 1;
}

}  // namespace baoxue
