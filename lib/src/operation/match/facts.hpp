// A Person made ready for being compared many times.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "baoxue/record/review.hpp"
#include "base/hash.hpp"
#include "operation/match/name.hpp"

namespace baoxue::operation::match {

using Hash = std::uint64_t;  // 0: nothing to compare

inline Hash hash(std::string_view text)
{
    return text.empty() ? 0 : baoxue::hash(text);
}
inline Hash hash(std::u32string_view text)
{
    return hash(std::string_view(reinterpret_cast<const char*>(text.data()), text.size() * sizeof(char32_t)));
}
inline Hash hash(Hash a, Hash b)
{
    return mix(a ^ 0x9E3779B97F4A7C15U, b ^ 0xD6E8FEB86659FD93U) | 1;
}

struct Number {
    IdState state = IdState::none;
    std::string_view key = {};
    explicit operator bool() const { return state != IdState::none; }
};

struct Facts {  // views into the Person
    Name name, former;
    Hash former_key = 0, name_key = 0, surname_key = 0,
         given_key = 0;  // of the whole name, of its surname (first word), of the rest
    int birth = 0;       // 20150312, also from a number that carries it; perhaps no day at all: 20150230
    char sex = 0;        // likewise
    bool birth_typed = false, sex_typed = false;  // in a cell of their own: a witness beside the number
    std::array<Number, 2> national = {};  // the one that is typed, and the one inside a G number if it is another
    Number student = {};
    std::array<std::string, 2> phones = {};
    Name guardian;
    std::string_view school_id = {}, school_name = {};
    Hash school = 0, class_name = 0;  // of the school's name, or else of its identifier
    Hash follows_school = 0, follows_class = 0;  // to which most who left this one went, with class_key()
    int grade = 0;

    Hash school_now() const { return follows_school != 0 ? follows_school : school; }
};

Facts read_facts(const Person& person);

// The day of birth, and the name with it; 0 where something is not known.
Hash day(const Facts& row);
Hash name_and_birth(const Facts& row);

// Of a name with a mark that tells namesakes apart; 0 without one.
Hash marked_name(const Facts& row);

// Of school, grade and class, all of which must be known; the grade with what is to be added to it.
Hash class_key(const Facts& row, int more);

// The digits of up to two phone numbers; placeholders such as 0 or 11111111111 are none.
std::array<std::string, 2> read_phones(std::string_view cell);

}  // namespace baoxue::operation::match
