// Schools that merged, and classes that went on as a whole.
#pragma once

#include <span>
#include <vector>

#include "operation/match/facts.hpp"

namespace baoxue::operation::match {

// Sets `follows` of the rows whose group has many rows left in `before` and few in `after`: to the group where most of its
// children are now. `group` takes a row and what is to be added to its grade. O(rows).
void follow(std::vector<Facts>& before, std::span<const Facts> after, int grade_shift, Hash Facts::*follows,
            Hash (*group)(const Facts& row, int more));

}  // namespace baoxue::operation::match
