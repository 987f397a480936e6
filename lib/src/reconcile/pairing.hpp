// Which row of one list is which row of the other: the rules, in the order of pair_rows.
#pragma once

#include <set>
#include <utility>

#include "reconcile/side.hpp"

namespace baoxue {

/// Both lists, and the rows of them that are known to be one child, or to be two.
struct Pairs {
    void pair(std::uint32_t b, std::uint32_t a, std::string_view basis = "student_id");
    bool apart(std::uint32_t b, std::uint32_t a) const { return two_children.contains({b, a}); }

    Side& before;
    Side& after;
    std::set<std::pair<std::uint32_t, std::uint32_t>> two_children = {};  ///< by decision
};

/// Rows that are equal byte for byte and share their number with nobody: they need no look at their text.
/// Loads the others.
void pair_identical(Pairs& pairs, const ReconcilePolicy& policy);

/// By 學籍號, 身份證號, and the number inside an L or J number that became a G number.
void pair_by_numbers(Pairs& pairs);

/// By name and birth date, unique among the open rows, with school, guardian or phone in support.
void pair_by_person(Pairs& pairs);

/// All rules, then `match`. Loads rows as far as needed.
void pair_rows(Side& before, Side& after, const ReconcilePolicy& policy, const Matcher& match);

}  // namespace baoxue
