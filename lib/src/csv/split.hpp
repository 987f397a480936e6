// Finds row ends and separators in a piece of a block by vector instructions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace baoxue::csv {

/// Positions, relative to the start of the piece, in ascending order. A row of n cells is n delimiters of which only
/// the last is a row end. `special` are the bytes that make a row a case for the parser: quotes, NUL, CR that is not
/// before LF, and the bytes 0xFC–0xFF of Block.
struct Marks {
    static constexpr std::size_t piece = 16 * 1024;  // bytes looked at in one call at most
    static constexpr std::size_t spare = 1024;       // room behind the last one, for sentinels of the caller
    std::uint32_t row_ends, delimiters, specials;    // how many were found
    std::uint16_t row_end[piece + spare];            // of each LF
    std::uint16_t delimiter[piece + spare];          // of each separator and each LF
    std::uint16_t special[piece + spare];
};

/// Fills `marks` for `size` <= Marks::piece bytes. Up to 64 bytes behind the piece may be read, so a block's buffer
/// ends with 64 spare bytes. AVX2 where the machine has it, 16 bytes at once elsewhere: the same result.
void mark(const char* text, std::size_t size, char separator, Marks& marks);

/// Likewise for a piece that begins with a row, but plain quotes are no specials (see Quotes), and no delimiters are what
/// stands between them.
void mark_quoted(const char* text, std::size_t size, char separator, Marks& marks);

/// Rows one behind the other that begin with the same bytes and are as long as each other: they differ only in bytes
/// that are digits or capitals in all of them.
struct Alike {
    static constexpr std::size_t most_cells = 16;  // of a row
    bool quoted = false;                           // plain quotes may stand in them, see mark_quoted()
    std::size_t rows = 0;
    std::size_t size = 0;                 // of a row with its line end
    std::uint16_t delimiter[most_cells];  // from each row's begin; of a CR LF the CR
    std::uint32_t digits_and_capitals;    // a bit for each byte behind those that are the same
};

/// Finds the rows from `at` on that begin with the same `same` bytes as `model` and are alike besides. None when it is
/// not plain to see: what is the same is longer than 64 bytes, the rest longer than 31, or has not as many cells, or a
/// special byte. The first `first_other` ones of `alike.delimiter` are those in the bytes that are the same; the others
/// are filled in. Finds none without AVX2.
void find_alike(const char* model, std::size_t same, const char* at, const char* end, char separator,
                std::size_t first_other, std::size_t cells, Alike& alike);

/// One way to fill Marks.
struct Marker {
    const char* name;
    void (*mark)(const char* text, std::size_t size, char separator, Marks& marks);
};

/// The ways this machine knows, the fastest first: mark() is the first.
std::span<const Marker> markers();

}  // namespace baoxue::csv
