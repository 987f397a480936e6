// Which village a child of a list is from, and to which special groups it belongs: 留守, 随迁, 孤儿, 事实无人抚养, 残疾,
// 脱贫户, 困境 (the groups of 教育部办公厅's regular reports of 控辍保学, April 2024).
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/table.hpp"

namespace baoxue {

/// Codes of the vocabulary "special_group", as a set.
class BAOXUE_API SpecialGroups {
  public:
    void add(std::string_view code);  ///< nothing for what is no code of it
    bool has(std::string_view code) const;
    std::vector<std::string_view> codes() const;  ///< in the order of the vocabulary
    bool none() const { return bits_ == 0; }

  private:
    std::uint32_t bits_ = 0;
};

struct ChildGroups {
    std::string_view village = {};  ///< as it stands in the table; empty where it does not tell
    SpecialGroups special = {};
};

/// Whether the cell says that a child is disabled: a kind or a grade of it, or 是; not 否 and 无.
BAOXUE_API bool tells_disability(std::string_view cell);

/// Reads the groups of a table's rows: from the columns left_behind, migrant_child, orphan, unsupported, disability,
/// poor_household and hardship, and from special_group, which names several with `;` or 、 between them. A word that
/// nobody knows is no group. O(columns) a row.
class BAOXUE_API GroupReader {
  public:
    explicit GroupReader(const csv::Table& table);
    ~GroupReader();
    ChildGroups operator()(std::size_t row) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baoxue
