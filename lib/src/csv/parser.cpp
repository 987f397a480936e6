#include "csv/parser.hpp"

#include <algorithm>
#include <limits>  // the parser forgets it
#include <vector>

#define CSV_IO_NO_THREAD
#pragma GCC diagnostic push
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wstringop-truncation"  // file names in its own messages, which we never show
#endif
#include <libfccp/csv.h>
#pragma GCC diagnostic pop

namespace baoxue::csv {
namespace {

struct TextAfterQuote {};

struct KeepBlanks {
    static void trim(char*&, char*&) {}
};

// RFC 4180: a quote opens a cell only as its first character, and after the closing one the cell ends.
template <char separator>
struct Quotes {
    static const char* find_next_column_end(const char* at)
    {
        if (*at == '"') {
            for (++at; *at != '"' || *++at == '"'; ++at)
                if (*at == '\0') throw io::error::escaped_string_not_closed();
            if (*at != separator && *at != '\0') throw TextAfterQuote();
        }
        while (*at != separator && *at != '\0') ++at;
        return at;
    }

    static void unescape(char*& begin, char*& end)
    {
        if (*begin != '"') return;
        char* out = ++begin;
        for (char* in = begin; in != end - 1; ++in) {
            if (*in == '"') ++in;
            *out++ = *in;
        }
        *(end = out) = '\0';
    }
};

// A block behind an empty line: at the very start the parser would take a byte-order mark off a cell.
class BlockBytes : public io::ByteSourceBase {
  public:
    explicit BlockBytes(std::string_view left) : left_(left) {}

    int read(char* buffer, int size) override
    {
        auto room = static_cast<std::size_t>(size);
        if (room != 0 && !started_) {
            *buffer++ = '\n';
            --room;
            started_ = true;
        }
        const auto part = left_.substr(0, room);
        std::copy(part.begin(), part.end(), buffer);
        left_.remove_prefix(part.size());
        return size - static_cast<int>(room - part.size());
    }

  private:
    std::string_view left_;
    bool started_ = false;
};

using ParseLine = void (*)(char*, char**, const std::vector<int>&);

ParseLine parser_for(char separator)
{
    switch (separator) {
        case '\t':
            return io::detail::parse_line<KeepBlanks, Quotes<'\t'>>;
        case ';':
            return io::detail::parse_line<KeepBlanks, Quotes<';'>>;
        case '|':
            return io::detail::parse_line<KeepBlanks, Quotes<'|'>>;
        default:
            return io::detail::parse_line<KeepBlanks, Quotes<','>>;
    }
}

}  // namespace

struct Parser::State {
    ParseLine parse;
    std::vector<char*> cells;
    std::vector<int> order = {};
    std::string line = {};
    std::unique_ptr<io::LineReader> lines = {};
};

Parser::Parser(char separator, std::size_t width)
    : state_(new State{parser_for(separator), std::vector<char*>(width)})
{
    for (std::size_t i = 0; i < width; ++i) state_->order.push_back(static_cast<int>(i));
}

Parser::~Parser() = default;

void Parser::read(const std::string& file, std::string_view block)
{
    state_->lines = std::make_unique<io::LineReader>(file, std::make_unique<BlockBytes>(block));
    state_->lines->next_line();
}

bool Parser::reads() const
{
    return state_->lines != nullptr;
}

char* Parser::next_line()
{
    return state_->lines->next_line();
}

char* Parser::line_of(std::string_view row)
{
    state_->line.reserve(row.size() + 64);
    state_->line = row;
    return state_->line.data();
}

Parser::Outcome Parser::parse(char* line)
{
    try {
        state_->parse(line, state_->cells.data(), state_->order);
        return Outcome::whole;
    } catch (const TextAfterQuote&) {
        return Outcome::text_behind_quote;
    } catch (const io::error::escaped_string_not_closed&) {
        return Outcome::never_closed;
    } catch (const io::error::too_few_columns&) {
        return Outcome::too_few_cells;
    } catch (const io::error::too_many_columns&) {
        return Outcome::too_many_cells;
    }
}

std::span<char* const> Parser::cells() const
{
    return state_->cells;
}

}  // namespace baoxue::csv
