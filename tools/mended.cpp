// The roster that reconcile --apply writes.
#include <baoxue/mend.hpp>

#include "matching.hpp"

namespace baoxue::tools {

void write_mended(const Matching& matching, const Roster& before, const Roster& after, const csv::WriteOptions& writing)
{
    before.load();
    after.load();
    const auto mended = mend_roster(before, after, matching.taken, matching.decided, matching.lists);
    const auto& headings = after.heading().cells;
    csv::Writer out(writing, after.heading().columns, Roster::kinds());
    out.head(headings);
    for (std::size_t row = 0; row < after.size(); ++row) {
        for (std::size_t column = 0; column < headings.size(); ++column) {
            const auto text = mended.cells.find({row, column});
            out.cell(text == mended.cells.end() ? after.cells(row)[column] : text->second);
        }
        out.end_row();
    }
    out.finish();
    tell("{} pairs are one child; {} rows mended, {} numbers left: correct them under after_… of the list",
         {{"pairs", mended.pairs}, {"rows_mended", mended.rows}, {"numbers_left", mended.open}});
}

}  // namespace baoxue::tools
