// How often values occur.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "operation/match/facts.hpp"

namespace baoxue::operation::match {

// A hash table by the values, which are hashes already.
class Frequencies {
  public:
    void count(Hash value)
    {
        if (value == 0) return;
        if (2 * (used_ + 1) > slots_.size()) grow();
        Slot& slot = slots_[place(value)];
        used_ += slot.count == 0;
        slot.value = value;
        ++slot.count;
    }
    std::size_t of(Hash value) const { return value == 0 || slots_.empty() ? 0 : slots_[place(value)].count; }

  private:
    struct Slot {
        Hash value = 0;
        std::uint32_t count = 0;
    };

    std::size_t place(Hash value) const
    {
        const std::size_t last = slots_.size() - 1;
        std::size_t at = static_cast<std::size_t>(value >> 1) & last;
        while (slots_[at].count != 0 && slots_[at].value != value) at = (at + 1) & last;
        return at;
    }

    void grow()
    {
        std::vector<Slot> old(slots_.empty() ? 64 : 2 * slots_.size());
        old.swap(slots_);
        for (const Slot& slot : old)
            if (slot.count != 0) slots_[place(slot.value)] = slot;
    }

    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

}  // namespace baoxue::operation::match
