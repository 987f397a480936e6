#include "baoxue/csv/rejects.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "baoxue/base/words.hpp"

namespace baoxue::csv {

void Rejects::add(Reject reject)
{
    if (!collect) throw Error(Status::data, std::move(reject.place), reject.reason);
    rows.push_back(std::move(reject));
}

void Rejects::merge(Rejects&& later)
{
    rows.insert(rows.end(), std::make_move_iterator(later.rows.begin()), std::make_move_iterator(later.rows.end()));
    later.rows.clear();
    read += later.read;
    left_out += later.left_out;
    unrecorded += later.unrecorded;
    filled_up += later.filled_up;
}

void Rejects::hold_limit(double percent) const
{
    if (static_cast<double>(rows.size()) * 100 <= percent * static_cast<double>(read)) return;
    throw Error(Status::data, rows.front().place,
                say("{} of {} rows are bad, more than the {} % that --max-rejects allows; the first is here: {}",
                    {rows.size(), read, fmt::format("{:g}", percent), rows.front().reason}));
}

}  // namespace baoxue::csv
