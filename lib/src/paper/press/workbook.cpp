#include "paper/press/workbook.hpp"

#include <xlsxwriter.h>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue::paper {
namespace {

void write_rows(lxw_worksheet* sheet, lxw_format* bold, const std::vector<std::vector<std::string>>& rows)
{
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < rows[row].size(); ++column)
            worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                   rows[row][column].c_str(), row == 0 ? bold : nullptr);
    worksheet_freeze_panes(sheet, 1, 0);
}

}  // namespace

void write_sheet(const std::string& file, const std::vector<std::vector<std::string>>& rows, Date created,
                 const Place& place)
{
    auto* const book = workbook_new(file.c_str());
    lxw_doc_properties properties{};
    properties.created = std::chrono::system_clock::to_time_t(created);
    workbook_set_properties(book, &properties);
    auto* const bold = workbook_add_format(book);
    format_set_bold(bold);
    write_rows(workbook_add_worksheet(book, nullptr), bold, rows);
    if (const auto error = workbook_close(book); error != LXW_NO_ERROR)
        throw Error(Status::system, place, say("the workbook could not be made: {}", {lxw_strerror(error)}));
}

}  // namespace baoxue::paper
