// Telling at a glance which cells are numbers that need no folding.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/load.hpp"

namespace baoxue {

/// Whether parse_student_id and parse_national_id would surely find the cell usable and give it back as it stands: 4
/// to 24 digits and capitals. Not 15, which may be widened, not 18 that a spreadsheet may have cut, and none that ends
/// as a number filled in for nobody, such as G000…. Few instructions: it is asked for every row of a big file.
[[gnu::always_inline]] inline bool plain_number(std::string_view cell)
{
    using Bytes [[gnu::vector_size(16)]] = std::uint8_t;
    const char *const first = cell.data(), *const last = first + cell.size();
    Bytes head, tail;  // together they cover the cell
    if (cell.size() - 16 <= 8) {
        std::memcpy(&head, first, 16), std::memcpy(&tail, last - 16, 16);
    } else if (cell.size() - 8 <= 6) {
        std::memcpy(&head, first, 8), std::memcpy(reinterpret_cast<char*>(&head) + 8, last - 8, 8);
        tail = head;
    } else if (cell.size() - 4 <= 3) {
        std::uint32_t words[4];
        std::memcpy(words, first, 4), std::memcpy(words + 1, last - 4, 4);
        words[2] = words[3] = words[0];
        std::memcpy(&head, words, 16);
        tail = head;
    } else {
        return false;
    }
    if (cell.size() == 18 && cell.ends_with("000")) return false;
    const auto end = load<std::uint32_t>(last - 4);
    if (end == std::rotl(end, 8)) return false;
    const auto ours = [](Bytes bytes) { return (bytes - '0' < 10) | (bytes - 'A' < 26); };
    const auto all = ours(head) & ours(tail);
    std::uint64_t halves[2];
    std::memcpy(halves, &all, 16);
    return (halves[0] & halves[1]) == ~std::uint64_t{0};
}

}  // namespace baoxue
