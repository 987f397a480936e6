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

    void add(Reject reject);      ///< throws when not collecting
    void merge(Rejects&& later);  ///< appends, in file order

    /// Throws Error `data` when more than `percent` of `rows_in` rows were rejected.
    void hold_limit(double percent, std::size_t rows_in) const;
};

}  // namespace baoxue::csv
