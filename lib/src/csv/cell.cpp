#include "csv/cell.hpp"

#include <algorithm>
#include <array>

#include "baoxue/text.hpp"

namespace baoxue::csv {
namespace {

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
    return std::ranges::any_of(cell, [](char byte) { return bytes_to_quote[static_cast<unsigned char>(byte)]; });
}

bool plain_number(std::string_view cell)
{
    if (cell.starts_with('-')) cell.remove_prefix(1);
    return !cell.empty() && cell.find_first_not_of("0123456789.") == cell.npos && std::ranges::count(cell, '.') <= 1;
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

bool blank_row(std::string_view row, char separator)
{
    for (row = trim(row); !row.empty(); row = trim(row.substr(1)))
        if (row.front() != separator) return false;
    return true;
}

}  // namespace baoxue::csv
