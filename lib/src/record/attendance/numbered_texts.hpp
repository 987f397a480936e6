// Short texts, such as student IDs, numbered 1, 2, 3 … in the order in which they first come.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "hash.hpp"

namespace baoxue {

/// Finding a text costs a comparison when it follows the same text as the last time, as it does in exports
/// that repeat a class's order; else a look-up in a table whose hash is seeded anew in every run, so that no
/// file can be made to collide. 40 bytes a text, and those of more than 24 bytes their own size besides.
class NumberedTexts {
  public:
    NumberedTexts();

    std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size() - 1); }  ///< also the last number
    std::uint32_t add(std::string_view text);  ///< of one that is not there
    std::string text(std::uint32_t number) const;

    /// The text's number, or 0 when it is not there.
    std::uint32_t find(std::string_view text)
    {
        const std::uint32_t guess = entries_[last_].next;
        if (text.size() - 16 <= longest - 16 && entries_[guess].is(key_of(text))) [[likely]]
            return last_ = guess;
        return look_up(text);
    }

    /// The same for texts that come in no order: does not look at who followed, nor learns it.
    std::uint32_t find_scattered(std::string_view text) { return last_ = look_up(key_of_any(text), text); }

    /// What find_scattered() will look at, to be fetched early: the first some twenty texts ahead, the second
    /// half as many. (Addresses, because g++ 12 drops calls that do nothing but fetch.)
    const void* slot_for(std::string_view text) const
    {
        return text.size() - 16 <= longest - 16 ? &slots_[slot_of(key_of(text))] : nullptr;
    }
    const void* entry_for(std::string_view text) const
    {
        return text.size() - 16 <= longest - 16 ? &entries_[slots_[slot_of(key_of(text))]] : nullptr;
    }

    /// How many texts were found or missed by more than a comparison.
    std::size_t look_ups() const { return look_ups_; }

  private:
    static constexpr std::size_t longest = 24;

    // A text of 16 to 24 bytes by its first 16 and its last 8, a shorter one with zeros behind it; a longer
    // one by two hashes and its place in long_.
    struct Entry {
        std::uint64_t words[3];
        std::uint32_t size;
        std::uint32_t next;  // who followed last time

        bool is(const Entry& other) const
        {
            return ((words[0] ^ other.words[0]) | (words[1] ^ other.words[1]) | (words[2] ^ other.words[2]) |
                    (size ^ other.size)) == 0;
        }
    };

    static Entry key_of(std::string_view text)  // 16 to 24 bytes
    {
        Entry key{{}, static_cast<std::uint32_t>(text.size()), 0};
        std::memcpy(key.words, text.data(), 16);
        std::memcpy(key.words + 2, text.data() + text.size() - 8, 8);
        return key;
    }

    // Of secrets and the text: what an attacker does not know he cannot make collide.
    std::size_t slot_of(const Entry& key) const
    {
        return static_cast<std::size_t>((mix(key.words[0] ^ seed_[0], key.words[1] ^ seed_[1]) ^
                                         mix(key.words[2] ^ seed_[2], key.size ^ seed_[3])) >>
                                        shift_);
    }

    Entry key_of_any(std::string_view text) const;
    bool is(std::uint32_t number, const Entry& key, std::string_view text) const;
    std::uint32_t look_up(std::string_view text);
    std::uint32_t look_up(const Entry& key, std::string_view text) const;
    void place(std::uint32_t number);
    void grow();

    std::vector<Entry> entries_;        // from 1 on
    std::vector<std::uint32_t> slots_;  // numbers, 0 where free; half of them at least are
    std::string long_;                  // texts of more than 24 bytes, one behind the other
    std::array<std::uint64_t, 4> seed_;
    int shift_ = 54;
    std::uint32_t last_ = 0;
    std::size_t look_ups_ = 0;
};

}  // namespace baoxue
