#include "csv/tidy.hpp"

#include <algorithm>
#include <cstring>

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

}  // namespace

std::size_t tidy(char* text, std::size_t size, char separator, std::size_t longest, bool at_end)
{
    char* const end = text + size;
    char* row = text;
    const char* quote = find(text, end, '"');
    const char* cr = find(text, end, '\r');
    // Most CRs stand before an LF and need nothing.
    const auto next_lone_cr = [&](const char* from) {
        for (from = find(from, end, '\r'); from != end; from = find(from + 1, end, '\r'))
            if (from + 1 == end || from[1] != '\n') break;
        return from;
    };
    cr = next_lone_cr(cr);
    while (row != end) {
        const char* const special = std::min(quote, cr);
        const void* last = memrchr(row, '\n', static_cast<std::size_t>(special - row));
        if (last) row = const_cast<char*>(static_cast<const char*>(last)) + 1;
        if (special == end) break;
        char* const next = RowTidier(end, separator, longest, at_end).tidy(row);
        if (next == nullptr) break;
        row = next;
        if (quote < row) quote = find(row, end, '"');
        if (cr < row) cr = next_lone_cr(row);
    }
    return static_cast<std::size_t>(row - text);
}

}  // namespace baoxue::csv
