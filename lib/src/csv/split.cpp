#include "csv/split.hpp"

#include <bit>

#include "base/simd.hpp"
#include "csv/quotes.hpp"

namespace baoxue::csv {
namespace {

using base::simd::Mask;
constexpr std::size_t window = base::simd::Window::size;

/// Writes the places of the set bits; returns the next free slot.
std::uint16_t* put(std::uint16_t* out, Mask mask, std::uint32_t base)
{
    for (; mask != 0; mask &= mask - 1)
        *out++ = static_cast<std::uint16_t>(base + static_cast<std::uint32_t>(std::countr_zero(mask)));
    return out;
}

/// Where the next places go.
struct Pens {
    std::uint16_t *row_end, *delimiter, *special;

    explicit Pens(Marks& marks) : row_end(marks.row_end), delimiter(marks.delimiter), special(marks.special) {}

    [[gnu::always_inline]] void count(Marks& marks) const
    {
        marks.row_ends = static_cast<std::uint32_t>(row_end - marks.row_end);
        marks.delimiters = static_cast<std::uint32_t>(delimiter - marks.delimiter);
        marks.specials = static_cast<std::uint32_t>(special - marks.special);
    }
};

/// Specials without each CR that stands before an LF, be that LF the first byte behind the window.
Mask without_crlf(Mask specials, Mask returns, Mask row_ends, char behind)
{
    return specials & ~(returns & (row_ends >> 1 | Mask{behind == '\n'} << 63));
}

void mark_windows(const char* text, std::size_t size, char separator, Marks& marks)
{
    Pens pens(marks);
    for (std::size_t at = 0; at < size; at += window) {
        const base::simd::Window bytes(text + at);
        const Mask row_ends = bytes.equal('\n'), returns = bytes.equal('\r'), mine = base::simd::first_bytes(size - at);
        const Mask specials = bytes.equal('"') | bytes.equal('\0') | bytes.at_least(0xFC) | returns;
        const auto base = static_cast<std::uint32_t>(at);
        pens.delimiter = put(pens.delimiter, (bytes.equal(separator) | row_ends) & mine, base);
        pens.row_end = put(pens.row_end, row_ends & mine, base);
        pens.special = put(pens.special, without_crlf(specials, returns, row_ends, text[at + window]) & mine, base);
    }
    pens.count(marks);
}

#if defined(__x86_64__)

using base::simd::avx2::Bytes;

/// put(), but the first `at_once` slots are written whatever the mask holds: a branch that guesses wrong
/// costs more than a few stores nobody reads.
template <unsigned at_once>
BAOXUE_AVX2 inline std::uint16_t* put_fast(std::uint16_t* out, Mask mask, std::uint32_t base)
{
    const unsigned count = base::simd::avx2::count(mask);
    for (unsigned i = 0; i < at_once; ++i, mask = base::simd::avx2::without_lowest(mask)) {
        out[i] = static_cast<std::uint16_t>(base + base::simd::avx2::lowest(mask));
        asm("" ::: "memory");  // or the compiler joins the stores, which takes more instructions than it saves
    }
    if (count > at_once) [[unlikely]]
        put(out + at_once, mask, base);
    return out + count;
}

BAOXUE_AVX2 inline Mask equal(Bytes low, Bytes high, char byte)
{
    const Bytes wanted = Bytes::all(static_cast<unsigned char>(byte));
    return high_bits(low.equal(wanted), high.equal(wanted));
}

/// Quotes, NUL and CR. The table holds each at the place of its low four bits, so a byte is one of them
/// exactly if the table gives it back.
BAOXUE_AVX2 inline Bytes low_specials(Bytes bytes)
{
    static constexpr unsigned char table[16] = {0,   255, '"', 255, 255, 255,  255, 255,
                                                255, 255, 255, 255, 255, '\r', 255, 255};
    return bytes.equal(bytes.looked_up(Bytes::twice(table)));
}

BAOXUE_AVX2 inline Bytes high_specials(Bytes bytes) { return bytes.at_least(0xFC); }

BAOXUE_AVX2 inline void mark_window(const char* text, std::size_t at, Mask mine, char separator, Pens& pens)
{
    const auto base = static_cast<std::uint32_t>(at);
    const Bytes low(text + at), high(text + at + Bytes::size);
    const Mask row_ends = equal(low, high, '\n');
    const Bytes odd_low = low_specials(low), odd_high = low_specials(high);
    if ((odd_low | odd_high | high_specials(low.max(high))).high_bits() != 0) [[unlikely]] {
        const Mask specials = high_bits(odd_low, odd_high) | high_bits(high_specials(low), high_specials(high));
        const Mask rare = without_crlf(specials, equal(low, high, '\r'), row_ends, text[at + window]);
        pens.special = put(pens.special, rare & mine, base);
    }
    const Mask delimiters = row_ends | equal(low, high, separator);
    pens.delimiter = put_fast<6>(pens.delimiter, delimiters & mine, base);
    pens.row_end = put_fast<1>(pens.row_end, row_ends & mine, base);
}

BAOXUE_AVX2 void mark_avx2(const char* text, std::size_t size, char separator, Marks& marks)
{
    Pens pens(marks);
    std::size_t at = 0;
    for (; at + window <= size; at += window) mark_window(text, at, ~Mask{0}, separator, pens);
    if (at < size) mark_window(text, at, base::simd::first_bytes(size - at), separator, pens);
    pens.count(marks);
}

// Splits the bytes behind what is the same. False when they are none of the plain ones.
BAOXUE_AVX2 bool split_rest(const char* from, Bytes rest, char separator, std::size_t same, std::size_t first_other,
                            std::size_t cells, Alike& alike)
{
    std::uint32_t separators = rest.equal(Bytes::all(static_cast<unsigned char>(separator))).high_bits();
    const std::uint32_t stop = rest.within(0xFC, 0x1F).high_bits() & ~separators;
    const std::uint32_t row = stop ^ (stop - 1);  // up to the first stop
    separators &= row;
    if (const auto quotes = rest.equal(Bytes::all('"')).high_bits() & row; quotes != 0) {
        const auto inside = static_cast<std::uint32_t>(base::simd::between_pairs(quotes));
        const auto ends = separators | (stop & row);
        const auto odd = (quotes & inside & ~(ends << 1 | 1U)) | (quotes & ~inside & ~(ends >> 1));
        if (!alike.quoted || (odd | (stop & row & inside)) != 0) return false;
        separators &= ~inside;
    }
    if (stop == 0 || base::simd::avx2::count(separators) != cells - first_other - 1) return false;
    for (std::size_t cell = first_other; separators != 0; separators &= separators - 1)
        alike.delimiter[cell++] = static_cast<std::uint16_t>(same + base::simd::avx2::lowest(separators));
    const std::size_t line_end = same + base::simd::avx2::lowest(stop), line_feed = line_end + (from[line_end] == '\r');
    alike.delimiter[cells - 1] = static_cast<std::uint16_t>(line_end);
    alike.size = line_feed + 1;
    return from[line_feed] == '\n' && alike.size <= same + Bytes::size;
}

BAOXUE_AVX2 void find_alike_avx2(const char* model, std::size_t same, const char* at, const char* end, char separator,
                                 std::size_t first_other, std::size_t cells, Alike& alike)
{
    // What is the same is the first 32 bytes and the last, which overlap, or the first of 32.
    const std::size_t tail = same < 32 ? 0 : same - 32;
    const std::uint32_t not_same = same < 32 ? ~std::uint32_t{0} << same : 0;
    const Bytes model_head(model), model_tail(model + tail);
    const auto begins_alike = [&](const char* row) BAOXUE_AVX2 {
        const Bytes head = model_head.equal(Bytes(row)), foot = model_tail.equal(Bytes(row + tail));
        return ((head & foot).high_bits() | not_same) == ~std::uint32_t{0};
    };
    const auto digits_and_capitals = [](Bytes bytes) BAOXUE_AVX2 {
        return (bytes.within('0', '9') | bytes.within('A', 'Z')).high_bits();
    };
    const char* const last = end - same;  // where a row may begin
    if (at >= last || !begins_alike(at)) return;
    const Bytes first(at + same);
    if (!split_rest(at, first, separator, same, first_other, cells, alike)) return;
    const std::uint32_t behind = alike.size == same + 32 ? 0 : ~std::uint32_t{0} << (alike.size - same);
    const std::uint32_t may_differ = digits_and_capitals(first);
    std::size_t rows = 1;
    for (at += alike.size; at < last && begins_alike(at); at += alike.size, ++rows) {
        const Bytes rest(at + same);
        const std::uint32_t equal = first.equal(rest).high_bits(), both = may_differ & digits_and_capitals(rest);
        if ((equal | both | behind) != ~std::uint32_t{0}) break;
    }
    alike.rows = rows;
    alike.digits_and_capitals = may_differ;
}

#endif

}  // namespace

std::span<const Marker> markers()
{
    static constexpr Marker all[] = {
#if defined(__x86_64__)
        {"AVX2", mark_avx2},
#endif
        {"windows", mark_windows},
    };
#if defined(__x86_64__)
    return std::span<const Marker>(all).subspan(base::simd::avx2::has_avx2() ? 0 : 1);
#else
    return all;
#endif
}

void mark(const char* text, std::size_t size, char separator, Marks& marks)
{
    static const auto fastest = markers().front().mark;
    fastest(text, size, separator, marks);
}

void mark_quoted(const char* text, std::size_t size, char separator, Marks& marks)
{
    Pens pens(marks);
    Quotes quotes(separator, Quotes::LineEnds::end_rows);
    for (std::size_t at = 0; at < size; at += window) {
        const base::simd::Window bytes(text + at);
        const auto found = quotes.next(text + at);
        const Mask mine = base::simd::first_bytes(size - at);
        const Mask specials = found.odd | bytes.equal('\0') | bytes.at_least(0xFC) | found.returns;
        const auto base = static_cast<std::uint32_t>(at);
        pens.delimiter = put(pens.delimiter, (found.separators | found.row_ends) & mine, base);
        pens.row_end = put(pens.row_end, found.row_ends & mine, base);
        pens.special =
            put(pens.special, without_crlf(specials, found.returns, found.row_ends, text[at + window]) & mine, base);
    }
    pens.count(marks);
}

void find_alike(const char* model, std::size_t same, const char* at, const char* end, char separator,
                std::size_t first_other, std::size_t cells, Alike& alike)
{
    alike.rows = 0;
#if defined(__x86_64__)
    static const bool avx2 = markers().front().mark == mark_avx2;
    if (avx2 && same <= 64) find_alike_avx2(model, same, at, end, separator, first_other, cells, alike);
#endif
}

}  // namespace baoxue::csv
