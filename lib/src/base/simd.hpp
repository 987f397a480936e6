// Many bytes at once, by names instead of instructions.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/load.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace baoxue::base::simd {

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

#if defined(__x86_64__)

/// A function that may use what is below. The tuning spares a clearing instruction before each count of zeros, which only
/// processors of 2013 gain from.
#define BAOXUE_AVX2 __attribute__((target("avx2,bmi,popcnt,tune=znver2")))

/// Twice as many bytes at once, where has_avx2(): names for what a processor of 2013 on does in one instruction.
namespace avx2 {

inline bool has_avx2()
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}

class Bytes {
  public:
    static constexpr std::size_t size = 32;

    BAOXUE_AVX2 Bytes(__m256i bytes) : bytes_(bytes) {}
    BAOXUE_AVX2 explicit Bytes(const char* from) : bytes_(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)))
    {
    }
    BAOXUE_AVX2 static Bytes all(unsigned char byte) { return _mm256_set1_epi8(static_cast<char>(byte)); }

    /// The 16 bytes, twice.
    BAOXUE_AVX2 static Bytes twice(const unsigned char (&bytes)[16])
    {
        return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)));
    }

    BAOXUE_AVX2 Bytes operator&(Bytes other) const { return _mm256_and_si256(bytes_, other.bytes_); }
    BAOXUE_AVX2 Bytes operator|(Bytes other) const { return _mm256_or_si256(bytes_, other.bytes_); }
    BAOXUE_AVX2 Bytes operator^(Bytes other) const { return _mm256_xor_si256(bytes_, other.bytes_); }

    /// Compared, a byte has all bits where that holds.
    BAOXUE_AVX2 Bytes equal(Bytes other) const { return _mm256_cmpeq_epi8(bytes_, other.bytes_); }
    BAOXUE_AVX2 Bytes at_least(unsigned char least) const { return equal(max(all(least))); }
    BAOXUE_AVX2 Bytes within(unsigned char first, unsigned char last) const  ///< over 255 to 0, where last < first
    {
        const Bytes from_first = _mm256_sub_epi8(bytes_, all(first).bytes_);
        const Bytes reach = all(static_cast<unsigned char>(last - first));
        return from_first.equal(_mm256_min_epu8(from_first.bytes_, reach.bytes_));
    }

    BAOXUE_AVX2 Bytes max(Bytes other) const { return _mm256_max_epu8(bytes_, other.bytes_); }
    BAOXUE_AVX2 Bytes minus(unsigned char less) const { return _mm256_subs_epu8(bytes_, all(less).bytes_); }  ///< or 0
    BAOXUE_AVX2 Bytes low_half() const { return *this & all(0x0F); }
    BAOXUE_AVX2 Bytes high_half() const { return Bytes(_mm256_srli_epi16(bytes_, 4)).low_half(); }

    /// For each byte that of `table`, a row of 16 that stands there twice, at the place which its low half tells; 0
    /// where its highest bit is set.
    BAOXUE_AVX2 Bytes looked_up(Bytes table) const { return _mm256_shuffle_epi8(table.bytes_, bytes_); }

    BAOXUE_AVX2 std::uint32_t high_bits() const { return static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes_)); }
    BAOXUE_AVX2 bool zero() const { return _mm256_testz_si256(bytes_, bytes_) != 0; }

  private:
    __m256i bytes_;
};

BAOXUE_AVX2 inline Mask high_bits(Bytes low, Bytes high)
{
    return Mask{low.high_bits()} | Mask{high.high_bits()} << 32;
}

// Of a mask's bits.
BAOXUE_AVX2 inline unsigned count(Mask mask) { return static_cast<unsigned>(_mm_popcnt_u64(mask)); }
BAOXUE_AVX2 inline unsigned lowest(Mask mask) { return static_cast<unsigned>(_tzcnt_u64(mask)); }  ///< 64 when none
BAOXUE_AVX2 inline Mask without_lowest(Mask mask) { return _blsr_u64(mask); }

}  // namespace avx2

#endif

}  // namespace baoxue::base::simd
