// Hashes of the numbers that stand for a child, the same for one number however it is typed; 0 for none that
// is usable.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "baoxue/base/date.hpp"
#include "baoxue/base/identity.hpp"
#include "base/hash.hpp"
#include "base/load.hpp"

namespace baoxue::record::roster {

/// Whether 8 bytes are digits: their high halves are 3, and adding 6 carries out of no low half.
inline bool eight_digits(const char* at)
{
    const auto word = load<std::uint64_t>(at);
    constexpr std::uint64_t high = 0xF0F0F0F0F0F0F0F0, six = 0x0606060606060606, digits = 0x3333333333333333;
    return ((word & high) | (((word + six) & high) >> 4)) == digits;
}

/// The usual form needs no rewriting: 17 digits and a digit or X, not the three zeros that Excel leaves, nor one digit
/// again and again.
inline bool usual_number(std::string_view number)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return number.size() == 18 && eight_digits(number.data()) && eight_digits(number.data() + 8) && digit(number[16]) &&
           (digit(number[17]) || number[17] == 'X') && !number.ends_with("000") &&
           load<std::uint64_t>(number.data()) != load<std::uint64_t>(number.data() + 8);
}

/// Whether one number is what a spreadsheet left of the other: its first 15 digits and three zeros, which pass the
/// check in one case of eleven.
inline bool one_was_cut(const Id& one, const Id& other)
{
    return one.key.size() == 18 && other.key.size() == 18 && one.key != other.key &&
           (one.key.ends_with("000") || other.key.ends_with("000")) && one.key.substr(0, 15) == other.key.substr(0, 15);
}

/// Whether two numbers are two children's: both prove themselves, and neither was cut.
inline bool contradict(const Id& one, const Id& other)
{
    return one.state == IdState::valid && other.state == IdState::valid && one.key != other.key &&
           !one_was_cut(one, other);
}

/// The three zeros, behind which no check digit is left.
inline bool ends_cut(std::string_view key)
{
    return key.size() == 18 && key.ends_with("000");
}

inline std::uint64_t key_of(const Id& id)
{
    return id.usable() ? hash(id.key) : 0;
}

/// The same of a 学籍号: G, J or L before such a number.
inline bool usual_student_id(std::string_view cell)
{
    return cell.size() == 19 && (cell[0] == 'G' || cell[0] == 'L' || cell[0] == 'J') && usual_number(cell.substr(1));
}

inline std::uint64_t student_key(std::string_view cell)
{
    return usual_student_id(cell) ? hash(cell) : key_of(parse_student_id(cell));
}

inline std::uint64_t national_key(std::string_view cell)
{
    return usual_number(cell) ? hash(cell) : key_of(parse_national_id(cell));
}

/// The same for all numbers of one child: G, J or L and the 身份证号, as person_number() has it.
inline std::uint64_t child_key(const Id& id)
{
    return id.usable() ? hash(person_number(id)) : 0;
}

inline std::uint64_t child_key_of_student_id(std::string_view cell)
{
    return usual_student_id(cell) ? hash(cell.substr(1)) : child_key(parse_student_id(cell));
}

inline std::uint64_t child_key_of_national_id(std::string_view cell)
{
    return usual_number(cell) ? hash(cell) : child_key(parse_national_id(cell));
}

/// How many 身份证号 of some rows are as they should be and how many were cut, and the rows where a cut one passes the
/// check by chance.
struct NumberCount {
    std::size_t whole = 0, cut = 0;
    std::vector<std::uint32_t> passing = {};
};

inline std::uint64_t national_key(std::string_view cell, std::uint32_t row, NumberCount& count)
{
    if (usual_number(cell)) return ++count.whole, hash(cell);
    const Id id = parse_national_id(cell);
    if (id.state == IdState::none) return 0;
    ++(ends_cut(id.key) ? count.cut : count.whole);
    if (ends_cut(id.key) && id.usable()) count.passing.push_back(row);
    return key_of(id);
}

/// Of a person; `name` as Roster::name() has it.
inline std::uint64_t person_key(std::string_view name, Date birth)
{
    return mix(hash(name), static_cast<std::uint64_t>(birth.time_since_epoch().count()) + 0x100000);
}

/// The cells of a row that tell who it is.
struct PersonCells {
    std::string_view name, birth_date, class_name, national_id, student_id;
};

/// 0 where the name or the birth date is missing, or something has to be told of the row: a birth date that can be read
/// in two ways, a class that a spreadsheet took for a date.
std::uint64_t person_key(const PersonCells& cells);

/// As Roster::birth_date() has it.
std::optional<Date> birth_date_of(std::string_view birth_date, std::string_view national_id, std::string_view student_id);

}  // namespace baoxue::record::roster
