// One school under its two names: 学校标识码 and name.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// Which name belongs to which number, learnt from rows that tell both. A name that stands beside several numbers
/// belongs to the smallest, so that the order of the rows does not matter. Look-ups O(log n).
class BAOXUE_API Schools {
  public:
    void learn(std::string_view school_id, std::string_view school_name);

    /// What stands for the school in comparisons: its number, also of a row that tells the name only, where others tell
    /// both; else the name; both folded. Empty for a row that names no school.
    std::string key(std::string_view school_id, std::string_view school_name) const;

    /// The name that was told first in the order of names; empty where none was.
    std::string name(std::string_view school_id) const;

  private:
    std::map<std::string, std::string, std::less<>> ids_, names_;  // by folded name; by number
};

}  // namespace baoxue
