// Rows that could be given to no child, with the children they may be about: a list on which a person decides.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/csv/who.hpp"
#include "baoxue/csv/writer.hpp"

namespace baoxue {

/// One row and one child that it may be about; a row without a candidate stands once, with an empty pair_id.
/// read_decisions() reads the list back: y in `decision` gives the row to that child.
struct BAOXUE_API UnplacedRow {
    std::string pair_id = {};
    Place place = {};            ///< of the row; the first of several that say the same
    std::size_t rows = 1;        ///< how many say the same
    std::string reason = {};     ///< in words
    Who who = {};                ///< what the row says
    Place candidate_place = {};  ///< of the candidate's row on a roster; empty for a child of another list
    Who candidate = {};

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();  ///< for heading_of(): {"unplaced", "review", "roster"}
};

/// Writes a whole row.
BAOXUE_API void write(csv::Writer& out, const UnplacedRow& row);

}  // namespace baoxue
