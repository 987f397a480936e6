// The columns the project knows: canonical names, the headings that mean them, and the headings to print.
// The table is lib/data/aliases.csv; the first alias of a column is its printed heading.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baoxue/api.hpp"

namespace baoxue {

/// The language of printed headings.
enum class Headings { english, simplified, traditional };

/// The headings of one file: looked up in the kinds given (rows of aliases.csv, such as "roster" or "change"), in
/// that order, after fold_heading(). Canonical names themselves are known too. Safe to share between threads.
class BAOXUE_API Aliases {
  public:
    explicit Aliases(std::vector<std::string> kinds);

    /// More aliases, as `column,heading` or as rows of aliases.csv: a user's own file, already read.
    void add(std::string_view heading, std::string_view column);

    /// The canonical name, or nothing (empty) when the heading is unknown. O(log n).
    std::string_view find(std::string_view heading) const;

    /// A column of these kinds as the user knows it: `student_id (学籍号)`. For error messages.
    std::string describe(std::string_view column) const;

  private:
    std::vector<std::string> kinds_;
    std::vector<std::pair<std::string, std::string>> own_;  // folded heading, column; sorted
};

/// The heading to print for a canonical column of these kinds; the column itself where the table has none.
BAOXUE_API std::string_view label(const std::vector<std::string>& kinds, std::string_view column, Headings headings);

}  // namespace baoxue
