#include "csv/tidy.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "csv/quotes.hpp"

namespace baoxue::csv {
namespace {

const char* find(const char* from, const char* end, char byte)
{
    const void* found = std::memchr(from, byte, static_cast<std::size_t>(end - from));
    return found ? static_cast<const char*>(found) : end;
}

// One row that may hold quotes or CR. Returns the start of the next row, or nullptr when the row does not end here.
class RowTidier {
  public:
    RowTidier(char* end, char separator, std::size_t longest, bool at_end)
        : end_(end), longest_(longest), separator_(separator), at_end_(at_end)
    {
    }

    char* tidy(char* row)
    {
        row_ = row;
        for (char* at = row; at != nullptr && at != end_;) {
            at = *at == '"' ? quoted(at) : plain(at);
            if (at == nullptr || done_) break;
        }
        return done_ ? next_ : nullptr;
    }

  private:
    // From a cell's start, or from behind a closing quote, to the start of the next cell.
    char* plain(char* at)
    {
        for (; at != end_; ++at) {
            if (*at == separator_) return at + 1;
            if (*at == '\n') return finish(at);
            if (*at != '\r') continue;
            if (at + 1 == end_ && !at_end_) return nullptr;
            if (at + 1 != end_ && at[1] == '\n') return finish(at + 1);
            *at = '\n';
            return finish(at);
        }
        return nullptr;
    }

    char* quoted(char* open)
    {
        for (char* at = open + 1; at != end_; ++at) {
            if (static_cast<std::size_t>(at - row_) > longest_) return never_closed(open);
            if (*at == '\n') *at = quoted_lf;
            else if (*at == '\r') *at = quoted_cr;
            else if (*at == '"') {
                if (at + 1 == end_ && !at_end_) return nullptr;
                if (at + 1 == end_ || at[1] != '"') return plain(at + 1);
                ++at;
            }
        }
        return at_end_ ? never_closed(open) : nullptr;
    }

    char* never_closed(char* open)
    {
        std::replace(open, end_, quoted_lf, '\n');
        std::replace(open, end_, quoted_cr, '\r');
        *open = open_quote;
        return plain(open + 1);
    }

    char* finish(char* line_end)
    {
        done_ = true;
        next_ = line_end + 1;
        return next_;
    }

    char* row_ = nullptr;
    char* end_;
    char* next_ = nullptr;
    std::size_t longest_;
    char separator_;
    bool at_end_;
    bool done_ = false;
};

// Passes rows that need nothing: their quotes are plain, their line ends LF or CR LF. Returns where the next row begins,
// at the latest one that is too long to look at; a window is not.
char* pass_plain_rows(char* row, const char* end, char separator, std::size_t longest)
{
    Quotes quotes(separator, Quotes::LineEnds::may_be_inside);
    for (char* at = row; at < end; at += base::simd::Window::size) {
        if (static_cast<std::size_t>(at + base::simd::Window::size - row) > longest) break;
        const auto found = quotes.next(at);
        const auto mine = base::simd::first_bytes(static_cast<std::size_t>(end - at));
        const auto before_lf = found.row_ends >> 1 | base::simd::Mask{at[base::simd::Window::size] == '\n'} << 63;
        const auto stops =
            (found.odd | (found.returns & ~before_lf) | ((found.row_ends | found.returns) & found.inside)) & mine;
        const auto row_ends = found.row_ends & mine & (stops == 0 ? ~base::simd::Mask{0} : (stops & -stops) - 1);
        if (row_ends != 0) row = at + std::bit_width(row_ends);
        if (stops != 0) break;
    }
    return row;
}

}  // namespace

std::size_t tidy(char* text, std::size_t size, char separator, std::size_t longest, bool at_end)
{
    char* const end = text + size;
    const char* const special = std::min(find(text, end, '"'), find(text, end, '\r'));
    const void* const last = memrchr(text, '\n', static_cast<std::size_t>(special - text));
    char* row = last ? text + (static_cast<const char*>(last) - text) + 1 : text;
    while (special != end && row != end) {
        row = pass_plain_rows(row, end, separator, longest);
        char* const next = row == end ? nullptr : RowTidier(end, separator, longest, at_end).tidy(row);
        if (next == nullptr) break;
        row = next;
    }
    return static_cast<std::size_t>(row - text);
}

}  // namespace baoxue::csv
