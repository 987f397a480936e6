// Grids: a row for each student, and a column for each day of a month or each lesson of a day.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/date.hpp"
#include "baoxue/csv/block.hpp"

namespace baoxue::operation::normalize {

/// A column whose cells say how a student attended, and when that was.
struct Slot {
    std::size_t at;
    std::optional<Date> date;  ///< nothing: the row's date, or a day that the month lacks
    std::string session = {};  ///< "", am or pm
    std::string period = {};   ///< "", or the lesson
    std::optional<std::size_t> also = {};  ///< a second column about the same: here in either is here
};

struct Grid {
    std::vector<Slot> slots;  ///< none: the file is no grid
    bool by_day = false;      ///< each slot has its date
};

/// The grid of a heading: lessons where `dated` says that the rows have a date, else days. `month`, that of
/// the first day, is the user's; else the title tells it. Days that turn back (31, 1) go on in the next month. Throws Error
/// `data` when nobody tells the month, and for a day that stands twice.
Grid grid_of(const csv::Heading& heading, const std::string& file, bool dated, std::optional<Date> month);

/// Whether a heading looks like a grid's.
bool is_grid(const csv::Heading& heading);

/// 上午, 下: the row of half days that may stand below merged days.
bool is_session(std::string_view cell);

/// 一, 周一, 星期一; nothing for what is none.
std::optional<std::chrono::weekday> weekday_of(std::string_view cell);

/// The same: the row of weekdays that many grids have below their days.
bool is_weekday(std::string_view cell);

}  // namespace baoxue::operation::normalize
