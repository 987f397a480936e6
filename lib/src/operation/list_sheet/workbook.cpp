// A sheet as a workbook.
#include "baoxue/csv/writer.hpp"
#include "baoxue/list_sheet.hpp"
#include "csv/workbook/sheet_file.hpp"

namespace baoxue {
namespace {

constexpr std::size_t longest = 250;  // a spreadsheet takes no more, in bytes to be safe

// Text of a page's head or foot, where & is a sign.
std::string literal(std::string_view text)
{
    std::string out;
    for (const char c : text) out += c == '&' ? "&&" : std::string(1, c);
    return out;
}

struct Around {
    std::string header, footer;

    void add(const paper::Block& block, bool above)
    {
        using enum paper::Block::Kind;
        if (block.kind == title) header += "&C&14" + literal(block.text);
        else if (block.kind == right) header += "&R\n\n" + literal(block.text);
        else if (block.kind == flush && above) header += "&L\n\n" + literal(block.text);
        else if (block.kind == flush) footer += (footer.empty() ? "&L" : "　　") + literal(block.text);
    }
};

std::vector<std::string> texts_of(const paper::TableRow& row)
{
    std::vector<std::string> texts;
    for (const auto& cell : row.cells) texts.push_back(cell.text);
    return texts;
}

}  // namespace

void write_workbook(const paper::Sheet& sheet, const std::string& file)
{
    std::optional<csv::workbook::SheetFile> rows;
    Around around;
    for (const auto& block : sheet.blocks) {
        around.add(block, !rows);
        if (block.kind != paper::Block::Kind::table) continue;
        const auto headings = texts_of(block.rows.front());
        rows.emplace(headings, headings, std::vector<std::string>(), Language::english);
        for (std::size_t i = 1; i < block.rows.size(); ++i) {
            for (const auto& cell : block.rows[i].cells) rows->cell(cell.text);
            rows->end_row();
        }
    }
    if (around.header.size() <= longest && around.footer.size() <= longest) rows->print_with(around.header, around.footer);
    csv::OutputFile out(file);
    rows->write(file, out);
    out.finish();
}

}  // namespace baoxue
