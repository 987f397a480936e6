// Which rows and columns of a list are looked at, and in which order.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/table.hpp"

namespace baoxue {

/// A column goes by the heading that stands in the file, by our name (dashes and underscores alike), or by any heading,
/// Chinese or English, that means it.
struct ViewPolicy {
    std::vector<std::string> select = {};    ///< these columns in this order; all when empty
    std::vector<std::string> where = {};     ///< `days>=3`, with = != < <= > >= or ~ (holds the text): all must hold
    std::vector<std::string> sort = {};      ///< by these columns, the first before the next; `-days`: largest first
    std::optional<std::size_t> head = {};    ///< rows at most
};

/// Places in the table.
struct View {
    std::vector<std::size_t> columns = {}, rows = {};
    std::vector<std::string> names;  ///< canonical, of all columns of the table; empty where nobody knows
    std::vector<std::string> kinds;  ///< of file by which the columns are understood, the likeliest first

    /// Conditions with < or >, and the rows left out because their cell cannot be held against the value: text beside a
    /// number. Empty cells meet no such condition and are not counted.
    std::vector<std::pair<std::string, std::size_t>> unlike = {};
};

/// Numbers are compared as numbers, dates as dates, grades in their order, words and codes of a vocabulary as what they
/// mean, all else as text after fold(). Empty cells are sorted last; rows that are equal keep their order.
/// Throws Error `usage` for a column that is not there and for what is no condition. O(rows log rows).
BAOXUE_API View view(const csv::Table& table, const ViewPolicy& policy);

/// The heading in another language: our name, or the printed heading of what bears our name; a Chinese heading stays as
/// the school wrote it, and so does what nobody knows.
BAOXUE_API std::string heading_in(const std::string& heading, const std::string& column,
                                  const std::vector<std::string>& kinds, Language language);

}  // namespace baoxue
