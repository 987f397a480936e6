// Names and numbers made unrecognisable, for what leaves the office: mailing, printing, bug reports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// 张*: the first character of each name, whatever its length; what stands between names stays. Several names stand
/// with `;`, 、, commas or brackets between them.
BAOXUE_API std::string mask_name(std::string_view name);

/// 520502********1234, G520502********1234: place and last four of an 18-character number, in any of its
/// spellings; of any other number the last two characters.
BAOXUE_API std::string mask_id(std::string_view number);

/// 138****1234; of any other number the last two digits.
BAOXUE_API std::string mask_phone(std::string_view phone);

/// The text with every number in it masked that may be one of a person: an ID, a phone, a passport, and any other 11
/// digits or more; full-width digits, Chinese numerals and blanks, hyphens, dots, commas, bars or brackets between groups
/// are seen through, and so is a number before or behind it. O(length).
BAOXUE_API std::string mask_numbers(std::string_view text);

/// How the rows of one file are masked, by what their columns hold.
///
/// Names (of children, family, teachers, officials) keep their first character, personal numbers what mask_id() and
/// mask_phone() leave, a day of birth its year: with the number beside it, it would spell the number out. In every other
/// cell numbers are masked, and the row's own names wherever they stand, with blanks, dots or without, and what a column
/// that is not known has, where it stands inside a longer text. In what `reconcile` wrote
/// the cells `changes`, `before` and `after` are masked as the field is that they speak of. A column that is not known is
/// hidden, as is what could be used to guess (pair_id) and whole rows (of rejects). Placeholders and empty cells stay.
class BAOXUE_API Mask {
  public:
    /// Columns by their canonical names, empty for one that is not known.
    explicit Mask(std::vector<std::string> columns);
    ~Mask();
    Mask(Mask&&) noexcept;

    /// The row's cells in the order of the columns. O(their length times the row's names).
    std::vector<std::string> row(const std::vector<std::string_view>& cells) const;

  private:
    struct Column;
    std::vector<Column> columns_;
};

}  // namespace baoxue
