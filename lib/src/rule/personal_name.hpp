// Names of persons in running text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baoxue::rule {

/// Drops the first character from a text that is not empty.
void drop_character(std::string_view& text);

/// The names of one row, to be found again in its other cells: with blanks inside or without, in traditional or
/// simplified characters, half width or full.
class PersonalNames {
  public:
    /// The names of a cell, as mask_name() sees them; of one with a blank inside also its parts.
    void add(std::string_view cell);

    /// The text with each of them masked as mask_name() does it. O(length times names).
    std::string mask_in(std::string text) const;

  private:
    void add_name(std::string_view name);

    std::vector<std::u32string> names_;  // in normal form, the longest first
};

}  // namespace baoxue::rule
