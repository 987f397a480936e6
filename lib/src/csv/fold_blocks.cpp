#include "csv/fold_blocks.hpp"

#include "baoxue/base/words.hpp"

namespace baoxue::csv {

void tell_mended(const std::string& file, const ReadOptions& reading, const Rejects& before, const Rejects& after)
{
    if (!reading.tell || reading.checked) return;
    if (const auto rows = after.left_out - before.left_out; rows != 0)
        reading.tell(say("{}: {} rows of totals, notes or repeated headings left out", {file, rows}));
    if (const auto rows = after.unrecorded - before.unrecorded; rows != 0)
        reading.tell(say("{}: {} rows without a status record nothing, and are passed over", {file, rows}));
    if (const auto rows = after.filled_up - before.filled_up; rows != 0)
        reading.tell(say("{}: {} rows filled up; their last empty cells were missing", {file, rows}));
}

}  // namespace baoxue::csv
