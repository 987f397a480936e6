#include "baoxue/csv/writer.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "baoxue/base/identity.hpp"
#include "csv/cell.hpp"

namespace baoxue::csv {
namespace {

constexpr std::size_t row_buffer = 64 * 1024;

}  // namespace

struct Writer::State {
    WriteOptions writing;
    std::vector<std::string> columns, kinds;
    bool beside = false;  // keeps its rows
    std::optional<OutputFile> out = {};
    std::string text = {};
    std::size_t cells = 0, rows = 0, row_start = 0;

    void open()
    {
        if (out || beside) return;
        out.emplace(writing.file, writing.durable);
        if (writing.excel) text += "\xEF\xBB\xBF";
        row_start = text.size();
        for (const auto& column : columns) add(heading_of(kinds, column, writing.headings));
        end_row();
        --rows;
    }

    void add(std::string_view cell)
    {
        if (cells == columns.size()) throw std::logic_error("more cells than columns");
        if (cells++ != 0) text += ',';
        append_cell(text, cell, writing.excel);
    }

    void end_row()
    {
        while (cells < columns.size()) add({});
        keep_if_blank();
        text += writing.excel ? "\r\n" : "\n";
        cells = 0;
        ++rows;
        if (text.size() >= row_buffer && !beside) flush();
        row_start = text.size();
    }

    void append(const State& other)
    {
        open();
        flush();
        out->write(other.text);
        rows += other.rows;
        row_start = 0;
    }

    // A row of nothing would read as a blank line: its first cell gets quotes.
    void keep_if_blank()
    {
        if (!blank_row(std::string_view(text).substr(row_start), ',')) return;
        text.insert(std::min(text.find(',', row_start), text.size()), "\"");
        text.insert(row_start, "\"");
    }

    void flush()
    {
        out->write(text);
        text.clear();
    }
};

Writer::Writer(const WriteOptions& writing, std::vector<std::string> columns, std::vector<std::string> kinds)
    : state_(std::make_unique<State>(State{writing, std::move(columns), std::move(kinds)}))
{
}
Writer::Writer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Writer::~Writer() = default;
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;

Writer& Writer::cell(std::string_view text)
{
    state_->open();
    state_->add(shown(text));
    return *this;
}

Writer& Writer::cell(long long number)
{
    return cell(std::to_string(number));
}

void Writer::end_row()
{
    state_->open();
    state_->end_row();
}

std::size_t Writer::rows() const
{
    return state_->rows;
}

Writer Writer::beside() const
{
    return Writer(std::make_unique<State>(State{state_->writing, state_->columns, state_->kinds, true}));
}

void Writer::append(Writer&& rows)
{
    state_->append(*rows.state_);
}

void Writer::finish()
{
    state_->open();
    state_->flush();
    state_->out->finish();
}

}  // namespace baoxue::csv
