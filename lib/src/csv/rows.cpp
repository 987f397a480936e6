#include "csv/rows.hpp"

#include <algorithm>
#include <cstring>
#include <limits>  // the parser forgets it

#define CSV_IO_NO_THREAD
#pragma GCC diagnostic push
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wstringop-truncation"  // file names in its own messages, which we never show
#endif
#include <libfccp/csv.h>
#pragma GCC diagnostic pop

#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "csv/cell.hpp"
#include "csv/heading.hpp"
#include "csv/tidy.hpp"

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

// Line ends that the quotes of a row hold.
std::size_t breaks_in(std::string_view row)
{
    std::size_t breaks = 0;
    for (std::size_t at = 0; at < row.size(); ++at)
        breaks += row[at] == quoted_lf || (row[at] == quoted_cr && !row.substr(at + 1).starts_with(quoted_lf));
    return breaks;
}

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

struct Rows::Parser {
    explicit Parser(const Heading& heading) : parse(parser_for(heading.separator)), cells(heading.cells.size())
    {
        for (std::size_t i = 0; i < cells.size(); ++i) order.push_back(static_cast<int>(i));
    }

    ParseLine parse;
    std::vector<char*> cells;
    std::vector<int> order;
    std::string row;
    std::unique_ptr<io::LineReader> lines;  // Engine::library only
};

Rows::Rows(const Block& block, const Heading& heading, const std::string& file, Engine engine, Rejects& rejects)
    : marks_(std::make_unique_for_overwrite<Marks>()),
      piece_(block.text.data()),
      next_(piece_),
      width_(heading.cells.size()),
      separator_(heading.separator),
      parser_(std::make_unique<Parser>(heading)),
      block_(block),
      block_end_(block.text.data() + block.text.size()),
      heading_(heading),
      footers_(heading),
      file_(file),
      rejects_(rejects)
{
    marks_->row_ends = 0;
    if (engine == Engine::library) {
        parser_->lines = std::make_unique<io::LineReader>(file, std::make_unique<BlockBytes>(block.text));
        parser_->lines->next_line();
    }
}

Rows::~Rows() = default;

void Rows::skip_to(std::size_t offset)
{
    const char* const row = block_.text.data() + std::min(offset, block_.text.size());
    if (row == next_) return;
    if (parser_->lines)
        for (; next_ < row; next_ = std::find(next_, block_end_, '\n') + 1) parser_->lines->next_line();
    next_ = row;
    row_end_ = row_ends_;
    piece_size_ = 512;  // one row of a roster
}

Rows::Piece Rows::next_piece()
{
    piece_ = next_;
    const auto left = static_cast<std::size_t>(block_end_ - piece_);
    if (left == 0) return Piece::none;
    const bool vector = !parser_->lines && heading_.twins.empty() && width_ < Marks::spare;
    while (vector) {
        const std::size_t size = std::min(left, piece_size_);
        mark(piece_, size, heading_.separator, *marks_);
        row_end_ = marks_->row_end;
        row_ends_ = row_end_ + marks_->row_ends;
        next_delimiters_ = marks_->delimiter;
        special_ = marks_->special;
        std::fill_n(marks_->delimiter + marks_->delimiters, width_, std::uint16_t{0xFFFF});
        marks_->special[marks_->specials] = 0xFFFF;
        piece_size_ = std::min(piece_size_ * 4, Marks::piece);
        if (marks_->row_ends != 0) return Piece::marked;
        if (size == std::min(left, Marks::piece)) break;
    }
    do {
        begin_ = next_;
        next_ = static_cast<const char*>(std::memchr(begin_, '\n', static_cast<std::size_t>(block_end_ - begin_))) + 1;
        ++row_;
        if (parse(parser_->lines ? parser_->lines->next_line() : copy_of_row())) return Piece::row;
    } while (!vector && next_ != block_end_);
    return vector ? next_piece() : Piece::none;
}

// The marks are left behind. The next ones will be needed where these rows end, probably for one row only.
unsigned Rows::find_alike(std::size_t columns)
{
    if (delimiters_ == nullptr || width_ > Alike::most_cells) return 0;
    for (std::size_t i = 0; delimiters_ != alike_.delimiter && i < columns; ++i)
        alike_.delimiter[i] = static_cast<std::uint16_t>(delimiters_[i] - (begin_ - piece_));
    const unsigned same = alike_.delimiter[columns - 1] + 1U;
    csv::find_alike(begin_, same, next_, block_end_, separator_, columns, width_, alike_);
    if (alike_.rows == 0) return 0;
    delimiters_ = alike_.delimiter;
    row_end_ = row_ends_;
    piece_size_ = 128;
    return same;
}

bool Rows::leave_to_parser()
{
    const auto end = static_cast<std::uint16_t>(next_ - 1 - piece_);
    while (*next_delimiters_ != end) ++next_delimiters_;
    ++next_delimiters_;
    while (*special_ <= end) ++special_;
    return parse(copy_of_row());
}

char* Rows::copy_of_row()
{
    parser_->row.reserve(text().size() + 64);
    parser_->row = text();
    if (!parser_->row.empty() && parser_->row.back() == '\r') parser_->row.pop_back();
    return parser_->row.data();
}

bool Rows::parse(char* line)
{
    delimiters_ = nullptr;
    const std::string_view row = text();
    breaks_before_ += breaks_;
    const std::size_t breaks = breaks_in(row);
    broken_ = breaks != 0;
    breaks_ = heading_.line_is_row ? 0 : breaks;
    if (row.size() > Blocks::longest_record || row.starts_with(too_long))
        return reject_at(width_, say("the row is longer than 1 MiB; a quote is probably missing")), false;
    std::size_t column = 0;  // of the byte looked at
    for (const char byte : row) {
        if (byte == heading_.separator) ++column;
        else if (byte == '\0')
            return reject_at(column, say("a NUL byte in the cell; save the file again as text")), false;
        else if (byte == open_quote)
            return reject_at(column, say("the quote that opens this cell is never closed; close it or double it")),
                   false;
    }
    if (blank_row(row, heading_.separator)) {
        ++blank_;
        return false;
    }
    try {
        parser_->parse(line, parser_->cells.data(), parser_->order);
    } catch (const TextAfterQuote&) {
        return reject_at(width_, say("text stands behind a closing quote; double the quotes inside the cell")), false;
    } catch (const io::error::escaped_string_not_closed&) {
        return reject_at(width_, say("the quote that opens this cell is never closed; close it or double it")), false;
    } catch (const io::error::too_few_columns&) {
        if (!fill_up()) return false;
    } catch (const io::error::too_many_columns&) {
        const auto cells = cells_of(row, separator_);
        if (footers_.leave_out([&](std::size_t at) { return std::string_view(cells[at]); }))
            return count_footer(), false;
        return reject_at(width_, say("the row has more cells than the heading's {}", {width_})), false;
    }
    take_cells();
    if (left_out()) return false;
    if (!heading_.twins.empty() && !twins_agree()) return false;
    return true;
}

void Rows::take_cells()
{
    cells_.assign(parser_->cells.begin(), parser_->cells.end());
    if (broken_) {
        for (char* cell : parser_->cells)
            for (; *cell != '\0'; ++cell) *cell = *cell == quoted_lf ? '\n' : *cell == quoted_cr ? '\r' : *cell;
    }
}

bool Rows::fill_up()
{
    const std::size_t cells = cells_of(text(), separator_).size();
    copy_of_row();
    parser_->row.append(width_ - cells, separator_);
    parser_->parse(parser_->row.data(), parser_->cells.data(), parser_->order);
    take_cells();
    if (footers_.leave_out([&](std::size_t at) { return cells_[at]; })) return count_footer(), false;
    if (cells < heading_.fewest_cells)
        return reject_at(width_, say("the row has fewer cells than the heading's {}", {width_})), false;
    ++rejects_.filled_up;
    return true;
}

bool Rows::left_out()
{
    if (!footers_.leave_out([&](std::size_t at) { return cell(at); })) return false;
    count_footer();
    return true;
}

void Rows::count_footer()
{
    ++blank_;
    ++rejects_.left_out;
}

bool Rows::twins_agree()
{
    for (const auto& [first, second] : heading_.twins) {
        const auto one = clean(cells_[first]), other = clean(cells_[second]);
        if (one.empty()) cells_[first] = cells_[second];
        else if (!other.empty() && fold(one) != fold(other))
            throw Error(Status::data, Place{file_, line() + 1, heading_.shown(second)},
                        say("the columns {} and {} mean the same but differ here; give one of them another name with "
                            "--columns, or delete one",
                            {heading_.cells[first], heading_.cells[second]}));
    }
    return true;
}

void Rows::reject(std::string_view column, std::string_view reason)
{
    reject_at(heading_.find(column).value_or(width_), reason);
}

void Rows::reject_at(std::size_t column, std::string_view reason)
{
    std::string row(text().size() > Blocks::longest_record ? std::string_view() : text());
    std::ranges::replace(row, quoted_lf, '\n');
    std::ranges::replace(row, quoted_cr, '\r');
    std::ranges::replace(row, open_quote, '"');
    if (row.starts_with(too_long)) row.clear();
    rejects_.add(
        {Place{file_, line() + 1, heading_.shown(column)}, std::string(reason), row});
}

}  // namespace baoxue::csv
