#include "baoxue/csv/table.hpp"

#include <deque>

#include "baoxue/text.hpp"
#include "csv/fold.hpp"

namespace baoxue::csv {
namespace {

// Cells of a block one behind the other, so that a row costs no allocation.
struct Part {
    std::string text;
    std::vector<std::uint32_t> ends;                          // of each cell in text
    std::vector<std::pair<std::uint32_t, std::uint32_t>> at;  // each row's spreadsheet row and line in the block
};

}  // namespace

struct Table::State {
    std::string file;
    Heading heading;
    std::deque<std::string> texts;  // addresses stay
    std::vector<std::string_view> cells;
    std::vector<std::size_t> lines;

    void merge(Part& part, const Position& position)
    {
        const std::string_view text = texts.emplace_back(part.text);
        std::uint32_t from = 0;
        for (const std::uint32_t to : part.ends) {
            cells.push_back(text.substr(from, to - from));
            from = to;
        }
        for (const auto& [row, line] : part.at) lines.push_back(position.lines + line + 1);
    }
};

Table::Table(const std::string& file, const Reading& reading, const std::vector<std::string>& kinds,
             const std::vector<std::string>& needed, Rejects& rejects)
    : state_(std::make_unique<State>())
{
    Blocks blocks(file, reading, kinds);
    require(blocks, needed);
    state_->file = file;
    state_->heading = blocks.heading();
    const std::size_t width = blocks.heading().columns.size();
    const auto take = [&](Rows& rows, Part& part) {
        part.text.clear();
        part.ends.clear();
        part.at.clear();
        while (rows.next()) {
            for (std::size_t column = 0; column < width; ++column) {
                part.text += rows.cell(column);
                part.ends.push_back(static_cast<std::uint32_t>(part.text.size()));
            }
            part.at.emplace_back(static_cast<std::uint32_t>(rows.row()), static_cast<std::uint32_t>(rows.line()));
        }
    };
    fold<Part>(blocks, reading, rejects, take,
               [&](Part& part, const Position& position) { state_->merge(part, position); });
}

Table::Table(std::vector<std::string> columns) : state_(std::make_unique<State>())
{
    state_->heading.cells = columns;
    state_->heading.columns = std::move(columns);
}

Table::~Table() = default;
Table::Table(Table&&) noexcept = default;
Table& Table::operator=(Table&&) noexcept = default;

const std::string& Table::file() const
{
    return state_->file;
}
const Heading& Table::heading() const
{
    return state_->heading;
}
std::size_t Table::rows() const
{
    return state_->lines.size();
}

std::string_view Table::cell(std::size_t row, std::optional<std::size_t> column) const
{
    return column ? clean(raw(row, *column)) : std::string_view();
}

std::string_view Table::raw(std::size_t row, std::size_t column) const
{
    return state_->cells[row * state_->heading.columns.size() + column];
}

std::size_t Table::line(std::size_t row) const
{
    return state_->lines[row];
}

Place Table::place(std::size_t row, std::optional<std::size_t> column) const
{
    return {file(), line(row), column ? heading().cells[*column] : std::string()};
}

}  // namespace baoxue::csv
