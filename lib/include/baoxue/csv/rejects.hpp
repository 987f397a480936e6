// Rows that could not be read: counted, kept, never silently dropped.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/error.hpp"

namespace baoxue::csv {

struct Reject {
    Place place;
    std::string reason;  ///< in the user's language; holds no cell of the data
    std::string row;     ///< the row as it was
};

/// The rejected rows of a run. Without `collect` the first one throws Error `data`.
struct BAOXUE_API Rejects {
    bool collect = false;
    std::vector<Reject> rows = {};
    std::size_t read = 0;       ///< rows of all files that were read, rejected ones too
    std::size_t left_out = 0;   ///< rows that are no records: totals, notes, repeated headings
    std::size_t unrecorded = 0; ///< rows without what they should record, such as a status
    std::size_t filled_up = 0;  ///< rows whose last cells were missing, and are empty now

    void add(Reject reject);      ///< throws when not collecting
    void merge(Rejects&& later);  ///< appends, in file order, and adds up

    /// Throws Error `data` when more than `percent` of the rows read were rejected.
    void hold_limit(double percent) const;
};

}  // namespace baoxue::csv
