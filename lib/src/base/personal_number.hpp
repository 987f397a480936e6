// Personal numbers in running text: which digits belong together, and which of them are a person's.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace baoxue::base {

/// A stretch of a text that is a person's number, however it is written.
struct PersonalNumber {
    std::size_t from = 0, to = 0;  ///< bytes of the text
    std::string characters = {};   ///< its digits, half width; the last may be X
};

/// All of them, in order: 18 digits with a date of birth in them (GB 11643; the last may be X) and 15 of the old form;
/// a mobile phone (11 digits from 13 on), also behind 86; a telephone with its area code (0857-8221234); a letter or two
/// and 6 digits or more (passports, permits); any other 11 digits or more without a gap. Digits may be full width or Chinese numerals (一三八, 零), and
/// blanks, hyphens, dots, commas, bars and brackets may stand between groups of them. A date (2026-09-14) is none, nor does it join what follows. O(length).
std::vector<PersonalNumber> personal_numbers(std::string_view text);

}  // namespace baoxue::base
