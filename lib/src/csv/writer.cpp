#include "baoxue/csv/writer.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/identity.hpp"
#include "csv/cell.hpp"
#include "csv/workbook/sheet_file.hpp"

namespace baoxue::csv {
namespace {

constexpr std::size_t row_buffer = 64 * 1024;

// Of each column; all empty when codes stay codes.
std::vector<std::string_view> vocabularies_of(const WriteOptions& writing, const std::vector<std::string>& columns,
                                              const std::vector<std::string>& kinds)
{
    std::vector<std::string_view> found(columns.size());
    if (writing.in_words())
        std::ranges::transform(columns, found.begin(), [&](const auto& column) { return vocabulary_of(kinds, column); });
    return found;
}

}  // namespace

struct Writer::State {
    WriteOptions writing;
    std::vector<std::string> columns, kinds;
    bool beside = false;  // keeps its rows
    std::vector<std::string_view> vocabularies = vocabularies_of(writing, columns, kinds);
    std::map<std::pair<std::size_t, std::string>, std::string> words = {};  // by column and code
    std::vector<std::string> own_headings = {};
    std::vector<std::string> listed = {};  // cells to show instead of a text
    std::optional<OutputFile> out = {};
    std::string text = {};
    std::size_t cells = 0, rows = 0, row_start = 0;
    std::optional<workbook::SheetFile> sheet = {};  // in place of the text

    void open()
    {
        if (out || sheet || writing.shown()) return;
        const bool workbook = workbook::is_workbook(writing.file);
        if (!workbook && beside) return;
        if (!beside) out.emplace(writing.file, writing.durable);
        if (workbook) {
            sheet.emplace(headings(), columns, kinds, writing.in_words() ? words_language() : Language::english);
            return;
        }
        if (writing.excel) text += "\xEF\xBB\xBF";
        row_start = text.size();
        for (const auto& heading : headings()) add(heading);
        end_row();
        --rows;
    }

    std::vector<std::string> headings() const
    {
        if (!own_headings.empty()) return own_headings;
        std::vector<std::string> all;
        for (const auto& column : columns) all.emplace_back(heading_of(kinds, column, writing.language()));
        return all;
    }

    void add_code(std::string_view cell)
    {
        if (cells >= columns.size() || cell.empty() || vocabularies[cells].empty()) return add(cell);
        auto& known = words[{cells, std::string(cell)}];  // few cells, many rows
        if (known.empty()) known = in_words(vocabularies[cells], cell, words_language());
        add(known);
    }

    Language words_language() const
    {
        return writing.language() == Language::traditional ? Language::traditional : Language::simplified;
    }

    void add(std::string_view cell)
    {
        if (cells == columns.size()) throw std::logic_error("more cells than columns");
        ++cells;
        if (writing.shown()) return listed.emplace_back(cell), void();
        if (sheet) return sheet->cell(cell);
        if (cells != 1) text += ',';
        append_cell(text, cell, writing.excel);
    }

    void end_row()
    {
        while (cells < columns.size()) add({});
        cells = 0;
        ++rows;
        if (writing.shown()) return;
        if (sheet) return sheet->end_row();
        keep_if_blank();
        text += writing.excel ? "\r\n" : "\n";
        if (text.size() >= row_buffer && !beside) flush();
        row_start = text.size();
    }

    void append(State& other)
    {
        if (writing.shown()) {
            std::ranges::move(other.listed, std::back_inserter(listed));
            rows += other.rows;
            return;
        }
        open();
        rows += other.rows;
        if (sheet && other.sheet) sheet->append(std::move(*other.sheet));
        if (sheet) return;
        flush();
        out->write(other.text);
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

Language WriteOptions::language() const
{
    return headings.value_or(shown() ? spoken() : Language::english);
}

WriteOptions WriteOptions::to(std::string other) const
{
    WriteOptions same = *this;
    same.file = std::move(other);
    return same;
}

Writer::Writer(const WriteOptions& writing, std::vector<std::string> columns, std::vector<std::string> kinds)
    : state_(std::make_unique<State>(State{writing, std::move(columns), std::move(kinds)}))
{
}
Writer::Writer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Writer::~Writer() = default;
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;

Writer& Writer::head(std::vector<std::string> headings)
{
    state_->own_headings = std::move(headings);
    return *this;
}

Writer& Writer::cell(std::string_view text)
{
    state_->open();
    state_->add_code(shown(text));
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
    if (state_->writing.shown()) {
        auto headings = state_->headings();
        return state_->writing.show({state_->kinds, state_->columns, std::move(headings), std::move(state_->listed)});
    }
    state_->open();
    if (state_->sheet) state_->sheet->write(state_->writing.file, *state_->out);
    else state_->flush();
    state_->out->finish();
}

}  // namespace baoxue::csv
