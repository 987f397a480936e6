// A roster with what a person has decided put right in it.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/table.hpp"
#include "baoxue/record/review.hpp"
#include "baoxue/record/roster.hpp"

namespace baoxue {

struct Mended {
    std::map<std::pair<std::size_t, std::size_t>, std::string> cells = {};  ///< row and column of AFTER, and its new text
    std::size_t pairs = 0;  ///< decided to be one child
    std::size_t rows = 0;   ///< of AFTER, in which a cell is mended
    std::size_t open = 0;   ///< rows of AFTER whose number still is another one than BEFORE's: the list does not say which
};

/// What the decisions correct in AFTER, whose rows must be loaded. Of a pair that is one child: a cell under after_… of the
/// review list that is no longer as AFTER has it is the person's correction; and a number that AFTER lacks or has damaged,
/// or has for the time being (L) while BEFORE has the formal one, is BEFORE's. Nothing else changes. `decided` are the
/// rows of `decisions`, in their order. O(decisions).
BAOXUE_API Mended mend_roster(const Roster& before, const Roster& after, std::span<const Decision> decisions,
                              std::span<const DecidedPair> decided, std::span<const csv::Table> lists);

}  // namespace baoxue
