#include "csv/cell.hpp"

#include <algorithm>
#include <cstdint>

#include "baoxue/base/text.hpp"
#include "base/load.hpp"

namespace baoxue::csv {
namespace {

using Bytes [[gnu::vector_size(16)]] = unsigned char;
using Words [[gnu::vector_size(16)]] = std::uint64_t;

// 16 bytes that hold all of the first and last ones of a cell with fewer; some are seen twice. They are put together
// in registers: in memory the whole would have to wait for its parts.
Bytes short_cell(std::string_view cell)
{
    const char *at = cell.data(), *const end = at + cell.size();
    Words words{};
    if (cell.size() >= 8) words = Words{load<std::uint64_t>(at), load<std::uint64_t>(end - 8)};
    else if (cell.size() >= 4) words = Words{load<std::uint32_t>(at), load<std::uint32_t>(end - 4)};
    else
        words = Words{load<std::uint8_t>(at),
                      load<std::uint8_t>(at + cell.size() / 2) * 0x100U + load<std::uint8_t>(end - 1)};
    return reinterpret_cast<Bytes>(words);
}

bool needs_quotes(std::string_view cell)
{
    const auto blank = [](char byte) { return byte == ' ' || byte == '\t'; };
    if (blank(cell.front()) || blank(cell.back())) return true;
    const auto special = [](Bytes bytes) {
        return (bytes == ',') | (bytes == '"') | (bytes == '\n') | (bytes == '\r');
    };
    const char *at = cell.data(), *const end = at + cell.size();
    auto found = special(cell.size() < 16 ? short_cell(cell) : load<Bytes>(end - 16));
    for (; end - at > 16; at += 16) found |= special(load<Bytes>(at));
    const auto halves = reinterpret_cast<Words>(found);
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

// What a spreadsheet would make a number of, which keeps 15 digits and no zeros in front: IDs, telephones, numbers of
// schools. As ="0012" it opens as text in Excel and WPS, and comes back so; our own reader takes the form off.
bool would_lose_digits(std::string_view cell)
{
    constexpr std::size_t shown_whole = 11;  // longer ones are shown as 1.38E+10
    if (cell.size() < 2 || cell.find_first_not_of("0123456789") != cell.npos) return false;
    return cell.front() == '0' || cell.size() > shown_whole;
}

bool kept_as_text(std::string_view cell)
{
    return cell.size() > 3 && cell.starts_with("=\"") && cell.ends_with('"') &&
           cell.substr(2, cell.size() - 3).find_first_not_of("0123456789X*") == cell.npos;
}

}  // namespace

void append_cell(std::string& row, std::string_view cell, bool excel)
{
    if (cell.empty()) return;
    if (excel && would_lose_digits(cell)) {
        row.append("\"=\"\"").append(cell).append("\"\"\"");
        return;
    }
    const bool guard = excel && needs_guard(cell) && !kept_as_text(cell);
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
