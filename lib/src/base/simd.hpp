// Many bytes at once, by names instead of instructions.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/load.hpp"

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

namespace baoxue::simd {

using Mask = std::uint64_t;  ///< a bit for each byte of a window, that of the first lowest

/// Compared with a byte, or with another, it gives one with all bits where that holds.
using Bytes [[gnu::vector_size(16)]] = unsigned char;

/// The highest bit of each byte. One instruction of every x86-64.
inline Mask high_bits(Bytes bytes)
{
#if defined(__x86_64__)
    return static_cast<unsigned>(_mm_movemask_epi8(reinterpret_cast<__m128i>(bytes)));
#else
    Mask mask = 0;
    for (unsigned i = 0; i < 16; ++i) mask |= Mask{bytes[i]} >> 7 << i;
    return mask;
#endif
}

/// 64 bytes of a text.
class Window {
  public:
    static constexpr std::size_t size = 64;

    explicit Window(const char* from)
        : parts_{load<Bytes>(from), load<Bytes>(from + 16), load<Bytes>(from + 32), load<Bytes>(from + 48)}
    {
    }

    Mask equal(char byte) const
    {
        const auto wanted = static_cast<unsigned char>(byte);
        return where([&](Bytes part) { return reinterpret_cast<Bytes>(part == wanted); });
    }
    Mask at_least(unsigned char least) const
    {
        return where([&](Bytes part) { return reinterpret_cast<Bytes>(part >= least); });
    }

  private:
    template <class Holds>
    Mask where(Holds holds) const
    {
        return high_bits(holds(parts_[0])) | high_bits(holds(parts_[1])) << 16 | high_bits(holds(parts_[2])) << 32 |
               high_bits(holds(parts_[3])) << 48;
    }

    Bytes parts_[4];
};

/// The first `size` bytes of a window, which may be all.
inline Mask first_bytes(std::size_t size)
{
    return size >= Window::size ? ~Mask{0} : (Mask{1} << size) - 1;
}

/// A bit is set where an odd number of bits stands at it and before it: from each odd one up to the next.
inline Mask between_pairs(Mask mask)
{
    for (unsigned shift = 1; shift < 64; shift *= 2) mask ^= mask << shift;
    return mask;
}

}  // namespace baoxue::simd
