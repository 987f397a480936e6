#include "csv/encoding.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstring>
#include <tuple>

#include "csv/utf8.hpp"

namespace baoxue::csv {
namespace {

// Measured on lists of one to thirty names (encoding_test.cpp): genuine text reaches these, mistaken text
// does not.
constexpr double least_gb18030 = 0.4, least_big5 = 0.5, least_gap = 0.05, surely_gb18030 = 0.85;
constexpr double impossible = -1;

struct Name {
    std::string_view name;
    Encoding encoding;
};

constexpr Name names[] = {
    // the first of each is the one to print
    {"UTF-8", Encoding::utf8},       {"GB18030", Encoding::gb18030},  {"Big5", Encoding::big5},
    {"UTF-16LE", Encoding::utf16le}, {"UTF-16BE", Encoding::utf16be}, {"UTF8", Encoding::utf8},
    {"GBK", Encoding::gb18030},      {"GB2312", Encoding::gb18030},   {"CP936", Encoding::gb18030},
    {"CP950", Encoding::big5},       {"Big5-HKSCS", Encoding::big5},
};

bool within(unsigned byte, unsigned low, unsigned high)
{
    return low <= byte && byte <= high;
}

/// The weight of a character, or `impossible`; sets how many bytes it takes.
double weigh_gb18030(const unsigned char* at, std::size_t& length)
{
    const unsigned lead = at[0], next = at[1];
    length = within(next, 0x30, 0x39) ? 4 : 2;
    if (!within(lead, 0x81, 0xFE)) return impossible;
    if (length == 4) return within(at[2], 0x81, 0xFE) && within(at[3], 0x30, 0x39) ? 0 : impossible;
    if (!within(next, 0x40, 0xFE) || next == 0x7F) return impossible;
    if (next < 0xA1) return 0;
    return within(lead, 0xB0, 0xD7) ? 1 : within(lead, 0xD8, 0xF7) ? 0.8 : within(lead, 0xA1, 0xA3) ? 0.5 : 0;
}

double weigh_big5(const unsigned char* at, std::size_t& length)
{
    const unsigned lead = at[0], next = at[1];
    length = 2;
    if (!within(lead, 0x81, 0xFE) || !(within(next, 0x40, 0x7E) || within(next, 0xA1, 0xFE))) return impossible;
    return within(lead, 0xA4, 0xC6) ? 1 : within(lead, 0xA1, 0xA3) ? 0.5 : within(lead, 0xC9, 0xF9) ? 0.3 : 0;
}

/// How well a piece fits an encoding: the mean weight of the characters above 0x7F, up to where it stops
/// fitting.
struct Fit {
    double mean;
    std::size_t valid;
    bool whole;
};

Fit fit_of(std::string_view piece, double (*weigh)(const unsigned char*, std::size_t&))
{
    double sum = 0, count = 0, weight = 0;
    auto left = piece;
    for (std::size_t length = 0;; left.remove_prefix(length), sum += weight, ++count) {
        left.remove_prefix(ascii_prefix(left));
        unsigned char bytes[4] = {};
        std::memcpy(bytes, left.data(), std::min(left.size(), sizeof bytes));
        weight = weigh(bytes, length);
        if (length > left.size() || weight == impossible) break;  // at the end, cut off, or damaged
    }
    const bool whole = left.empty() || weight != impossible;
    return {count == 0 ? 0 : sum / count, piece.size() - left.size(), whole};
}

bool is_utf8(std::string_view piece)
{
    std::size_t length = 0;
    const auto rest = piece.substr(valid_utf8(piece));
    return rest.empty() || first_sequence(rest, length) == Sequence::cut_off;
}

/// No three-byte form, which nearly all Chinese has, but letters of scripts that no roster here is in: what a
/// short GB18030 text looks like that happens to be UTF-8.
bool has_only_distant_scripts(std::string_view utf8)
{
    const auto any = [utf8](unsigned low, unsigned high) {
        return std::ranges::any_of(utf8, [=](char c) { return within(static_cast<unsigned char>(c), low, high); });
    };
    return any(0xC4, 0xDF) && !any(0xE0, 0xEF);
}

}  // namespace

std::string_view name_of(Encoding encoding)
{
    return std::ranges::find(names, encoding, &Name::encoding)->name;
}

std::optional<Encoding> encoding_named(std::string_view name)
{
    const auto lower = [](unsigned char c) { return std::tolower(c); };
    for (const auto& known : names)
        if (std::ranges::equal(known.name, name, {}, lower, lower)) return known.encoding;
    return {};
}

std::optional<Encoding> encoding_by_mark(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF")) return Encoding::utf8;
    if (head.starts_with("\xFF\xFE")) return Encoding::utf16le;
    if (head.starts_with("\xFE\xFF")) return Encoding::utf16be;
    if (head.starts_with("\x84\x31\x95\x33")) return Encoding::gb18030;
    return {};
}

std::optional<Encoding> encoding_by_nuls(std::string_view head)
{
    const auto fits = [head](std::size_t high_byte) {
        std::size_t units = 0, latin = 0, usual = 0;
        for (std::size_t at = 0; at + 1 < head.size(); at += 2, ++units) {
            const auto high = static_cast<unsigned char>(head[at + high_byte]);
            latin += high == 0;
            usual += high == 0 || within(high, 0x4E, 0x9F) || high == 0x20 || high == 0x30 || high == 0xFF;
        }
        return latin * 10 > units && usual * 20 >= units * 19;  // digits and separators; next to nothing but Chinese
    };
    if (fits(1) == fits(0)) return {};
    return fits(1) ? Encoding::utf16le : Encoding::utf16be;
}

std::vector<Encoding> plausible_encodings(std::string_view piece)
{
    const auto gb18030 = fit_of(piece, weigh_gb18030), big5 = fit_of(piece, weigh_big5);
    if (is_utf8(piece)) {
        if (gb18030.whole && gb18030.mean >= surely_gb18030 && has_only_distant_scripts(piece))
            return {Encoding::utf8, Encoding::gb18030};
        return {Encoding::utf8};
    }
    const bool like_gb18030 = gb18030.mean >= least_gb18030, like_big5 = big5.mean >= least_big5;
    if (like_gb18030 && gb18030.whole && like_big5 && big5.whole) {
        if (std::abs(gb18030.mean - big5.mean) < least_gap) return {Encoding::gb18030, Encoding::big5};
        return {gb18030.mean > big5.mean ? Encoding::gb18030 : Encoding::big5};
    }
    std::tuple best{valid_utf8(piece), 0.0, Encoding::utf8};
    if (like_big5) best = std::max(best, {big5.valid, big5.mean, Encoding::big5});
    if (like_gb18030) best = std::max(best, {gb18030.valid, gb18030.mean, Encoding::gb18030});
    return {std::get<Encoding>(best)};
}

}  // namespace baoxue::csv
