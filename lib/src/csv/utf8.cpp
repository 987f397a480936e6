#include "csv/utf8.hpp"

#include <cstdint>

#include "base/simd.hpp"

namespace baoxue::csv {
namespace {

std::uint8_t byte(std::string_view text, std::size_t at)
{
    return static_cast<std::uint8_t>(text[at]);
}

constexpr std::size_t ascii_window = 256;

bool all_ascii(const char* from)
{
    auto any = load<base::simd::Bytes>(from);
    for (std::size_t i = sizeof any; i < ascii_window; i += sizeof any) any |= load<base::simd::Bytes>(from + i);
    return base::simd::high_bits(any) == 0;
}

/// Where the sequence begins that reaches up to or over `at`; `at` itself when none does. Before it all is
/// valid.
std::size_t sequence_before(std::string_view text, std::size_t at)
{
    for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
        const auto lead = byte(text, at - back);
        if (lead >= 0xC0) return at - back;
        if (lead < 0x80) return at;
    }
    return at;
}

std::size_t valid_from(std::string_view text, std::size_t at)
{
    while (at < text.size()) {
        at += ascii_prefix(text.substr(at));
        std::size_t length = 0;
        if (at == text.size() || first_sequence(text.substr(at), length) != Sequence::whole) return at;
        at += length;
    }
    return at;
}

std::size_t valid_plain(std::string_view text)
{
    return valid_from(text, 0);
}

#if defined(__x86_64__)

using base::simd::avx2::Bytes;

/// What can be wrong with two neighbouring bytes, one bit each (Keiser and Lemire, "Validating UTF-8 in less
/// than one instruction per byte", 2021). Two continuation bytes are right exactly where a longer sequence
/// asks for them.
enum Wrong : std::uint8_t {
    too_short = 1,        // a lead, then no continuation
    too_long = 2,         // ASCII, then a continuation
    overlong_3 = 4,       // E0 80..9F
    too_large = 8,        // F4 90.. and F5..
    surrogate = 16,       // ED A0..BF
    overlong_2 = 32,      // C0, C1
    overlong_4 = 64,      // F0 80..8F
    too_large_1000 = 64,  // F5.. 80..8F
    two_continuations = 128,
    any_low_half = too_short | too_long | two_continuations
};

/// Non-zero where the 32 bytes at `at` break a rule; reads the three before them.
BAOXUE_AVX2 inline Bytes wrong_bytes(const char* at)
{
    static constexpr std::uint8_t five_up = any_low_half | too_large | too_large_1000;
    static constexpr std::uint8_t high = too_long | two_continuations | overlong_2;
    static constexpr std::uint8_t by_high[] = {
        too_long, too_long, too_long, too_long, too_long, too_long, too_long, too_long,
        two_continuations, two_continuations, two_continuations, two_continuations,
        too_short | overlong_2, too_short, too_short | overlong_3 | surrogate,
        too_short | too_large | too_large_1000 | overlong_4};
    static constexpr std::uint8_t by_low[] = {
        any_low_half | overlong_3 | overlong_2 | overlong_4, any_low_half | overlong_2, any_low_half, any_low_half,
        any_low_half | too_large, five_up, five_up, five_up, five_up, five_up, five_up, five_up, five_up,
        five_up | surrogate, five_up, five_up};
    static constexpr std::uint8_t by_next[] = {
        too_short, too_short, too_short, too_short, too_short, too_short, too_short, too_short,
        high | overlong_3 | too_large_1000 | overlong_4, high | overlong_3 | too_large,
        high | surrogate | too_large, high | surrogate | too_large, too_short, too_short, too_short, too_short};
    const Bytes now(at), before(at - 1);
    const Bytes pairs = before.high_half().looked_up(Bytes::twice(by_high)) &
                        before.low_half().looked_up(Bytes::twice(by_low)) &
                        now.high_half().looked_up(Bytes::twice(by_next));
    const Bytes third = Bytes(at - 2).minus(0xE0 - 0x80), fourth = Bytes(at - 3).minus(0xF0 - 0x80);
    return ((third | fourth) & Bytes::all(0x80)) ^ pairs;
}

BAOXUE_AVX2 std::size_t valid_avx2(std::string_view text)
{
    constexpr std::size_t window = 128, before = 3;
    std::size_t at = 0;
    for (std::size_t length = 0; at < before && at < text.size(); at += length)
        if (first_sequence(text.substr(at), length) != Sequence::whole) return at;
    for (; at + window <= text.size(); at += window) {
        const char* const from = text.data() + at;
        const Bytes low = Bytes(from - before) | Bytes(from) | Bytes(from + 32);
        if ((low | Bytes(from + 64) | Bytes(from + 96)).high_bits() == 0) continue;
        const Bytes wrong =
            wrong_bytes(from) | wrong_bytes(from + 32) | wrong_bytes(from + 64) | wrong_bytes(from + 96);
        if (!wrong.zero()) break;
    }
    return valid_from(text, sequence_before(text, at));
}

#endif

}  // namespace

std::size_t ascii_prefix(std::string_view text)
{
    std::size_t at = 0;
    while (at + ascii_window <= text.size() && all_ascii(text.data() + at)) at += ascii_window;
    while (at < text.size() && byte(text, at) < 0x80) ++at;
    return at;
}

Sequence first_sequence(std::string_view text, std::size_t& length)
{
    const auto lead = byte(text, 0);
    length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4) return Sequence::invalid;
    // The second byte's range shuts out overlong forms, surrogates and what is above U+10FFFF.
    const int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (std::size_t i = 1; i < length; ++i) {
        if (i == text.size()) return Sequence::cut_off;
        const int next = byte(text, i);
        if (next < (i == 1 ? lowest : 0x80) || next > (i == 1 ? highest : 0xBF)) return Sequence::invalid;
    }
    return Sequence::whole;
}

std::span<const Validator> validators()
{
    static constexpr Validator all[] = {
#if defined(__x86_64__)
        {"AVX2", valid_avx2},
#endif
        {"plain", valid_plain},
    };
#if defined(__x86_64__)
    return std::span<const Validator>(all).subspan(base::simd::avx2::has_avx2() ? 0 : 1);
#else
    return all;
#endif
}

std::size_t valid_utf8(std::string_view text)
{
    static const auto fastest = validators().front().valid;
    return fastest(text);
}

}  // namespace baoxue::csv
