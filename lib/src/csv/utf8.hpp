// Whether bytes are UTF-8, as fast as they come from the disk.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace baoxue::csv {

/// The length of the longest prefix that is nothing but whole valid sequences (no overlong forms, no
/// surrogates, nothing above U+10FFFF). What follows it is invalid or, at the end, cut off.
std::size_t valid_utf8(std::string_view text);

/// The length of the longest prefix of bytes below 0x80.
std::size_t ascii_prefix(std::string_view text);

enum class Sequence { whole, cut_off, invalid };

/// The first sequence of a text that is not empty, and its length when it is whole.
Sequence first_sequence(std::string_view text, std::size_t& length);

/// One way to validate; the same result for all.
struct Validator {
    const char* name;
    std::size_t (*valid)(std::string_view text);
};

/// The ways this machine knows, the fastest first: valid_utf8() is the first.
std::span<const Validator> validators();

}  // namespace baoxue::csv
