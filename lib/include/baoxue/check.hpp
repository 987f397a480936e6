// What is wrong with a file, row by row, before anything is computed from it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/csv/source.hpp"
#include "baoxue/record/finding.hpp"

namespace baoxue {

/// What a finding says, and how much it matters.
struct CheckRule {
    std::string_view name;
    Severity severity;
    std::string_view message;  ///< English, with a placeholder where the rule names a row, a column or a day
};

/// All rules: those of every file first, then those of each kind.
BAOXUE_API std::span<const CheckRule> check_rules();

/// How a file is to be judged.
struct CheckPolicy {
    std::string kind = {};     ///< a kind of columns.hpp; empty: told from the headings
    std::string profile = {};  ///< of codes.hpp
    Date as_of = {};           ///< days after it lie in the future; ages are those of 31 August of its school year
};

/// The outcome of a check.
struct Checked {
    std::string file = {};  ///< as the user named it
    std::string kind = {};
    std::size_t rows = 0;                ///< rows that are not blank, unreadable ones included
    std::vector<Finding> findings = {};  ///< by row; those of one row by the order of the file's columns
};

/// Checks every cell for its form (dates, grades, codes, ID numbers by GB 11643),
/// every row against itself (birth date and gender against the ID number, age against the grade, an end
/// before its beginning) and against the others (numbers that stand twice, people entered twice: the official
/// kinds of 问题学籍). Unreadable rows are findings too, not errors. Throws Error:
/// `data` when the kind cannot be told or the file has no heading, `usage` for an unknown kind or profile.
/// Reads on `reading.jobs` threads; O(n log n) in the rows, of which only 16 bytes per number and the
/// findings are kept.
BAOXUE_API Checked check(const std::string& file, const csv::ReadOptions& reading, const CheckPolicy& policy);

/// The same of several files: those of one kind are one list, so that a number which stands in two of them stands twice;
/// the finding is that of the later one and names the row and the file of the one before.
BAOXUE_API std::vector<Checked> check(const std::vector<std::string>& files, const csv::ReadOptions& reading,
                                      const CheckPolicy& policy);

}  // namespace baoxue
