// Numbers and persons that stand in several rows of one list.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "baoxue/record/roster.hpp"

namespace baoxue::operation::reconcile {

struct NumberedRow {
    std::uint64_t number;  ///< as in Roster::Keys
    std::uint32_t row;
    auto operator<=>(const NumberedRow&) const = default;
};

/// The rows of a list that share a number with another of its rows, sorted by number and then row.
struct Repeated {
    std::vector<NumberedRow> student_id, national_id, person;  ///< `person` of rows without one of the two numbers
};

/// O(rows), and 4 bytes of memory a row while it runs: few numbers repeat, so a filter tells most rows apart.
Repeated find_repeated(const Roster& roster);

}  // namespace baoxue::operation::reconcile
