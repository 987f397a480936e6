#include "csv/workbook/library.hpp"

#include "base/loaded.hpp"

#pragma weak baoxue_workbook

namespace baoxue::csv::workbook {

const Library& library()
{
    static const Library& found =
        &baoxue_workbook ? baoxue_workbook  // there already where it is linked in
                         : *static_cast<const Library*>(loaded(BAOXUE_WORKBOOK, "baoxue_workbook"));
    return found;
}

}  // namespace baoxue::csv::workbook
