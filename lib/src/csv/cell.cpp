#include "csv/cell.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "baoxue/text.hpp"

namespace baoxue::csv {
namespace {

using Bytes [[gnu::vector_size(16)]] = unsigned char;

Bytes commas_quotes_and_line_ends(Bytes bytes)
{
    return (bytes == ',') | (bytes == '"') | (bytes == '\n') | (bytes == '\r');
}

bool needs_quotes(std::string_view cell)
{
    const auto blank = [](char byte) { return byte == ' ' || byte == '\t'; };
    if (blank(cell.front()) || blank(cell.back())) return true;
    // Copies of a fixed size are one instruction each; where a cell does not fill them some bytes are seen twice.
    const char *at = cell.data(), *const end = at + cell.size();
    Bytes bytes{}, found{};
    char* const to = reinterpret_cast<char*>(&bytes);
    if (cell.size() < 4) {
        bytes[0] = static_cast<unsigned char>(at[0]);
        bytes[1] = static_cast<unsigned char>(at[cell.size() / 2]);
        bytes[2] = static_cast<unsigned char>(end[-1]);
    } else if (cell.size() < 8) {
        std::memcpy(to, at, 4), std::memcpy(to + 4, end - 4, 4);
    } else if (cell.size() < 16) {
        std::memcpy(to, at, 8), std::memcpy(to + 8, end - 8, 8);
    } else {
        for (; end - at > 16; at += 16) {
            std::memcpy(to, at, 16);
            found |= commas_quotes_and_line_ends(bytes);
        }
        std::memcpy(to, end - 16, 16);
    }
    found |= commas_quotes_and_line_ends(bytes);
    std::uint64_t halves[2];
    std::memcpy(halves, &found, 16);
    return (halves[0] | halves[1]) != 0;
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
    if (cell.empty()) return;
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
