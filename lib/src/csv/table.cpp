#include "baoxue/csv/table.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <unordered_map>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/text.hpp"
#include "base/data.hpp"
#include "csv/fold_blocks.hpp"
#include "csv/texts.hpp"

namespace baoxue::csv {
namespace {

struct Part {
    Texts texts;
    std::vector<std::size_t> lines;  // in the block, of each row
};

// The vocabulary of a column of ours; those of files that others make their readers know.
std::string_view written_vocabulary(const std::vector<std::string>& kinds, std::string_view column)
{
    for (const auto& kind : kinds)
        for (const auto& row : base::column_rows())
            if (row.kind == kind && row.name == column)
                return row.need == "written" ? vocabulary_of({kind}, column) : std::string_view();
    return {};
}

}  // namespace

struct Table::State {
    std::string file;
    Heading heading;
    KeptTexts rows{heading.columns.size()};
    std::vector<std::size_t> lines = {};
    std::size_t width = heading.columns.size();
    std::vector<std::size_t> kept = {};  // rows, where some were left out
    bool all_left_out = false;
    struct Others {                          // of a column
        std::vector<std::uint32_t> at = {};  // by row of the file: its text, from 1; 0: as it stands there
        std::deque<std::string> texts = {};
    };
    std::vector<Others> others = {};  // by column: what set() put in place of cells

    void put(std::size_t row, std::size_t column, std::string text)
    {
        if (others.size() <= column) others.resize(column + 1);
        auto& [at, texts] = others[column];
        if (at.empty()) at.resize(lines.size());
        if (at[row] != 0) {
            texts[at[row] - 1] = std::move(text);
            return;
        }
        texts.push_back(std::move(text));
        at[row] = static_cast<std::uint32_t>(texts.size());
    }

    const std::string* other(std::size_t row, std::size_t column) const
    {
        if (column >= others.size() || others[column].at.empty()) return nullptr;
        const auto& [at, texts] = others[column];
        return at[row] == 0 ? nullptr : &texts[at[row] - 1];
    }

    // Of lists that we write words stand for codes where the headings are Chinese: they are the codes again.
    void read_words(const std::vector<std::string>& kinds)
    {
        for (std::size_t column = 0; column < width; ++column) {
            const auto field = written_vocabulary(kinds, heading.columns[column]);
            std::unordered_map<std::string_view, std::string> codes;  // few cells, many rows
            for (std::size_t row = 0; !field.empty() && row < lines.size(); ++row) {
                const auto cell = clean(rows[row][column]);
                if (cell.empty()) continue;
                auto known = codes.find(cell);
                if (known == codes.end()) known = codes.emplace(cell, in_codes(field, cell)).first;
                if (known->second != cell) put(row, column, known->second);
            }
        }
    }

    std::size_t row_of_file(std::size_t row) const { return kept.empty() ? row : kept[row]; }
};

Table::Table(const std::string& file, const ReadOptions& reading, const std::vector<std::string>& kinds,
             const std::vector<std::string>& needed, Rejects& rejects)
{
    Blocks blocks(file, reading, kinds);
    require(blocks, needed);
    state_ = std::make_unique<State>(State{blocks.source().name(), blocks.heading()});
    const std::size_t width = blocks.heading().columns.size();
    const auto take = [&](Rows& rows, Part& part) {
        part.texts.clear();
        part.lines.clear();
        while (rows.next()) {
            part.texts.add(rows, width);
            part.lines.push_back(rows.line());
        }
    };
    fold_blocks<Part>(blocks, reading, rejects, take, [&](const Part& part, const Position& before) {
        state_->rows.keep(part.texts);
        for (const std::size_t line : part.lines) state_->lines.push_back(before.lines + line + 1);
    });
    if (kinds != every_kind()) state_->read_words(blocks.aliases().kinds());
}

Table::Table(std::vector<std::string> columns) : state_(std::make_unique<State>())
{
    state_->heading.cells = columns;
    state_->heading.known.assign(columns.size(), true);
    state_->heading.columns = std::move(columns);
    state_->width = state_->heading.columns.size();
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
    return state_->all_left_out ? 0 : state_->kept.empty() ? state_->lines.size() : state_->kept.size();
}
std::size_t Table::width() const
{
    return state_->width;
}

std::string_view Table::cell(std::size_t row, std::optional<std::size_t> column) const
{
    if (!column) return {};
    if (const auto* const other = state_->other(state_->row_of_file(row), *column)) return *other;
    return clean(raw(row, *column));
}

std::string_view Table::raw(std::size_t row, std::size_t column) const
{
    return column < state_->width ? state_->rows[state_->row_of_file(row)][column] : std::string_view();
}

std::size_t Table::line(std::size_t row) const
{
    return state_->lines[state_->row_of_file(row)];
}

void Table::set(std::size_t row, std::string_view column, std::string text)
{
    auto at = find(column);
    if (!at) {
        at = state_->heading.columns.size();
        state_->heading.columns.emplace_back(column);
        state_->heading.cells.emplace_back(column);
    }
    state_->put(state_->row_of_file(row), *at, std::move(text));
}

void Table::keep(const std::vector<std::size_t>& rows)
{
    std::vector<std::size_t> kept;
    kept.reserve(rows.size());
    for (const std::size_t row : rows) kept.push_back(state_->row_of_file(row));
    state_->all_left_out = kept.empty();
    state_->kept = std::move(kept);
}

Place Table::place(std::size_t row, std::optional<std::size_t> column) const
{
    return {file(), line(row), column ? heading().shown(*column) : std::string()};
}

std::vector<std::string> columns_told(const Heading& heading)
{
    const Aliases aliases(kinds_by_headings(heading.cells));
    const auto is_column = [](const std::string& name) {  // of two with one meaning the second keeps its heading
        return std::ranges::find(base::alias_rows(), name, &base::Alias::column) != base::alias_rows().end();
    };
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < heading.cells.size(); ++i) {
        const bool named = heading.known[i] && is_column(heading.columns[i]);
        columns.push_back(named ? heading.columns[i] : std::string(aliases.find(heading.cells[i])));
    }
    return columns;
}

}  // namespace baoxue::csv
