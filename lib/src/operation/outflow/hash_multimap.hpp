// Changes in groups that share a key.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/large_pages.hpp"

namespace baoxue::operation::outflow {

// A hash table of chains, 16 bytes a key and 4 a row. Keys are hashes, 0 is none: whoever finds a group
// compares what it stands for.
class HashMultimap {
  public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    static constexpr std::size_t ahead = 16;  // rows: whose memory is fetched so early does not wait for it

    // Of rows from 0 to `rows`.
    explicit HashMultimap(std::size_t rows = 0) : next_(rows, none)
    {
        const std::size_t slots = std::bit_ceil(rows + rows / 2 + 2);
        base::reserve_large(slots_, slots);
        slots_.resize(slots);
    }

    // The keys of rows 0, 1, 2 …, each once.
    template <class KeyOf>
    static HashMultimap of(std::size_t rows, KeyOf key_of)
    {
        HashMultimap groups(rows);
        for (std::size_t row = 0; row < rows; ++row) {
            if (row + ahead < rows) groups.fetch(key_of(row + ahead));
            groups.add(key_of(row), row);
        }
        return groups;
    }

    void fetch(std::uint64_t key) const { __builtin_prefetch(&slots_[key & (slots_.size() - 1)]); }

    // Behind those of this key that were added before.
    void add(std::uint64_t key, std::size_t row)
    {
        if (key == 0) return;
        Slot& slot = slots_[place(key)];
        const auto added = static_cast<std::uint32_t>(row);
        if (slot.key == 0) slot = {key, added, added};
        else slot.last = next_[slot.last] = added;
    }

    // The row of the key that was added first.
    std::uint32_t first(std::uint64_t key) const
    {
        if (key == 0) return none;
        const Slot& slot = slots_[place(key)];
        return slot.key == key ? slot.first : none;
    }
    std::uint32_t next(std::uint32_t row) const { return next_[row]; }

  private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t first = none, last = none;
    };

    std::size_t place(std::uint64_t key) const
    {
        std::size_t at = key & (slots_.size() - 1);
        while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
        return at;
    }

    std::vector<Slot> slots_;
    std::vector<std::uint32_t> next_;
};

}  // namespace baoxue::operation::outflow
