// Hashes of the numbers that stand for a child, the same for one number however it is typed; 0 for none that
// is usable.
#pragma once

#include <cstdint>
#include <string_view>

#include "baoxue/base/identity.hpp"
#include "base/hash.hpp"
#include "base/load.hpp"

namespace baoxue {

/// Whether 8 bytes are digits: their high halves are 3, and adding 6 carries out of no low half.
inline bool eight_digits(const char* at)
{
    const auto word = load<std::uint64_t>(at);
    constexpr std::uint64_t high = 0xF0F0F0F0F0F0F0F0, six = 0x0606060606060606, digits = 0x3333333333333333;
    return ((word & high) | (((word + six) & high) >> 4)) == digits;
}

/// The usual form needs no rewriting: 17 digits and a digit or X, not the three zeros that Excel leaves.
inline bool usual_number(std::string_view number)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return number.size() == 18 && eight_digits(number.data()) && eight_digits(number.data() + 8) && digit(number[16]) &&
           (digit(number[17]) || number[17] == 'X') && !number.ends_with("000");
}

inline std::uint64_t key_of(const Id& id)
{
    return id.usable() ? hash(id.key) : 0;
}

inline std::uint64_t student_key(std::string_view cell)
{
    const bool usual = cell.size() == 19 && (cell[0] == 'G' || cell[0] == 'L' || cell[0] == 'J');
    return usual && usual_number(cell.substr(1)) ? hash(cell) : key_of(parse_student_id(cell));
}

inline std::uint64_t national_key(std::string_view cell)
{
    return usual_number(cell) ? hash(cell) : key_of(parse_national_id(cell));
}

}  // namespace baoxue
