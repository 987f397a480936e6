// Short texts, such as student IDs, numbered 1, 2, 3 … in the order in which they first come.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"

namespace baoxue::store::attendance {

/// Finding a text costs a comparison when it follows the same text as the last time, as it does in exports
/// that repeat a class's order; else a look-up in a table whose hash is seeded anew in every run, so that no
/// file can be made to collide. 40 bytes a text, and those of more than 24 bytes their own size besides.
class StringInterner {
  public:
    StringInterner();

    std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size() - 1); }  ///< also the last number
    std::string text(std::uint32_t number) const;

    /// The text's number; a new one when it is not there.
    std::uint32_t number(std::string_view text)
    {
        const std::uint32_t guess = entries_[last_].next;
        if (short_enough(text) && entries_[guess].is(key_of(text))) [[likely]]
            return last_ = guess;
        const Entry key = key_of_any(text);
        return last_ = entries_[last_].next = look_up(key, text, hash_of(key));
    }

    /// The same for `text_of(0)` to `text_of(count - 1)`. While none follows the one it did last time, ever more of
    /// them are looked up together, their memory fetched ahead.
    template <typename TextOf>
    void number_all(std::size_t count, TextOf text_of, std::uint32_t* numbers)
    {
        for (std::size_t i = 0; i < count;) {
            const std::size_t missed = follow(i, count, text_of, numbers);
            together_ = missed == i ? std::min(2 * together_, most_together) : 1;
            i = std::min(count, missed + together_);
            look_up_all(missed, i, text_of, numbers);
        }
    }

  private:
    static constexpr std::size_t longest = 24, most_together = 64;

    struct Slot {
        std::uint32_t number = 0;  // 0: free
        std::uint32_t hash = 0;    // its lower half: tells nearly every other text without a look at it
    };

    // A text of 16 to 24 bytes by its first 16 and its last 8, a shorter one with zeros behind it; a longer
    // one by two hashes and its place in long_.
    struct alignas(32) Entry {  // in one line of the cache
        std::uint64_t words[3];
        std::uint32_t size;
        std::uint32_t next;  // who followed last time

        bool is(const Entry& other) const
        {
            return ((words[0] ^ other.words[0]) | (words[1] ^ other.words[1]) | (words[2] ^ other.words[2]) |
                    (size ^ other.size)) == 0;
        }
    };

    static bool short_enough(std::string_view text) { return text.size() - 16 <= longest - 16; }

    // 16 to 24 bytes. Word by word, in its place: 16 bytes at once, read after two words were written there, would wait
    // for both to arrive in memory.
    static void read(std::string_view text, Entry& key)
    {
        std::memcpy(key.words, text.data(), 8);
        std::memcpy(key.words + 1, text.data() + 8, 8);
        std::memcpy(key.words + 2, text.data() + text.size() - 8, 8);
        key.size = static_cast<std::uint32_t>(text.size());
        key.next = 0;
    }

    static Entry key_of(std::string_view text)
    {
        Entry key;
        read(text, key);
        return key;
    }

    // Of secrets and the text: what an attacker does not know he cannot make collide.
    std::uint64_t hash_of(const Entry& key) const
    {
        return mix(key.words[0] ^ seed_[0], key.words[1] ^ seed_[1]) ^
               mix(key.words[2] ^ seed_[2], key.size ^ seed_[3]);
    }

    // Where in the row of texts the first stands that does not follow the one it did last time.
    template <typename TextOf>
    std::size_t follow(std::size_t i, std::size_t count, TextOf text_of, std::uint32_t* numbers)
    {
        const Entry* const entries = entries_.data();
        std::uint32_t last = last_;
        for (; i < count; ++i) {
            const std::string_view text = text_of(i);
            const std::uint32_t guess = entries[last].next;
            if (!short_enough(text) || !entries[guess].is(key_of(text))) break;
            numbers[i] = last = guess;
        }
        last_ = last;
        return i;
    }

    template <typename TextOf>
    void look_up_all(std::size_t from, std::size_t end, TextOf text_of, std::uint32_t* numbers)
    {
        std::array<Entry, most_together> keys;
        std::array<std::uint64_t, most_together> hashes;
        for (std::size_t i = from; i < end; ++i) {
            const std::string_view text = text_of(i);
            Entry& key = keys[i - from];
            if (short_enough(text)) [[likely]]
                read(text, key);
            else key = key_of_any(text);
            hashes[i - from] = hash_of(key);
            __builtin_prefetch(&slots_[hashes[i - from] >> shift_]);
        }
        for (std::size_t i = from; i < end; ++i) {
            numbers[i] = likely_number(hashes[i - from]);
            __builtin_prefetch(&entries_[numbers[i]]);
        }
        const bool learn = end - from < most_together || ++big_batches_ % 8 == 0;
        for (std::size_t i = from; i < end; ++i) {
            const Entry& key = keys[i - from];
            if (key.size > longest || !entries_[numbers[i]].is(key))
                numbers[i] = look_up(key, text_of(i), hashes[i - from]);
            if (learn) entries_[last_].next = numbers[i];
            last_ = numbers[i];
        }
    }

    // Of the first text with this hash; 0 when there is none.
    std::uint32_t likely_number(std::uint64_t hash) const
    {
        std::size_t slot = hash >> shift_;
        while (slots_[slot].number != 0 && slots_[slot].hash != static_cast<std::uint32_t>(hash))
            slot = (slot + 1) & (slots_.size() - 1);
        return slots_[slot].number;
    }

    Entry key_of_any(std::string_view text) const;
    bool is(std::uint32_t number, const Entry& key, std::string_view text) const;
    std::uint32_t look_up(const Entry& key, std::string_view text, std::uint64_t hash);
    std::uint32_t add(const Entry& key, std::string_view text);
    void place(std::uint32_t number);
    void grow();

    std::vector<Entry> entries_;  // from 1 on
    std::vector<Slot> slots_;     // a quarter of them at least are free
    std::string long_;            // texts of more than 24 bytes, one behind the other
    std::array<std::uint64_t, 4> seed_;
    int shift_ = 54;
    std::uint32_t last_ = 0;
    std::size_t together_ = 1, big_batches_ = 0;
};

}  // namespace baoxue::store::attendance
