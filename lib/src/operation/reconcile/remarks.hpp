// What is to be told once of the two lists, instead of row by row.
#pragma once

#include <string>
#include <vector>

#include "operation/reconcile/side.hpp"

namespace baoxue::operation::reconcile {

/// Of the pairs of which both rows have a number.
struct NumberChanges {
    std::size_t kept = 0, changed = 0;

    /// Nine in ten have another number where name, birth date and family agree: not the children have changed.
    bool issued_anew() const { return changed >= 3 && changed * 10 >= (changed + kept) * 9; }
};
NumberChanges count_number_changes(const Side& after);

/// Lines in the user's language, without numbers and names: numbers that a spreadsheet cut, numbers of very many rows,
/// dates that cannot be read, columns that slipped by a row, a register that was issued anew. After all pairing.
std::vector<std::string> remarks(const Side& before, const Side& after, bool accept_id_change);

}  // namespace baoxue::operation::reconcile
