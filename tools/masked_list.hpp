// The files that `mask` writes as one.
#pragma once

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include <baoxue/csv/table.hpp>
#include <baoxue/csv/writer.hpp>
#include <baoxue/rule/mask.hpp>

namespace baoxue::tools {

/// A file, and what to do with each of its columns.
struct MaskedList {
    const csv::Table& table;
    std::vector<std::string> columns = csv::columns_told(table.heading());
    Mask mask{columns};
    std::vector<bool> keep = {}, hide = {};

    const std::vector<std::string>& headings() const { return table.heading().cells; }
    /// What the same column of another file has too.
    const std::string& meaning(std::size_t at) const { return columns[at].empty() ? headings()[at] : columns[at]; }
    /// Whether nobody knows what it holds, and the user does not say so either.
    bool hidden(std::size_t at) const { return columns[at].empty() && !keep[at] && !hide[at]; }
    /// Its heading, or its place: above a hidden column a name may stand, where a list lies on its side.
    std::string shown(std::size_t at) const;
    /// Marks the columns that these words name, by column or heading; whether there is one.
    bool choose(const std::vector<std::string>& chosen, std::vector<bool>& to) const;
};

/// Writes all rows masked: below the headings of a single file, or below those of all by their meaning, behind the name
/// of each row's file.
void write_masked(const csv::WriteOptions& writing, const std::deque<MaskedList>& lists);

}  // namespace baoxue::tools
