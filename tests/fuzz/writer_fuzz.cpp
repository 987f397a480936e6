// Any cells that are written read back as they were; for a spreadsheet with its guard undone.
#include <baoxue/csv/table.hpp>
#include <baoxue/csv/writer.hpp>

#include <algorithm>
#include <filesystem>

#include "csv/utf8.hpp"
#include "memory_file.hpp"

using namespace baoxue;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1) return 0;
    auto text = fuzz::bytes(data + 1, size - 1);
    text = text.substr(0, std::min(csv::valid_utf8(text), text.find('\0')));
    const std::size_t width = 1 + data[0] / 2 % 4;
    const bool excel = data[0] % 2 == 1;

    std::vector<std::string> columns, cells(1);
    for (std::size_t i = 0; i < width; ++i) columns.push_back("h" + std::to_string(i));
    for (const char byte : text)
        if (byte == '\x1F') cells.emplace_back();
        else cells.back() += byte;
    cells.resize((cells.size() + width - 1) / width * width);

    static const auto file = (std::filesystem::temp_directory_path() / ("fuzz-" + std::to_string(::getpid()))).string();
    csv::Writer out({.file = file, .excel = excel}, columns, {});
    for (std::size_t i = 0; i < cells.size(); ++i) {
        out.cell(cells[i]);
        if (i % width == width - 1) out.end_row();
    }
    out.finish();

    csv::Rejects none;
    const csv::Table table(file, {.encoding = "utf-8", .separator = ",", .jobs = 1}, {}, {}, none);
    std::filesystem::remove(file);
    expect(table.rows() * width == cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto cell = table.raw(i / width, i % width);
        if (excel && cell != cells[i]) {
            const bool number = cell.starts_with("=\"") && cell.ends_with('"');
            expect(number || cell.starts_with('\''));
            cell.remove_prefix(number ? 2 : 1);
            if (number) cell.remove_suffix(1);
        }
        expect(cell == cells[i]);
    }
    return 0;
}
