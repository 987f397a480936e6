// A public holiday, or the day that makes up for one: a row of policies/holidays.csv, or of a table that an office keeps.
// The built-in years are those of 国务院办公厅 关于部分节假日安排的通知 (国办发明电〔2024〕12号 for 2025, 〔2025〕7号 for
// 2026); of a year that it has not told yet, the days of 全国年节及纪念日放假办法, article 2, without make-up days.
#pragma once

#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/csv/source.hpp"

namespace baoxue {

struct PublicDay {
    Date date = {};
    std::string kind = {};  ///< code `day_kind`: holiday or makeup
    std::string note = {};  ///< 国庆节
};

/// The days of `file` (date, kind, note, as a calendar has them), or the built-in ones when it is empty. Throws Error
/// `data` for a day that is none, or of another kind.
BAOXUE_API std::vector<PublicDay> read_public_days(const std::string& file = {}, const csv::ReadOptions& reading = {});

}  // namespace baoxue
