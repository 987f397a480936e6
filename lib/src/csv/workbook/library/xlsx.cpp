#include <xlsxwriter.h>

#include "csv/workbook/library/parts.hpp"

namespace baoxue::csv::workbook {
namespace {

constexpr int a4 = 9;

lxw_error write_rows(lxw_worksheet* to, const Sheet& sheet, lxw_format* bold, lxw_format* text)
{
    for (std::size_t column = 0; column < sheet.widths.size(); ++column)
        worksheet_set_column(to, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column), sheet.widths[column], text);
    for (std::size_t row = 0; row < sheet.rows.size(); ++row)
        for (std::size_t column = 0; column < sheet.rows[row].size(); ++column)
            if (const auto& cell = sheet.rows[row][column]; !cell.empty())
                if (const auto error = worksheet_write_string(to, static_cast<lxw_row_t>(row),
                                                              static_cast<lxw_col_t>(column), cell.c_str(),
                                                              row == 0 ? bold : text);
                    error != LXW_NO_ERROR)
                    return error;
    return LXW_NO_ERROR;
}

void offer(lxw_worksheet* to, const Sheet& sheet)
{
    for (const auto& choice : sheet.choices) {
        std::vector<const char*> words;
        for (const auto& word : choice.words) words.push_back(word.c_str());
        words.push_back(nullptr);
        lxw_data_validation rule{};
        rule.validate = LXW_VALIDATION_TYPE_LIST;
        // Of another constness in each release.
        rule.value_list = static_cast<decltype(rule.value_list)>(static_cast<void*>(words.data()));
        const auto column = static_cast<lxw_col_t>(choice.column);
        const auto last = sheet.rows.size() > 1 ? sheet.rows.size() - 1 : 1;
        worksheet_data_validation_range(to, 1, column, static_cast<lxw_row_t>(last), column, &rule);
    }
}

// The heading stays in sight and stands on every printed page; a page is as wide as the sheet.
void lay_out(lxw_worksheet* to, const Sheet& sheet)
{
    worksheet_freeze_panes(to, 1, 0);
    worksheet_repeat_rows(to, 0, 0);
    worksheet_set_paper(to, a4);
    if (sheet.landscape) worksheet_set_landscape(to);
    worksheet_fit_to_pages(to, 1, 0);
    if (!sheet.header.empty()) worksheet_set_header(to, sheet.header.c_str());
    if (!sheet.footer.empty()) worksheet_set_footer(to, sheet.footer.c_str());
}

}  // namespace

std::string write_xlsx(const std::string& file, const Sheet& sheet)
{
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;  // texts in their cells, half the time of a table of texts
    auto* const book = workbook_new_opt(file.c_str(), &options);
    lxw_doc_properties properties{};
    properties.created = sheet.created;
    workbook_set_properties(book, &properties);
    auto* const bold = workbook_add_format(book);
    auto* const text = workbook_add_format(book);
    format_set_bold(bold);
    for (auto* const format : {bold, text}) format_set_num_format(format, "@");
    auto* const to = workbook_add_worksheet(book, nullptr);
    const auto refused = write_rows(to, sheet, bold, text);
    offer(to, sheet);
    lay_out(to, sheet);
    const auto closed = workbook_close(book);
    const auto error = refused != LXW_NO_ERROR ? refused : closed;
    return error == LXW_NO_ERROR ? std::string() : lxw_strerror(error);
}

}  // namespace baoxue::csv::workbook
