// What two rows must have in common to be worth comparing.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "operation/match/facts.hpp"

namespace baoxue::operation::match {

struct Key {
    Hash hash;
    std::uint32_t row;
    auto operator<=>(const Key&) const = default;
};

// Keys are dealt into so many shares, by their first bits, for as many hands.
constexpr std::size_t shares = 16;
using Shares = std::array<std::vector<Key>, shares>;

// The keys of rows from..to: a number, or two things that rarely agree by chance, such as birth date and surname.
Shares keys_of(std::span<const Facts> rows, std::size_t from, std::size_t to);

}  // namespace baoxue::operation::match
