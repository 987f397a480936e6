#include "csv/rows.hpp"

#include <algorithm>
#include <cstring>

#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "csv/cell.hpp"
#include "csv/heading.hpp"
#include "csv/parser.hpp"
#include "csv/rewriting.hpp"
#include "csv/tidy.hpp"

namespace baoxue::csv {
namespace {

// Whether the cell has several lines, one of them with as many cells as a row of the table.
bool holds_rows(std::string_view cell, char separator, std::size_t width)
{
    constexpr std::size_t columns_of_a_list = 4;  // a remark may hold lines with a comma or two
    if (width < columns_of_a_list || cell.find_first_of("\r\n") == cell.npos) return false;
    for (std::size_t from = 0; from < cell.size();) {
        const auto to = std::min(cell.find_first_of("\r\n", from), cell.size());
        const auto separators = static_cast<std::size_t>(std::ranges::count(cell.substr(from, to - from), separator));
        if (separators + 1 >= width) return true;
        from = to + 1;
    }
    return false;
}

// Line ends that the quotes of a row hold.
std::size_t breaks_in(std::string_view row)
{
    std::size_t breaks = 0;
    for (std::size_t at = 0; at < row.size(); ++at)
        breaks += row[at] == quoted_lf || (row[at] == quoted_cr && !row.substr(at + 1).starts_with(quoted_lf));
    return breaks;
}

}  // namespace

Rows::Rows(const Block& block, const Heading& heading, const std::string& file, Engine engine, Rejects& rejects)
    : marks_(std::make_unique_for_overwrite<Marks>()),
      piece_(block.text.data()),
      next_(piece_),
      width_(heading.cells.size()),
      separator_(heading.separator),
      parser_(std::make_unique<Parser>(separator_, width_)),
      block_(block),
      block_end_(block.text.data() + block.text.size()),
      heading_(heading),
      footers_(heading),
      file_(file),
      rejects_(rejects)
{
    marks_->row_ends = 0;
    if (engine == Engine::library) parser_->read(file, block.text);
}

Rows::~Rows() = default;

void Rows::skip_to(std::size_t offset, std::size_t ahead)
{
    const char* const row = block_.text.data() + std::min(offset, block_.text.size());
    if (row == next_) return;
    if (parser_->reads())
        for (; next_ < row; next_ = std::find(next_, block_end_, '\n') + 1) parser_->next_line();
    next_ = row;
    row_end_ = row_ends_;
    piece_size_ = ahead;
}

// Where many rows have quotes, all that follow are looked at as such.
void Rows::mark_piece(std::size_t size)
{
    if (!quoted_) {
        mark(piece_, size, separator_, *marks_);
        if (marks_->specials <= marks_->row_ends / 8) return;
        quoted_ = true;
    }
    mark_quoted(piece_, size, separator_, *marks_);
}

Rows::Piece Rows::next_piece()
{
    piece_ = next_;
    const auto left = static_cast<std::size_t>(block_end_ - piece_);
    if (left == 0) return Piece::none;
    const bool as_it_stands = heading_.twins.empty() && heading_.rewritten.empty();
    const bool vector = !parser_->reads() && as_it_stands && width_ < Marks::spare;
    while (vector) {
        const std::size_t size = std::min(left, piece_size_);
        mark_piece(size);
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
        if (parse(parser_->reads() ? parser_->next_line() : line_of_row())) return Piece::row;
    } while (!vector && next_ != block_end_);
    return vector ? next_piece() : Piece::none;
}

bool Rows::leave_to_parser()
{
    const auto end = static_cast<std::uint16_t>(next_ - 1 - piece_);
    while (*next_delimiters_ != end) ++next_delimiters_;
    ++next_delimiters_;
    while (*special_ <= end) ++special_;
    return parse(line_of_row());
}

char* Rows::line_of_row()
{
    const auto row = text();
    return parser_->line_of(row.substr(0, row.size() - row.ends_with('\r')));
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
    switch (parser_->parse(line)) {
        case Parser::Outcome::whole:
            break;
        case Parser::Outcome::text_behind_quote:
            return reject_at(width_, say("text stands behind a closing quote; double the quotes inside the cell")), false;
        case Parser::Outcome::never_closed:
            return reject_at(width_, say("the quote that opens this cell is never closed; close it or double it")), false;
        case Parser::Outcome::too_few_cells:
            if (!fill_up()) return false;
            break;
        case Parser::Outcome::too_many_cells: {
            const auto cells = cells_of(row, separator_);
            if (left_out([&](std::size_t at) { return std::string_view(cells[at]); })) return false;
            return reject_at(width_, say("the row has more cells than the heading's {}", {width_})), false;
        }
    }
    take_cells();
    if (broken_)
        for (std::size_t at = 0; at < cells_.size(); ++at)
            if (holds_rows(cells_[at], separator_, width_))
                return reject_at(at, say("whole rows stand inside this cell: the quote that opens it is closed too late")),
                       false;
    if (left_out()) return false;
    rewrite_cells();
    if (!heading_.twins.empty() && !twins_agree()) return false;
    return true;
}

void Rows::take_cells()
{
    cells_.assign(parser_->cells().begin(), parser_->cells().end());
    if (broken_) {
        for (char* cell : parser_->cells())
            for (; *cell != '\0'; ++cell) *cell = *cell == quoted_lf ? '\n' : *cell == quoted_cr ? '\r' : *cell;
    }
}

void Rows::rewrite_cells()
{
    constexpr std::size_t readable = 64;  // bytes behind each cell
    rewritten_.resize(heading_.rewritten.size());
    for (std::size_t i = 0; i < rewritten_.size(); ++i) {
        const auto& column = heading_.rewritten[i];
        auto text = rewritten(column, cells_[column.at], cells_[column.given_name.value_or(column.at)]);
        if (!text) continue;
        const std::size_t size = text->size();
        rewritten_[i] = std::move(*text);
        rewritten_[i].append(readable, '\0');
        cells_[column.at] = std::string_view(rewritten_[i]).substr(0, size);
    }
}

bool Rows::fill_up()
{
    const std::size_t cells = cells_of(text(), separator_).size();
    std::string row(text().substr(0, text().size() - text().ends_with('\r')));
    parser_->parse(parser_->line_of(row.append(width_ - cells, separator_)));
    take_cells();
    if (left_out([&](std::size_t at) { return cells_[at]; })) return false;
    if (cells < heading_.fewest_cells)
        return reject_at(width_, say("the row has fewer cells than the heading's {}", {width_})), false;
    ++rejects_.filled_up;
    return true;
}

bool Rows::left_out()
{
    return left_out([&](std::size_t at) { return cell(at); });
}

template <class Cell>
bool Rows::left_out(Cell cell)
{
    try {
        if (!footers_.leave_out(cell)) return false;
    } catch (const Footers::AnotherHeading&) {
        throw Error(Status::data, Place{file_, line() + 1, {}},
                    say("another heading, with its columns in another order: two lists in one file; save each as a file of "
                        "its own, and stack them"));
    }
    ++blank_;
    ++rejects_.left_out;
    return true;
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
