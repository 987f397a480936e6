// What typists, Excel and time do to the cells of a roster.
#pragma once

#include <string>

#include "people.hpp"

namespace baoxue::bench {

/// A child's name in its two parts.
struct ChildName {
    std::string surname, given;
    std::string whole() const { return surname + given; }
};

/// One character of the same sound, or of nearly the same shape, in the place of another; the name as it is
/// where no character has one in the lists.
ChildName homophone(const ChildName& name, Dice& dice);
ChildName look_alike(const ChildName& name, Dice& dice);

/// The whole name in traditional characters, as far as the list goes.
std::string traditional(const ChildName& name);

/// Somebody's typing of the name: a slip of the kinds above, a part unreadable, missing, in pinyin, with a
/// remark … or another given name or surname.
std::string mistyped(const ChildName& name, Sex sex, Dice& dice);

std::string mistyped_birth(Date birth,
                           Dice& dice);  ///< a digit, day and month, the year, the farmers' calendar, nothing
std::string mistyped_national(const std::string& number,
                              Dice& dice);  ///< Excel, a digit, 15 digits, nothing, another one
std::string one_digit_off(std::string number, Dice& dice);

}  // namespace baoxue::bench
