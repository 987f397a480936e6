#include "baoxue/csv/table.hpp"

#include "baoxue/base/text.hpp"
#include "csv/fold.hpp"
#include "csv/texts.hpp"

namespace baoxue::csv {
namespace {

struct Part {
    Texts texts;
    std::vector<std::size_t> lines;  // in the block, of each row
};

}  // namespace

struct Table::State {
    std::string file;
    Heading heading;
    KeptTexts rows{heading.columns.size()};
    std::vector<std::size_t> lines = {};
};

Table::Table(const std::string& file, const Reading& reading, const std::vector<std::string>& kinds,
             const std::vector<std::string>& needed, Rejects& rejects)
{
    Blocks blocks(file, reading, kinds);
    require(blocks, needed);
    state_ = std::make_unique<State>(State{file, blocks.heading()});
    const std::size_t width = blocks.heading().columns.size();
    const auto take = [&](Rows& rows, Part& part) {
        part.texts.clear();
        part.lines.clear();
        while (rows.next()) {
            part.texts.add(rows, width);
            part.lines.push_back(rows.line());
        }
    };
    fold<Part>(blocks, reading, rejects, take, [&](const Part& part, const Position& before) {
        state_->rows.keep(part.texts);
        for (const std::size_t line : part.lines) state_->lines.push_back(before.lines + line + 1);
    });
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
    return state_->rows[row][column];
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
