// Names and numbers made unrecognisable, for what leaves the office: mailing, printing, bug reports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// 张*: the first character, whatever the length. Several names with `;` or 、 between are masked one by one.
BAOXUE_API std::string mask_name(std::string_view name);

/// 520502********1234, G520502********1234: place and last four of an 18-character number, in any of its
/// spellings; of any other number the last two characters.
BAOXUE_API std::string mask_id(std::string_view number);

/// 138****1234; of any other number the last two digits.
BAOXUE_API std::string mask_phone(std::string_view phone);

/// The text with every number in it masked that may be one of a person: 15 or 18 digits (the last may be X, a
/// G, J or L may stand before), or 11 digits that begin with 1; full-width digits and blanks or hyphens
/// between groups are seen through. O(length).
BAOXUE_API std::string mask_numbers(std::string_view text);

/// The cells of a row under these canonical columns, masked by what the column holds; any other cell by
/// mask_numbers(), and the row's own names in it by mask_name(). Placeholders and empty cells stay.
BAOXUE_API std::vector<std::string> mask_row(const std::vector<std::string>& columns,
                                             const std::vector<std::string_view>& cells);

}  // namespace baoxue
