// Which row of one list is which row of the other: the rules, in the order of pair_rows.
#pragma once

#include <map>
#include <set>
#include <utility>

#include "operation/reconcile/side.hpp"

namespace baoxue::operation::reconcile {

using RowPair = std::pair<std::uint32_t, std::uint32_t>;  // before, after

/// Both lists, and the rows of them that are known to be one child, or to be two.
struct Pairs {
    void pair(std::uint32_t b, std::uint32_t a, std::string_view basis = "student_id");
    /// One number, two persons: both rows for review, no pair. `found` is what the matcher says of them.
    void conflict(std::uint32_t b, std::uint32_t a, const Proposal& found = {});
    bool apart(std::uint32_t b, std::uint32_t a) const { return two_children.contains({b, a}); }

    Side& before;
    Side& after;
    std::set<RowPair> two_children = {};  ///< by decision
    std::map<RowPair, Proposal> conflicts = {};
    std::vector<RowPair> other_names = {};             ///< one number, another name
    std::vector<RowPair> renamed = {};                 ///< of these, certain by the birth date
    std::map<std::uint32_t, Proposal> proposals = {};  ///< by AFTER's row, of pairs not certain
    LeftOver left_over = {};
};

/// Rows that are equal byte for byte and share their number with nobody, nor, where they have only one of the two, name
/// and birth date: they need no look at their text. Loads the others.
void pair_identical(Pairs& pairs, const ReconcilePolicy& policy);

/// By 学籍号, 身份证号, and the number inside an L or J number that became a G number.
void pair_by_numbers(Pairs& pairs, unsigned jobs);

/// By name and birth date, unique among the open rows, with school, guardian or phone in support.
void pair_by_person(Pairs& pairs, bool accept_id_change);

/// Rows whose numbers are another's, by the name where it stands once in the school: for review.
void pair_swapped(Pairs& pairs);

/// Sends pairs by number with another name to review where that name was another such child's of the school: the names may
/// have changed places.
void doubt_exchanged(Pairs& pairs);

/// Sends pairs by number with another name to review while a twin is about: born the same day, of the same
/// family, and left over.
void doubt_renamed(Pairs& pairs);

/// Rows left over in both lists with one name and birth date have not certainly left and joined.
void doubt_same_person(Pairs& pairs);

/// Likewise pairs by name and birth date without a number, once the matcher has found what it can.
void doubt_namesakes(Pairs& pairs, unsigned jobs);

/// Likewise pairs that the matcher found for certain with another name and without a number, while a twin is about:
/// also one whom an exact rule has found. Reads the rows of the children born on these days.
void doubt_twins(Pairs& pairs);

/// Whoever is left over beside a twin whose pair is in doubt has not certainly left or joined: the partner may be theirs.
void doubt_left_twins(Pairs& pairs);

/// Of a pair that may be the twin's.
void doubt_twin(Side& after, std::uint32_t row);

/// What `match` finds among the rows left over.
void pair_by_matcher(Pairs& pairs, const ReconcilePolicy& policy, const Matcher& match);

/// The pairs where a person must decide, the hardest first.
std::vector<Proposal> to_review(const Pairs& pairs);

/// All rules, then `match`. Loads rows as far as needed. Returns to_review(), and what `match` got.
std::pair<std::vector<Proposal>, LeftOver> pair_rows(Side& before, Side& after, const ReconcilePolicy& policy, const Matcher& match);

}  // namespace baoxue::operation::reconcile
