// A CSV that one process at a time adds rows to, by writing it anew and renaming it: registers and ledgers.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/source.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue::csv {

/// Holds the lock `.NAME.lock` beside the file, which ends with the process. A file that is not there yet is
/// an empty one. Errors as Register promises them.
class LockedTable {
  public:
    LockedTable(const std::string& file, std::chrono::milliseconds wait);
    ~LockedTable();
    LockedTable(LockedTable&&) noexcept;

    /// What stands in the file; nothing yet: then it will begin with these columns, as `writing` says. It is
    /// read as UTF-8 alone: rows could not be added to another encoding as they stand.
    Table table(ReadOptions reading, const std::vector<std::string>& kinds, const std::vector<std::string>& needed,
                const std::vector<std::string>& columns, const WriteOptions& writing, Rejects& rejects);

    /// The canonical columns of the file, in its order: what the cells of a row are.
    const std::vector<std::string>& columns() const;

    /// Adds the rows at the end, all or none, on disk when it returns: a reader sees the old file or the new
    /// one. No rows make the file with its heading where there is none.
    void append(const std::vector<std::vector<std::string>>& rows);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baoxue::csv
