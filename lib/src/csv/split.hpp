// Finds row ends and separators in a piece of a block by vector instructions.
#pragma once

#include <cstddef>
#include <cstdint>

namespace baoxue::csv {

/// Positions, relative to the start of the piece, in ascending order. `special` are the bytes that make a row a case
/// for the parser: quotes, NUL, CR that is not before LF, and the bytes 0xFC–0xFF of Block.
struct Marks {
    static constexpr std::size_t piece = 16 * 1024;  // bytes looked at in one call at most
    std::uint32_t row_ends, separators, specials;    // how many were found
    std::uint16_t row_end[piece + 64], separator[piece + 64], special[piece + 64];
};

/// Fills `marks` for `size` <= Marks::piece bytes. Up to 63 bytes behind the piece may be read, so a block's buffer
/// ends with 64 spare bytes. AVX2 where the machine has it, SSE2 or plain code elsewhere: the same result.
void mark(const char* text, std::size_t size, char separator, Marks& marks);

}  // namespace baoxue::csv
