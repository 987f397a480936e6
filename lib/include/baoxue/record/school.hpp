// A row of schools.csv: the schools and teaching points of a township.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/table.hpp"

namespace baoxue {

/// One school or teaching point.
struct School {
    std::string id;          ///< 学校标识码 or a local code; may be empty
    std::string name;        ///< may be empty when there is an id
    int students = 0;        ///< 0: not told
    double distance_km = 0;  ///< from the centre; 0: not told
    std::size_t row = 0;     ///< its row in the table, for the columns that pass through

    const std::string& label() const { return name.empty() ? id : name; }
};

/// Every row, in the order of the file. Throws Error `data` for a row with neither id nor name, for a
/// count or a distance that is no number, and for a list of children.
BAOXUE_API std::vector<School> read_schools(const csv::Table& table);

}  // namespace baoxue
