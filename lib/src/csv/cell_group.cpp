#include "csv/cell_group.hpp"

#include <algorithm>

namespace baoxue::csv {

CellGroup::CellGroup(std::vector<std::size_t> columns) : columns_(std::move(columns))
{
    std::erase(columns_, std::string::npos);
    const bool neighbours =
        std::ranges::adjacent_find(columns_, [](auto one, auto next) { return next != one + 1; }) == columns_.end();
    if (neighbours && !columns_.empty()) first_ = columns_.front(), last_ = columns_.back();
}

std::string_view CellGroup::join(const Rows& rows, std::string& joined) const
{
    joined.clear();
    for (const auto column : columns_) (joined += rows.cell(column)) += '\0';
    const std::size_t size = joined.size();
    joined.append(64, '\0');
    return {joined.data(), size};
}

}  // namespace baoxue::csv
