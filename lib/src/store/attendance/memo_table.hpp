// What cells mean, worked out once for each text.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "base/load.hpp"
#include "store/attendance/columns.hpp"
#include "store/attendance/string_interner.hpp"

namespace baoxue::store::attendance {

/// A text of less than 16 bytes a part, with zeros behind it, to compare and hash without a call. No cell holds a NUL.
template <std::size_t parts>
class ShortText {
  public:
    static constexpr std::size_t longest = 16 * parts - 1;

    ShortText() { std::memset(parts_, 0xFF, sizeof parts_); }  // like no text

    /// At most the longest; 64 bytes behind it must be readable.
    explicit ShortText(std::string_view text)
    {
        static constexpr auto ones_and_zeros = [] {
            std::array<char, 128> all{};
            std::fill_n(all.begin(), 64, '\xFF');
            return all;
        }();
        const char* const mask = ones_and_zeros.data() + 64 - text.size();
        for (std::size_t i = 0; i < parts; ++i)
            parts_[i] = load<Part>(text.data() + 16 * i) & load<Part>(mask + 16 * i);
    }

    /// With one of fewer parts: it has a zero behind its text, so that a longer text differs in these already.
    template <std::size_t fewer>
    bool operator==(const ShortText<fewer>& other) const requires(fewer <= parts)
    {
        Part different = {};
        for (std::size_t i = 0; i < fewer; ++i) different |= parts_[i] ^ other.parts_[i];
        return (different[0] | different[1]) == 0;
    }

    std::uint64_t hash() const
    {
        std::uint64_t hash = 0;
        for (const Part& part : parts_) hash = mix(part[0] ^ 0x9E3779B97F4A7C15, part[1] ^ hash ^ 0xD6E8FEB86659FD93);
        return hash;
    }

  private:
    template <std::size_t>
    friend class ShortText;
    using Part [[gnu::vector_size(16)]] = std::uint64_t;
    static_assert(parts <= 4);

    alignas(16 * parts) Part parts_[parts];  // in one line of the cache
};

/// What the cells of some columns mean, numbered from 1 on in the order in which the texts first come. The text that
/// came last and the one numbered behind it are tried first, as exports repeat their order, or what expect() found.
template <typename Value, std::size_t parts>
class MemoTable {
  public:
    /// The number of the row's cells. `read` makes the value at first sight; 0 when it makes none.
    template <typename Read>
    std::uint32_t number_of(const csv::Rows& rows, const csv::CellGroup& group, Read read)
    {
        const std::string_view text = group.of(rows, joined_);
        if (text.size() > Text::longest) [[unlikely]]
            return look_up(text, read);
        return with_key<1>(text, [&](const auto& key) { return find(text, key, read); });
    }

    /// Looks up together what the next `most_expected` rows will ask for, so that none waits for memory. Does nothing
    /// while most rows ask for the same text as the one before.
    void expect(const csv::Rows& rows, const csv::CellGroup& group)
    {
        next_expected_ = expected_.size();
        if (std::exchange(changes_, 0) < most_expected / 2) return;
        std::array<std::uint64_t, most_expected> hashes;
        for (std::size_t i = 0; i < most_expected; ++i) {
            const std::string_view text = group.ahead(rows, i + 1);
            hashes[i] = text.empty() || text.size() > Text::longest ? 0 : hash_of(text);
            __builtin_prefetch(places_of(hashes[i]));
        }
        for (std::size_t i = 0; i < most_expected; ++i) {
            expected_[i] = likely_number(hashes[i]);
            __builtin_prefetch(&texts_[expected_[i]]);
        }
        next_expected_ = 0;
    }
    static constexpr std::size_t most_expected = 32;

    std::uint32_t add(Value value)  // one that no cells stand for
    {
        values_.push_back(std::move(value));
        texts_.emplace_back();
        return static_cast<std::uint32_t>(values_.size() - 1);
    }

    const std::vector<Value>& values() const { return values_; }  // by number

    std::vector<std::uint32_t> theirs{0};  // of the merging side: its number for each of ours

  private:
    using Text = ShortText<parts>;
    static constexpr std::size_t most_quick = 16384, quick_places = 2;

    struct Quick {
        std::uint32_t hash = 0, number = 0;  // the upper half tells nearly every other text without a look at it
    };

    // Hands the text to `use` in as few parts as hold it.
    template <std::size_t fewest, typename Use>
    [[gnu::always_inline]] static auto with_key(std::string_view text, Use use)
    {
        if constexpr (fewest < parts)
            if (text.size() > ShortText<fewest>::longest) return with_key<2 * fewest>(text, use);
        return use(ShortText<fewest>(text));
    }

    static std::uint64_t hash_of(std::string_view text)
    {
        return with_key<1>(text, [](const auto& key) { return key.hash(); });
    }

    // Where the texts of a hash stand.
    const Quick* places_of(std::uint64_t hash) const { return &quick_[hash & (quick_.size() - quick_places)]; }

    // Of the text with this hash, if it is there; else another one's. Which of its places has it cannot be predicted,
    // so that a branch would cost more.
    std::uint32_t likely_number(std::uint64_t hash) const
    {
        const Quick* const places = places_of(hash);
        return places[places[1].hash == hash >> 32].number;
    }

    template <typename Key, typename Read>
    [[gnu::always_inline]] std::uint32_t find(std::string_view text, const Key& key, Read read)
    {
        const std::uint32_t guess = next_expected_ < expected_.size() ? expected_[next_expected_++] : last_ + 1;
        if (texts_[last_] == key) return last_;
        ++changes_;
        if (texts_[guess] == key) return last_ = guess;
        const std::uint32_t likely = likely_number(key.hash());
        if (texts_[likely] == key) return last_ = likely;
        return look_up(text, read);
    }

    template <typename Read>
    [[gnu::noinline]] std::uint32_t look_up(std::string_view text, Read read)
    {
        const std::uint32_t place = all_texts_.number(text);
        numbers_.resize(all_texts_.size() + 1);
        if (numbers_[place] == 0)
            if (auto value = read()) numbers_[place] = add(*std::move(value));
        const std::uint32_t number = numbers_[place];
        if (number == 0 || text.size() > Text::longest) return number;
        if (all_texts_.size() > quick_.size() / 4 && quick_.size() < most_quick) quick_.assign(quick_.size() * 4, {});
        texts_[number] = Text(text);
        const std::uint64_t hash = hash_of(text);
        Quick* const places = &quick_[hash & (quick_.size() - quick_places)];
        places[1] = places[0];
        places[0] = {static_cast<std::uint32_t>(hash >> 32), number};
        return last_ = number;
    }

    std::vector<Value> values_{1};
    std::vector<Text> texts_ = std::vector<Text>(2);  // by number, where short, and one behind the last
    std::uint32_t last_ = 0;
    std::array<std::uint32_t, most_expected> expected_;
    std::size_t next_expected_ = most_expected, changes_ = 0;
    std::vector<Quick> quick_ = std::vector<Quick>(64);  // the last ones of each hash
    StringInterner all_texts_;
    std::vector<std::uint32_t> numbers_{0};  // by text: of its value, 0 when it has none
    std::string joined_;
};

}  // namespace baoxue::store::attendance
