#include "baoxue/csv/writer.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

#include "baoxue/text.hpp"
#include "csv/cell.hpp"

namespace baoxue::csv {
namespace {

constexpr std::size_t row_buffer = 64 * 1024;

constexpr std::array<bool, 256> bytes_to_quote = [] {
    std::array<bool, 256> bytes{};
    for (const char byte : {',', '"', '\n', '\r'}) bytes[static_cast<unsigned char>(byte)] = true;
    return bytes;
}();

bool needs_quotes(std::string_view cell)
{
    if (cell.empty()) return false;
    const auto blank = [](char byte) { return byte == ' ' || byte == '\t'; };
    if (blank(cell.front()) || blank(cell.back())) return true;
    return std::ranges::any_of(cell,
                               [](char byte) { return bytes_to_quote[static_cast<unsigned char>(byte)]; });
}

bool plain_number(std::string_view cell)
{
    if (cell.starts_with('-')) cell.remove_prefix(1);
    return !cell.empty() && cell.find_first_not_of("0123456789.") == cell.npos &&
           std::ranges::count(cell, '.') <= 1;
}

// What a spreadsheet would run instead of showing (OWASP ASVS 1.2.10), and what would read as our guard.
bool needs_guard(std::string_view cell)
{
    if (cell.starts_with('\'')) return true;
    while (cell.starts_with(' ')) cell.remove_prefix(1);
    for (const std::string_view sign : {"=", "+", "@", "\t", "\r", "＝", "＋", "－", "＠"})
        if (cell.starts_with(sign)) return true;
    return cell.starts_with('-') && !plain_number(cell);
}

}  // namespace

void append_cell(std::string& row, std::string_view cell, bool excel)
{
    const bool guard = excel && needs_guard(cell);
    if (!guard && !needs_quotes(cell)) {
        row += cell;
        return;
    }
    row += '"';
    if (guard) row += '\'';
    for (std::size_t from = 0;;) {
        const std::size_t quote = cell.find('"', from);
        row += cell.substr(from, quote == cell.npos ? quote : quote + 1 - from);
        if (quote == cell.npos) break;
        row += '"';
        from = quote + 1;
    }
    row += '"';
}

struct Writer::State {
    Writing writing;
    std::vector<std::string> columns, kinds;
    std::optional<OutputFile> out = {};
    std::string text = {};
    std::size_t cells = 0, rows = 0, row_start = 0;

    void open()
    {
        out.emplace(writing.file);
        if (writing.excel) text += "\xEF\xBB\xBF";
        row_start = text.size();
        for (const auto& column : columns) add(label(kinds, column, writing.headings));
        end_row();
        --rows;
    }

    void add(std::string_view cell)
    {
        if (cells == columns.size()) throw std::logic_error("more cells than columns");
        if (cells++ != 0) text += ',';
        append_cell(text, cell, writing.excel);
    }

    void end_row()
    {
        while (cells < columns.size()) add({});
        if (text[row_start] == ',' || columns.size() == 1) keep_blank_row();
        text += writing.excel ? "\r\n" : "\n";
        cells = 0;
        ++rows;
        if (text.size() >= row_buffer) flush();
        row_start = text.size();
    }

    // A row of nothing would read as a blank line: its first cell gets quotes.
    void keep_blank_row()
    {
        const bool one = columns.size() == 1;
        const std::string row = text.substr(row_start);
        if (one ? !trim(row).empty() : row.find_first_not_of(',') != row.npos) return;
        text.replace(row_start, row.npos, one ? '"' + row + '"' : "\"\"" + row);
    }

    void flush()
    {
        out->write(text);
        text.clear();
    }
};

Writer::Writer(const Writing& writing, std::vector<std::string> columns, std::vector<std::string> kinds)
    : state_(std::make_unique<State>(State{writing, std::move(columns), std::move(kinds)}))
{
}
Writer::~Writer() = default;
Writer::Writer(Writer&&) noexcept = default;

Writer& Writer::cell(std::string_view text)
{
    if (!state_->out) state_->open();
    state_->add(text);
    return *this;
}

Writer& Writer::cell(long long number)
{
    return cell(std::to_string(number));
}

void Writer::end_row()
{
    if (!state_->out) state_->open();
    state_->end_row();
}

std::size_t Writer::rows() const
{
    return state_->rows;
}

void Writer::finish()
{
    if (!state_->out) state_->open();
    state_->flush();
    state_->out->finish();
}

}  // namespace baoxue::csv
