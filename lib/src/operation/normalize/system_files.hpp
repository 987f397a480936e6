// The files of a student information system, told apart by their headings.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/csv/table.hpp"

namespace baoxue::operation::normalize {

/// What a file is: OneRoster 1.1 and 1.2 (1EdTech), School Data Sync 1 and 2.1 (Microsoft).
enum class SystemFile { users, roles, enrollments, classes, orgs, demographics, other };

/// One of them. Columns go by their headings without blanks and case.
class SystemTable {
  public:
    SystemTable(const std::string& file, const csv::ReadOptions& reading, csv::Rejects& rejects);

    SystemFile kind() const { return kind_; }
    const csv::Table& table() const { return table_; }
    bool has(std::string_view column) const { return columns_.contains(column); }
    /// The cell of the first of these columns that the file has.
    std::string_view cell(std::size_t row, std::initializer_list<std::string_view> columns) const;

  private:
    SystemFile told() const;

    csv::Table table_;
    std::map<std::string, std::size_t, std::less<>> columns_ = {};
    SystemFile kind_;
};

}  // namespace baoxue::operation::normalize
