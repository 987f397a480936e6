#include "csv/series.hpp"

namespace baoxue::csv {

bool Series::find(std::size_t columns)
{
    if (rows_.delimiters_ == nullptr || rows_.width_ > Alike::most_cells) return false;
    for (std::size_t i = 0; rows_.delimiters_ != alike_.delimiter && i < columns; ++i)
        alike_.delimiter[i] = static_cast<std::uint16_t>(rows_.delimiters_[i] - (rows_.begin_ - rows_.piece_));
    same_ = alike_.delimiter[columns - 1] + 1U;
    alike_.quoted = rows_.quoted_;
    find_alike(rows_.begin_, same_, rows_.next_, rows_.block_end_, rows_.separator_, columns, rows_.width_, alike_);
    if (alike_.rows == 0) return false;
    first_ = rows_.next_;
    first_row_ = rows_.row_ + 1;
    rows_.delimiters_ = alike_.delimiter;
    // The marks are left behind. The next ones will be needed where these rows end, probably for one row only.
    rows_.row_end_ = rows_.row_ends_;
    rows_.piece_size_ = 128;
    return true;
}

}  // namespace baoxue::csv
