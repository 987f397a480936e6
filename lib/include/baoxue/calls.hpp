// Whose guardian has been called today, and whose not (是否联系家长, 联系时间): a child who misses a lesson without leave is asked
// for at once (预防未成年人犯罪法, article 34; the work plans: 每节课清点).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/source.hpp"
#include "baoxue/csv/who.hpp"

namespace baoxue {

/// A lesson missed without leave, as a row of the attendance tells it.
struct MissedLesson {
    Who who = {};
    Place place = {};
    std::string contacted = {};  ///< code of "yes_no": 1, 0; empty where the row does not tell
    std::string contact_time = {}, recorder = {};
};

struct MissedLessons {
    std::vector<MissedLesson> rows = {};
    bool told = false;  ///< the file has a column for it
};

/// The rows of that day. Rejected: a status or a yes/no that is no known word. O(rows).
BAOXUE_API MissedLessons missed_lessons(const std::string& file, const csv::ReadOptions& reading, const std::string& profile, Date day,
                                        csv::Rejects& rejects);

}  // namespace baoxue
