// Many lists of one kind put into one: what schools and classes send in, before anything is compared.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/source.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// The rows of all lists, each below the columns that its headings mean, whatever order and words a school uses. Cells stand
/// as they were. A column that only some have is empty in the others; what no table of headings knows keeps its name.
class BAOXUE_API Stack {
  public:
    /// `kind` as in columns.hpp; empty: told from the headings of the first list that is added.
    explicit Stack(std::string kind = {});
    ~Stack();
    Stack(Stack&&) noexcept;

    /// Reads one more list and returns how many rows it has. Throws Error `data` when its headings do not tell its kind or
    /// tell another one than that of the lists before it, `usage` when there is no such kind.
    std::size_t add(const std::string& file, const csv::ReadOptions& reading, csv::Rejects& rejects);

    const std::string& kind() const;
    std::size_t rows() const;

    /// `file`, which says where a row comes from, then all others, each in the order in which it was met first. A list that
    /// has a column `file` was stacked before: its own stays.
    std::vector<std::string> columns() const;
    void write(csv::Writer& out) const;  ///< in the order of the lists and of their rows

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baoxue
