#include "paper/markup.hpp"

#include <charconv>
#include <iterator>
#include <optional>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue::paper {
namespace {

std::string_view trim_blanks(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t\r");
    if (from == text.npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

// The text as printed: without the marks of values, `\\` of the template as a line break.
std::string words(std::string_view text)
{
    std::string out;
    bool value = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == value_begin || c == value_end) value = c == value_begin;
        else if (c == '\\' && !value && at + 1 < text.size() && text[at + 1] == '\\') out += '\n', ++at;
        else out += c;
    }
    return out;
}

// What stands between the bars of a row, bars inside values aside; the last part stands behind the last bar.
std::vector<std::string_view> parts(std::string_view row)
{
    std::vector<std::string_view> out;
    bool value = false;
    std::size_t from = 1;
    for (std::size_t at = 1; at < row.size(); ++at) {
        if (row[at] == value_begin || row[at] == value_end) value = row[at] == value_begin;
        if (row[at] != '|' || value) continue;
        out.push_back(trim_blanks(row.substr(from, at - from)));
        from = at + 1;
    }
    out.push_back(trim_blanks(row.substr(from)));
    return out;
}

class Reader {
  public:
    explicit Reader(const std::string& name) : name_(name) {}

    // Every table has said how wide its columns are.
    void end()
    {
        for (const auto& block : sheet.blocks)
            if (block.kind == Block::Kind::table && block.widths.empty()) fail("|");
    }

    void line(std::string_view text)
    {
        using Kind = Block::Kind;
        if (text.empty()) gap();
        else if (text.starts_with('|')) row(text);
        else if (text.starts_with('@')) setting(text);
        else if (text.starts_with("===")) add(Kind::page, {});
        else if (text.starts_with("---")) add(Kind::cut, text.substr(3));
        else if (text.starts_with(">>")) sign(text.substr(2));
        else if (text.starts_with("## ")) add(Kind::heading, text.substr(3));
        else if (text.starts_with("# ")) add(Kind::title, text.substr(2));
        else if (text.starts_with("> ")) add(Kind::right, text.substr(2));
        else if (text.starts_with("= ")) add(Kind::centre, text.substr(2));
        else if (text.starts_with(": ")) add(Kind::flush, text.substr(2));
        else if (text.starts_with("~")) add(Kind::gap, {}).lines = text.size() > 1 ? number(text, text.substr(1)) : 1;
        else add(Kind::paragraph, text);
    }

    Sheet sheet;

  private:
    [[noreturn]] void fail(std::string_view sign) const
    {
        throw Error(Status::usage, {name_}, say("this sign of the template is not understood: {}", {words(sign)}));
    }

    double number(std::string_view sign, std::string_view text) const
    {
        double value = 0;
        text = trim_blanks(text);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > 1000) fail(sign);
        return value;
    }

    Block& add(Block::Kind kind, std::string_view text)
    {
        table_ = false, gap_.reset();
        auto& block = sheet.blocks.emplace_back();
        block.kind = kind;
        block.text = words(trim_blanks(text));
        block.size = size_;
        return block;
    }

    void sign(std::string_view text)
    {
        if (!sheet.blocks.empty() && sheet.blocks.back().kind == Block::Kind::sign)
            (sheet.blocks.back().text += '\n') += words(trim_blanks(text));
        else add(Block::Kind::sign, text);
    }

    void setting(std::string_view text)
    {
        const auto blank = text.find(' ');
        const auto word = text.substr(0, blank);
        const auto rest = blank == text.npos ? std::string_view{} : trim_blanks(text.substr(blank));
        if (word == "@size") size_ = number(text, rest);
        else if (word == "@margin") margins(text, rest);
        else if (word != "@qr") fail(word);
        else if (!rest.empty()) add(Block::Kind::qr, rest);
    }

    void margins(std::string_view sign, std::string_view text)
    {
        auto& m = sheet.margin;
        for (double* side : {&m.top, &m.right, &m.bottom, &m.left}) {
            const auto blank = text.find(' ');
            *side = number(sign, text.substr(0, blank));
            text = blank == text.npos ? std::string_view{} : trim_blanks(text.substr(blank));
        }
        if (!text.empty()) fail(sign);
    }

    // A section that says nothing leaves an empty line, which ends no table: rows go on behind it unless they are of
    // another one, which has another number of cells or widths of its own.
    void gap()
    {
        if (table_) gap_ = sheet.blocks.back().rows.size();
    }

    Block& table_of(std::size_t cells)
    {
        const bool other = table_ && gap_ && !sheet.blocks.back().widths.empty() && sheet.blocks.back().widths.size() != cells;
        if (!table_ || other) add(Block::Kind::table, {}), gap_.reset();
        table_ = true;
        return sheet.blocks.back();
    }

    Block& table_with_widths()
    {
        auto& before = sheet.blocks.back();
        if (before.widths.empty() || !gap_) return before;
        const auto own = before.rows.begin() + static_cast<std::ptrdiff_t>(*gap_);
        std::vector rows(std::make_move_iterator(own), std::make_move_iterator(before.rows.end()));
        before.rows.erase(own, before.rows.end());
        auto& table = add(Block::Kind::table, {});
        table.rows = std::move(rows);
        for (auto& row : table.rows) row.heading = true;
        table_ = true, gap_.reset();
        return table;
    }

    void row(std::string_view text)
    {
        const auto cells = parts(text);
        if (cells.size() < 2) fail("|");
        auto& table = table_of(cells.size() - 1);
        if (cells[0].starts_with("--") || cells[0].starts_with(":-")) return widths(table_with_widths(), cells);
        auto& row = table.rows.emplace_back();
        row.heading = table.widths.empty();
        if (const auto tail = cells.back(); tail.starts_with('^')) row.lines = number(tail, tail.substr(1));
        for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
            if (cells[i] != "<") row.cells.push_back({words(cells[i])});
            else if (row.cells.empty()) fail("| <");
            else ++row.cells.back().span;
        }
        if (!table.widths.empty() && cells.size() - 1 != table.widths.size()) fail("|");
    }

    void widths(Block& table, const std::vector<std::string_view>& cells)
    {
        for (const auto& row : table.rows) {
            int columns = 0;
            for (const auto& cell : row.cells) columns += cell.span;
            if (columns != static_cast<int>(cells.size()) - 1) fail("|--");
        }
        for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
            table.widths.push_back(static_cast<int>(cells[i].size()));
            table.flush_left.push_back(cells[i].starts_with(':'));
        }
    }

    const std::string& name_;
    double size_ = 12;
    bool table_ = false;               // the last block is a table that the next row belongs to
    std::optional<std::size_t> gap_;  // how many of its rows stand before the last empty line
};

}  // namespace

Sheet read_markup(std::string_view text, const std::string& name)
{
    Reader reader(name);
    while (!text.empty()) {
        const auto end = text.find('\n');
        reader.line(trim_blanks(text.substr(0, end)));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    reader.end();
    return std::move(reader.sheet);
}

}  // namespace baoxue::paper
