// Drawings as SVG. Each says in words what it shows; colours come from the page's style.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/date.hpp"

namespace baoxue::operation::page {

struct Point {
    Date date;
    std::optional<long long> rate;  ///< basis points; nothing where nobody has reported
};

/// A line over days at equal distances, with gaps where nobody has reported. `lowest` of the axis in basis
/// points, the same for all that are compared. `behind` is drawn in grey, its first point below the first.
std::string line(const std::vector<Point>& points, const std::vector<Point>& behind, long long lowest, std::string_view words);

struct Cell {
    Date date;
    bool reported = false;
    long long absent = 0, expected = 0;
    std::string words;  ///< what it shows when pointed at
};

/// Days as a calendar: a column for each week, a row for each weekday, the shade by the share of absent
/// children, their number in it; a frame for a day without a report.
std::string calendar(const std::vector<Cell>& cells, std::string_view words);

/// A bar of that share of the width.
std::string bar(std::size_t count, std::size_t most);

}  // namespace baoxue::operation::page
