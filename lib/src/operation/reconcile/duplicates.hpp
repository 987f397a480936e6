// Rows of one list that are the same child, or that share a number.
#pragma once

#include "operation/reconcile/side.hpp"

namespace baoxue::operation::reconcile {

/// The three kinds of 问题学籍: a number twice, or the same name, sex and birth date where nothing else tells two
/// children apart. Fills in side.persons. A number or a person in very many rows is told, and not gone through pair by
/// pair: O(n log n).
void find_duplicates(Side& side);

/// Says that `row` is the child of the earlier row `first`.
void call_same(Side& side, std::uint32_t row, std::uint32_t first, std::string_view basis, Certainty certainty);

}  // namespace baoxue::operation::reconcile
