// A set of hashes that says of nearly every other one that it is none of its own, for the price of a word.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/large_pages.hpp"

namespace baoxue::base {

/// Three bits by hash in one word: one that was added is always held; of others, one in 25 where there are 8 bits a
/// hash, one in 120 where there are 16.
class BloomFilter {
  public:
    explicit BloomFilter(std::size_t bits)
    {
        const std::size_t words = std::bit_ceil(bits / 64 + 1);
        reserve_large(words_, words);
        words_.resize(words);
    }

    bool holds(std::uint64_t key) const { return (words_[word(key)] & bits(key)) == bits(key); }
    void fetch(std::uint64_t key) const { __builtin_prefetch(&words_[word(key)]); }
    void add(std::uint64_t key) { words_[word(key)] |= bits(key); }

  private:
    std::size_t word(std::uint64_t key) const { return (key >> 6) & (words_.size() - 1); }
    static std::uint64_t bits(std::uint64_t key)
    {
        return std::uint64_t{1} << (key & 63) | std::uint64_t{1} << (key >> 58) | std::uint64_t{1} << (key >> 52 & 63);
    }

    std::vector<std::uint64_t> words_;
};

}  // namespace baoxue::base
