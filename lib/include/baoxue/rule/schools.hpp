// One school under its two names: 学校标识码 and name.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "baoxue/base/api.hpp"
#include "baoxue/base/school_class.hpp"

namespace baoxue {

/// Which name belongs to which number, learnt from all rows that tell a school. A name that stands beside several
/// numbers belongs to the smallest, so that the order of the rows does not matter. Look-ups O(log n).
class BAOXUE_API Schools {
  public:
    void learn(std::string_view school_id, std::string_view school_name);

    /// What stands for the school in comparisons: its number, also of a row that tells the name only, where others tell
    /// both; else the name; both folded. Empty for a row that names no school.
    std::string key(std::string_view school_id, std::string_view school_name) const;

    /// The school of a key(): number and name as they stand, of several forms the first in order.
    SchoolClass of(const std::string& key) const;

    /// Whether the second school, each by its key(), is the first or a 校区 of it: 甲小 and 甲小(东校区) and 甲小-东.
    bool holds(const std::string& school, const std::string& campus) const;

    /// The place with what other rows tell of its school: number and name as they stand, of several forms the first in
    /// order. A place that names no school is at the only one of which any row tells.
    SchoolClass whole(SchoolClass place) const;

  private:
    struct School {
        std::string id, name;
    };
    const School* only() const;

    std::map<std::string, std::string, std::less<>> ids_;  // folded name -> folded number
    std::map<std::string, School, std::less<>> schools_;   // by folded number, else name
};

}  // namespace baoxue
