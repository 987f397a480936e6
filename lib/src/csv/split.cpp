#include "csv/split.hpp"

#include <bit>

#include "base/simd.hpp"
#include "csv/quotes.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace baoxue::csv {
namespace {

using simd::Mask;
constexpr std::size_t window = simd::Window::size;

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
        const simd::Window bytes(text + at);
        const Mask row_ends = bytes.equal('\n'), returns = bytes.equal('\r'), mine = simd::first_bytes(size - at);
        const Mask specials = bytes.equal('"') | bytes.equal('\0') | bytes.at_least(0xFC) | returns;
        const auto base = static_cast<std::uint32_t>(at);
        pens.delimiter = put(pens.delimiter, (bytes.equal(separator) | row_ends) & mine, base);
        pens.row_end = put(pens.row_end, row_ends & mine, base);
        pens.special = put(pens.special, without_crlf(specials, returns, row_ends, text[at + window]) & mine, base);
    }
    pens.count(marks);
}

#if defined(__x86_64__)

// The tuning spares a clearing instruction before each count of zeros, which only processors of 2013 gain
// from.
#define BAOXUE_AVX2 __attribute__((target("avx2,bmi,popcnt,tune=znver2")))

/// put(), but the first `at_once` slots are written whatever the mask holds: a branch that guesses wrong
/// costs more than a few stores nobody reads.
template <int at_once>
BAOXUE_AVX2 inline std::uint16_t* put_fast(std::uint16_t* out, Mask mask, std::uint32_t base)
{
    const auto count = _mm_popcnt_u64(mask);
    for (int i = 0; i < at_once; ++i, mask = _blsr_u64(mask)) {
        out[i] = static_cast<std::uint16_t>(base + static_cast<std::uint32_t>(_tzcnt_u64(mask)));
        asm("" ::: "memory");  // or the compiler joins the stores, which takes more instructions than it saves
    }
    if (count > at_once) [[unlikely]]
        put(out + at_once, mask, base);
    return out + count;
}

BAOXUE_AVX2 inline Mask bits(__m256i low, __m256i high)
{
    return Mask(unsigned(_mm256_movemask_epi8(low))) | Mask(unsigned(_mm256_movemask_epi8(high))) << 32;
}

BAOXUE_AVX2 inline Mask equal(__m256i low, __m256i high, char byte)
{
    return bits(_mm256_cmpeq_epi8(low, _mm256_set1_epi8(byte)), _mm256_cmpeq_epi8(high, _mm256_set1_epi8(byte)));
}

/// Quotes, NUL and CR. The table holds each at the place of its low four bits, so a byte is one of them
/// exactly if the shuffle gives it back.
BAOXUE_AVX2 inline __m256i low_specials(__m256i v)
{
    const auto table = _mm256_setr_epi8(0, -1, '"', -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, '\r', -1, -1,  //
                                        0, -1, '"', -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, '\r', -1, -1);
    return _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, v), v);
}

BAOXUE_AVX2 inline __m256i high_specials(__m256i v)
{
    return _mm256_cmpeq_epi8(_mm256_max_epu8(v, _mm256_set1_epi8('\xFC')), v);
}

BAOXUE_AVX2 inline void mark_window(const char* text, std::size_t at, Mask mine, char separator, Pens& pens)
{
    const auto base = static_cast<std::uint32_t>(at);
    const auto* const from = reinterpret_cast<const __m256i*>(text + at);
    const auto low = _mm256_loadu_si256(from), high = _mm256_loadu_si256(from + 1);
    const auto row_ends = equal(low, high, '\n');
    const auto odd_low = low_specials(low), odd_high = low_specials(high);
    const auto any = _mm256_or_si256(_mm256_or_si256(odd_low, odd_high), high_specials(_mm256_max_epu8(low, high)));
    if (_mm256_movemask_epi8(any) != 0) [[unlikely]] {
        const auto specials = bits(odd_low, odd_high) | bits(high_specials(low), high_specials(high));
        const auto rare = without_crlf(specials, equal(low, high, '\r'), row_ends, text[at + window]);
        pens.special = put(pens.special, rare & mine, base);
    }
    const auto delimiters = row_ends | equal(low, high, separator);
    pens.delimiter = put_fast<6>(pens.delimiter, delimiters & mine, base);
    pens.row_end = put_fast<1>(pens.row_end, row_ends & mine, base);
}

BAOXUE_AVX2 void mark_avx2(const char* text, std::size_t size, char separator, Marks& marks)
{
    Pens pens(marks);
    std::size_t at = 0;
    for (; at + window <= size; at += window) mark_window(text, at, ~Mask{0}, separator, pens);
    if (at < size) mark_window(text, at, simd::first_bytes(size - at), separator, pens);
    pens.count(marks);
}

BAOXUE_AVX2 inline __m256i load(const char* from)
{
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

BAOXUE_AVX2 inline __m256i within(__m256i v, char first, char last)
{
    const auto from_first = _mm256_sub_epi8(v, _mm256_set1_epi8(first));
    return _mm256_cmpeq_epi8(_mm256_min_epu8(from_first, _mm256_set1_epi8(static_cast<char>(last - first))),
                             from_first);
}

BAOXUE_AVX2 inline std::uint32_t bits(__m256i v)
{
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(v));
}

// Splits the bytes behind what is the same. False when they are none of the plain ones.
BAOXUE_AVX2 bool split_rest(const char* from, __m256i rest, char separator, std::size_t same, std::size_t first_other,
                            std::size_t cells, Alike& alike)
{
    auto separators = bits(_mm256_cmpeq_epi8(rest, _mm256_set1_epi8(separator)));
    const auto stop = bits(within(rest, '\xFC', '\x1F')) & ~separators, row = _blsmsk_u32(stop);
    separators &= row;
    if (const auto quotes = bits(_mm256_cmpeq_epi8(rest, _mm256_set1_epi8('"'))) & row; quotes != 0) {
        const auto inside = static_cast<std::uint32_t>(simd::between_pairs(quotes));
        const auto ends = separators | (stop & row);
        const auto odd = (quotes & inside & ~(ends << 1 | 1U)) | (quotes & ~inside & ~(ends >> 1));
        if (!alike.quoted || (odd | (stop & row & inside)) != 0) return false;
        separators &= ~inside;
    }
    if (stop == 0 || static_cast<std::size_t>(_mm_popcnt_u32(separators)) != cells - first_other - 1) return false;
    for (std::size_t cell = first_other; separators != 0; separators = _blsr_u32(separators))
        alike.delimiter[cell++] = static_cast<std::uint16_t>(same + _tzcnt_u32(separators));
    const std::size_t line_end = same + _tzcnt_u32(stop), line_feed = line_end + (from[line_end] == '\r');
    alike.delimiter[cells - 1] = static_cast<std::uint16_t>(line_end);
    alike.size = line_feed + 1;
    return from[line_feed] == '\n' && alike.size <= same + 32;
}

BAOXUE_AVX2 void find_alike_avx2(const char* model, std::size_t same, const char* at, const char* end, char separator,
                                 std::size_t first_other, std::size_t cells, Alike& alike)
{
    // What is the same is the first 32 bytes and the last, which overlap, or the first of 32.
    const std::size_t tail = same < 32 ? 0 : same - 32;
    const std::uint32_t not_same = same < 32 ? ~std::uint32_t{0} << same : 0;
    const auto model_head = load(model), model_tail = load(model + tail);
    const auto begins_alike = [&](const char* row) BAOXUE_AVX2 {
        const auto head = _mm256_cmpeq_epi8(model_head, load(row));
        return (bits(_mm256_and_si256(head, _mm256_cmpeq_epi8(model_tail, load(row + tail)))) | not_same) ==
               ~std::uint32_t{0};
    };
    const auto digits_and_capitals = [](__m256i bytes) BAOXUE_AVX2 {
        return bits(_mm256_or_si256(within(bytes, '0', '9'), within(bytes, 'A', 'Z')));
    };
    const char* const last = end - same;  // where a row may begin
    if (at >= last || !begins_alike(at)) return;
    const auto first = load(at + same);
    if (!split_rest(at, first, separator, same, first_other, cells, alike)) return;
    const std::uint32_t behind = alike.size == same + 32 ? 0 : ~std::uint32_t{0} << (alike.size - same);
    const std::uint32_t may_differ = digits_and_capitals(first);
    std::size_t rows = 1;
    for (at += alike.size; at < last && begins_alike(at); at += alike.size, ++rows) {
        const auto rest = load(at + same);
        const auto equal = bits(_mm256_cmpeq_epi8(first, rest)), both = may_differ & digits_and_capitals(rest);
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
    const bool avx2 =
        __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
    return std::span<const Marker>(all).subspan(avx2 ? 0 : 1);
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
        const simd::Window bytes(text + at);
        const auto found = quotes.next(text + at);
        const Mask mine = simd::first_bytes(size - at);
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
