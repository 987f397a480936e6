#include "csv/cell.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "baoxue/text.hpp"

namespace baoxue::csv {
namespace {

constexpr std::uint64_t each_byte(unsigned char byte)
{
    return std::uint64_t{0x0101010101010101} * byte;
}

// Whether one of the eight bytes is a comma, a quote or a line end: what is equal becomes 0, and only below a 0
// does taking 1 borrow into the high bit of a byte that had none.
constexpr bool eight_to_quote(std::uint64_t word)
{
    std::uint64_t found = 0;
    for (const char byte : {',', '"', '\n', '\r'}) {
        const std::uint64_t other = word ^ each_byte(static_cast<unsigned char>(byte));
        found |= (other - each_byte(1)) & ~other;
    }
    return (found & each_byte(0x80)) != 0;
}

bool needs_quotes(std::string_view cell)
{
    if (cell.empty()) return false;
    const auto blank = [](char byte) { return byte == ' ' || byte == '\t'; };
    if (blank(cell.front()) || blank(cell.back())) return true;
    // Copies of a fixed size are one instruction each; where a cell does not fill a word some bytes are seen twice.
    const char *at = cell.data(), *const end = at + cell.size();
    std::uint64_t word = 0;
    char* const bytes = reinterpret_cast<char*>(&word);
    if (cell.size() < 4) {
        bytes[0] = at[0];
        bytes[1] = at[cell.size() / 2];
        bytes[2] = end[-1];
    } else if (cell.size() < 8) {
        std::memcpy(bytes, at, 4);
        std::memcpy(bytes + 4, end - 4, 4);
    } else {
        for (; end - at > 8; at += 8) {
            std::memcpy(bytes, at, 8);
            if (eight_to_quote(word)) return true;
        }
        std::memcpy(bytes, end - 8, 8);
    }
    return eight_to_quote(word);
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
