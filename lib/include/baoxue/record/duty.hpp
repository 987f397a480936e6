// A duty that comes round in every term: a row of duties.csv.
#pragma once

#include <string>
#include <vector>

#include "baoxue/api.hpp"
#include "baoxue/csv/source.hpp"

namespace baoxue {

/// What somebody must do again and again, and when. Domain reference 1.
struct Duty {
    enum class Every {
        day,   ///< each school day of `weeks`
        week,  ///< once in each of `weeks`, on weekday `on` (1 is Monday)
        date,  ///< once in each calendar month, on day `on`
        month  ///< the whole of the calendar months `on`
    };

    std::string name;  ///< tells it from the others; part of the entry's uid
    Every every = Every::day;
    std::vector<int> on = {};     ///< see Every
    std::vector<int> weeks = {};  ///< weeks of the term, the first is 1; empty: all of them
    std::string actor = {};       ///< who; English, translated where messages.csv has it
    std::string summary = {};     ///< what; likewise
};

/// The duties of `file`, or the built-in ones when it is empty. Columns: duty, every, on, weeks, actor,
/// summary; lists are separated by `;`, further columns are for people. Throws Error `usage` with line and
/// column.
BAOXUE_API std::vector<Duty> read_duties(const std::string& file, const csv::Reading& reading);

}  // namespace baoxue
