// Rows by a 64-bit key.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "base/large_pages.hpp"

namespace baoxue::operation::reconcile {

inline constexpr std::uint32_t no_row = 0xFFFFFFFF;

/// A hash table of row numbers, 8 bytes a row: the first row of each key, and which rows came later. The keys
/// are hashes already. Key 0 is no key.
class KeyIndex {
  public:
    KeyIndex() = default;

    /// `key(row)` for these rows. Slots are fetched ahead, because tables outgrow the caches.
    template <class Key>
    KeyIndex(std::span<const std::uint32_t> rows, Key key)
    {
        const std::size_t slots = std::bit_ceil(rows.size() + rows.size() / 2 + 2);
        base::reserve_large(slots_, slots);
        slots_.resize(slots, no_row);
        constexpr std::size_t ahead = 16;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i + ahead < rows.size()) fetch(key(rows[i + ahead]));
            const std::uint64_t mine = key(rows[i]);
            if (mine == 0) continue;
            std::size_t at = slot(mine);
            while (slots_[at] != no_row && key(slots_[at]) != mine) at = next(at);
            if (slots_[at] == no_row) slots_[at] = rows[i];
            else repeats_.push_back(rows[i]);
        }
    }

    /// The first row with this key, no_row if there is none.
    template <class Key>
    std::uint32_t find(std::uint64_t wanted, Key key) const
    {
        if (wanted == 0 || slots_.empty()) return no_row;
        std::size_t at = slot(wanted);
        while (slots_[at] != no_row && key(slots_[at]) != wanted) at = next(at);
        return slots_[at];
    }

    void fetch(std::uint64_t key) const { __builtin_prefetch(&slots_[slot(key)]); }

    /// Rows whose key stood in an earlier row, in their order.
    std::span<const std::uint32_t> repeats() const { return repeats_; }

  private:
    std::size_t slot(std::uint64_t key) const { return static_cast<std::size_t>(key) & (slots_.size() - 1); }
    std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }

    std::vector<std::uint32_t> slots_;
    std::vector<std::uint32_t> repeats_;
};

}  // namespace baoxue::operation::reconcile
