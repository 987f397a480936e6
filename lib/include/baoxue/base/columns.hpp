// The columns the project knows: canonical names, the headings that mean them, and the headings to print.
// The table is lib/data/aliases.csv; the first alias of a column is its printed heading.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue {

/// The headings of one file: looked up in the kinds given (rows of aliases.csv, such as "roster" or
/// "change"), in that order, after fold_heading(). Canonical names themselves are known too. Safe to share
/// between threads.
class BAOXUE_API Aliases {
  public:
    explicit Aliases(std::vector<std::string> kinds);

    /// More aliases, as `column,heading` or as rows of aliases.csv: a user's own file, already read.
    void add(std::string_view heading, std::string_view column);

    /// The same with other kinds: a user's own aliases stay.
    Aliases for_kinds(std::vector<std::string> kinds) const;

    const std::vector<std::string>& kinds() const { return kinds_; }

    /// The canonical name, or nothing (empty) when the heading is unknown. O(aliases of the kinds).
    std::string_view find(std::string_view heading) const;

    /// What the heading means where another has the column that find() gives for it; empty for nothing else.
    std::string_view find_besides(std::string_view heading, std::string_view column) const;

    /// Of two headings of one column the one with the lower rank is it: the one that the table has first.
    std::size_t rank(std::string_view heading, std::string_view column) const;

    /// A column of these kinds as the user knows it: `student_id (学籍号)`. For error messages.
    std::string describe(std::string_view column) const;

  private:
    std::vector<std::string> kinds_;
    std::vector<std::pair<std::string, std::string>> own_;  // folded heading, column; sorted
};

/// A column of one kind of file: a row of lib/data/columns.csv.
struct Column {
    std::string_view kind;  ///< roster, attendance, calendar, leave, transfers, visits, notices, ledger, daily, …
    std::string_view name;  ///< canonical
    std::string_view need;  ///< required, optional, or columns of which one must be there: school_id|school_name
    std::string_view form;  ///< text, date, time, month, number, grade, class, phone, national_id,
                            ///< student_id, or a vocabulary of codes.hpp: code:status
};

/// The columns of a kind in their usual order; none for an unknown kind.
BAOXUE_API std::span<const Column> columns_of(std::string_view kind);

/// The kinds that have columns, in the order of the table.
BAOXUE_API std::vector<std::string_view> kinds_of_files();

/// What a file with these canonical columns lacks to be of that kind: names, or names of which one will do,
/// as csv::require() takes them. Empty: nothing.
BAOXUE_API std::vector<std::string> missing_columns(std::string_view kind, const std::vector<std::string>& columns);

/// The kind of file whose headings these are (`own` may hold a user's aliases): the one that knows most of
/// them (at least two) less the required columns that are missing, and of those worth as much the one that knows most.
/// A kind of which columns are missing must know more columns than are missing, and more than half of the headings.
/// Empty when no kind or more than one is it.
BAOXUE_API std::string_view kind_of(const std::vector<std::string>& headings, const Aliases& own = Aliases({}));

/// A name in two columns, 姓 and 名 (GivenName, FamilyName), of headings of which none is the whole name's by these
/// aliases.
struct NameParts {
    std::size_t family, given;
};
BAOXUE_API std::optional<NameParts> name_parts(const std::vector<std::string>& headings, const Aliases& aliases);

/// Every kind that has headings, those first that know most of these.
BAOXUE_API std::vector<std::string> kinds_by_headings(const std::vector<std::string>& headings);

/// The form of a column (see Column) in the first of these kinds that has it; empty where none does.
BAOXUE_API std::string_view form_of(const std::vector<std::string>& kinds, std::string_view column);

/// The vocabulary of such a column, empty where its cells are no codes.
BAOXUE_API std::string_view vocabulary_of(const std::vector<std::string>& kinds, std::string_view column);

/// The heading to print for a canonical column of these kinds; the column itself where the table has none.
BAOXUE_API std::string_view heading_of(const std::vector<std::string>& kinds, std::string_view column, Language headings);

}  // namespace baoxue
