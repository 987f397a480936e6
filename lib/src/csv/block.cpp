#include "baoxue/csv/block.hpp"

#include <algorithm>
#include <cstring>

#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "csv/heading.hpp"
#include "csv/rewriting.hpp"
#include "csv/rows.hpp"
#include "csv/tidy.hpp"

namespace baoxue::csv {
namespace {

constexpr std::size_t spare = 64;                 // readable bytes behind a block's text, see mark()
constexpr std::size_t head_size = 64 * 1024;      // where the heading and, for advice, title rows are looked for
constexpr std::size_t title_rows_to_advise = 10;
constexpr std::size_t columns_of_a_list = 4;

}  // namespace

struct Blocks::State {
    std::string file_given;
    ReadOptions reading;
    Source source;
    Aliases aliases;
    Heading heading = {};
    std::size_t titles;  // rows that may stand above the heading
    std::size_t block_size;
    std::string carry = {};  // bytes read that stand behind the last whole row
    bool at_end = false;
    bool any_kind = false;
    bool skipping = false;  // inside a record that is too long
    std::size_t cut = 0;

    State(const std::string& file, const ReadOptions& reading_, const std::vector<std::string>& kinds)
        : file_given(file),
          reading(reading_),
          source(file, reading),
          aliases(kinds),
          titles(reading.title_rows),
          block_size(std::max<std::size_t>(1, reading.block))
    {
        any_kind = kinds == every_kind();
        for (const auto& own : reading.columns) add_aliases(own);
        read_heading(reading.separator, !kinds.empty() && !any_kind);
        if (!any_kind) return;
        aliases = aliases.for_kinds({kinds_by_headings(heading.cells).front()});
        name_columns(heading, aliases);
        heading.twins.clear();  // each stays as it stands
        heading.rewritten.clear();
    }

    void add_aliases(const std::string& file)
    {
        ReadOptions plain = reading;
        plain.columns.clear();
        plain.sheet.clear();
        Blocks blocks(file, plain, {"columns"});
        require(blocks, {"column", "heading"});
        const auto column = *blocks.heading().find("column"), heading_column = *blocks.heading().find("heading");
        std::string buffer;
        Block block;
        Rejects rejects;
        while (blocks.next(buffer, block))
            for (Rows rows(block, blocks.heading(), file, reading.engine, rejects); rows.next();)
                aliases.add(clean(rows.cell(heading_column)), clean(rows.cell(column)));
    }

    void read_heading(const std::string& separator, bool must_be_known)
    {
        more(head_size);
        std::size_t from = 0, rows = 0;
        heading.line_is_row = source.workbook();
        char told = heading.line_is_row ? ',' : separator == "auto" ? '\0' : separator_named(separator);
        std::string_view record;
        for (;; ++rows) {
            std::size_t to = record_end(carry, from);
            while (to == carry.npos && !at_end && carry.size() - from <= longest_record) {
                more(carry.size());
                to = record_end(carry, from);
            }
            if (to == carry.npos) to = carry.size();
            if (from == to)
                throw Error(Status::data, Place{source.name()},
                            std::string(say("the file has no heading: it is empty")));
            record = std::string_view(carry).substr(from, to - from);
            const bool names_separator = from == 0 && record.starts_with("sep=") && record.size() > 4;
            if (names_separator && told == '\0') told = separator_named(std::string(1, record[4]));
            if (!names_separator && !blank_record(record)) break;
            from = to;
        }
        skip_titles(from, rows, record);
        heading.row = rows + 1;
        heading.line = heading.line_is_row ? heading.row : lines_in(std::string_view(carry).substr(0, from)) + 1;
        heading.separator = told != '\0' ? told : detect_separator(record, aliases);
        read_as_row(record);
        if (must_be_known && known_headings(heading.cells, aliases) == 0) refuse_heading(from);
        if (row_of_data(heading.cells, aliases))
            throw Error(Status::data, Place{source.name(), heading.line},
                        std::string(say("this row holds a child's data and is no heading; put the headings above it, "
                                        "such as 学籍号, 姓名")));
        const std::size_t end = from + record.size(), lower_end = record_end(carry, end);
        const auto lower = std::string_view(carry).substr(end, lower_end == carry.npos ? 0 : lower_end - end);
        const bool two_rows = join_lower_headings(heading.cells, cells_of(lower, heading.separator), aliases);
        name_columns(heading, aliases);
        // Rows count from the heading's last line.
        if (!heading.line_is_row) heading.line += std::max<std::size_t>(1, lines_in(record)) - 1;
        if (two_rows) ++heading.row, heading.line += heading.line_is_row ? 1 : lines_in(lower);
        carry.erase(0, two_rows ? lower_end : end);
    }

    // The heading obeys the rules of a row: what stands behind an open quote would be headings, not children.
    void read_as_row(std::string_view record)
    {
        heading.cells = cells_of(record, heading.separator);
        std::string text(record);
        if (record.size() > longest_record) text.assign(1, too_long);
        if (!text.ends_with('\n') && !text.ends_with('\r')) text += '\n';
        const std::size_t size = text.size();
        text.append(spare, '\0');
        Block block;
        block.text = std::string_view(text).substr(0, tidy(text.data(), size, heading.separator, longest_record, true));
        Rejects strict;
        try {
            Rows rows(block, heading, source.name(), Engine::library, strict);
            if (rows.next())
                for (std::size_t i = 0; i < heading.cells.size(); ++i) heading.cells[i] = rows.cell(i);
        } catch (const Error& error) {
            throw Error(error.status(), Place{source.name(), heading.line, error.place().column}, error.message());
        }
    }

    static std::size_t filled_cells(std::string_view record)
    {
        return static_cast<std::size_t>(1 + std::ranges::count_if(record, [](char c) { return c == ',' || c == '\t' || c == ';' || c == '|'; }));
    }

    // Moves on to the row with the most known headings among those that may have titles above; where none needs to be
    // known, only to one of which most cells are.
    void skip_titles(std::size_t& from, std::size_t& rows, std::string_view& record)
    {
        const auto worth = [&](std::string_view row) {
            return known_columns(cells_of(row, detect_separator(row, aliases)), aliases);
        };
        const std::size_t first = from, first_row = rows;
        std::size_t most = worth(record), at = from;
        if (2 * most > filled_cells(record)) return;
        for (std::size_t row = 1; row <= titles; ++row) {
            at = record_end(carry, at);
            if (at == carry.npos || at == carry.size()) break;
            const auto next = std::string_view(carry).substr(at, record_end(carry, at) - at);
            const std::size_t known = worth(next);
            const bool plenty = most == 0 && known >= columns_of_a_list;  // of the many that the national form has
            if (known <= most || (any_kind && !plenty && 2 * known <= filled_cells(next))) continue;
            most = known;
            from = at;
            rows = first_row + row;
            record = next;
        }
        heading.title = trim(std::string_view(carry).substr(first, from - first));
    }

    [[noreturn]] void refuse_heading(std::size_t from) const
    {
        for (std::size_t row = 1; row <= title_rows_to_advise && from < carry.size(); ++row) {
            const std::size_t to = std::min(record_end(carry, from), carry.size());
            const auto record = std::string_view(carry).substr(from, to - from);
            if (known_headings(cells_of(record, detect_separator(record, aliases)), aliases) > 1)
                throw Error(Status::data, Place{source.name(), heading.line},
                            say("the heading stands in row {}, below a title; bring the file into shape with: baoxue "
                                "normalize {}",
                                {row, file_given}));
            from = to;
        }
        throw Error(Status::data, Place{source.name(), heading.line},
                    std::string(say("no known heading in the first row; name your headings in a file for --columns")));
    }

    // Reads `size` bytes more behind the carry, fewer only at the end.
    void more(std::size_t size)
    {
        std::size_t used = carry.size();
        for (const std::size_t wanted = used + size; used < wanted && !at_end;) read_behind(carry, used, wanted - used);
        carry.resize(used);
    }

    // Reads something behind the first `used` bytes of a buffer, which grows but never shrinks: clearing memory costs.
    void read_behind(std::string& buffer, std::size_t& used, std::size_t size)
    {
        if (buffer.size() < used + size + spare) buffer.resize(used + size + spare);
        const std::size_t got = source.read(buffer.data() + used, size);
        used += got;
        if (got != 0) return;
        at_end = true;
        if (used != 0 && buffer[used - 1] != '\n') buffer[used++] = '\n';
    }

    bool next(std::string& buffer, Block& block)
    {
        if (cut == 0 && !any_kind) decide_dates(heading, aliases.kinds(), carry, reading, source.name());
        std::size_t used = carry.size();
        if (buffer.size() < used + spare) buffer.resize(used + spare);
        std::ranges::copy(carry, buffer.begin());
        carry.clear();
        for (;;) {
            if (!at_end) read_behind(buffer, used, std::max(block_size, used));
            if (skipping) skip(buffer, used);
            std::size_t end = tidy(buffer.data(), used, heading.separator, longest_record, at_end);
            if (end != 0) carry.assign(buffer, end, used - end);
            else if (used > longest_record) end = start_skipping(buffer, used);
            else if (at_end) return false;
            else continue;
            block.text = std::string_view(buffer.data(), end);
            block.number = cut++;
            return true;
        }
    }

    // Leaves a mark in place of a record that is too long, with the line breaks it holds so far.
    std::size_t start_skipping(std::string& buffer, std::size_t used)
    {
        std::string mark(1, too_long);
        for (std::size_t at = 0; at < used; ++at)
            if (buffer[at] == quoted_lf || buffer[at] == quoted_cr) mark += buffer[at];
        mark += '\n';
        std::ranges::copy(mark, buffer.begin());
        skipping = true;
        return mark.size();
    }

    // Drops the rest of that record, its line end too.
    void skip(std::string& buffer, std::size_t& used)
    {
        std::size_t end = std::string_view(buffer.data(), used).find_first_of("\r\n");
        if (end == buffer.npos) end = used;
        else if (buffer[end] == '\r' && end + 1 == used && !at_end) {
        }  // an LF may follow
        else {
            end += buffer[end] == '\r' && end + 1 != used && buffer[end + 1] == '\n' ? 2 : 1;
            skipping = false;
        }
        buffer.erase(0, end);
        buffer.resize(buffer.size() + end);
        used -= end;
    }
};

Blocks::Blocks(const std::string& file, const ReadOptions& reading, const std::vector<std::string>& kinds)
    : state_(std::make_unique<State>(file, reading, kinds))
{
}
Blocks::~Blocks() = default;
Blocks::Blocks(Blocks&&) noexcept = default;

const std::vector<std::string>& every_kind()
{
    static const auto kinds = kinds_by_headings({});
    return kinds;
}

void Blocks::read_as(const std::vector<std::string>& kinds)
{
    state_->aliases = state_->aliases.for_kinds(kinds);
    name_columns(state_->heading, state_->aliases);
}

const Heading& Blocks::heading() const
{
    return state_->heading;
}
const Source& Blocks::source() const
{
    return state_->source;
}
const Aliases& Blocks::aliases() const
{
    return state_->aliases;
}
bool Blocks::next(std::string& buffer, Block& block)
{
    return state_->next(buffer, block);
}

void require(const Blocks& blocks, const std::vector<std::string>& needed)
{
    const Heading& heading = blocks.heading();
    std::string missing;
    for (const auto& entry : needed) {
        bool met = false;
        std::string described;
        for (std::size_t from = 0; from <= entry.size();) {
            const std::size_t to = std::min(entry.find('|', from), entry.size());
            const auto column = std::string_view(entry).substr(from, to - from);
            met = met || heading.find(column);
            described += (described.empty() ? "" : " / ") + blocks.aliases().describe(column);
            from = to + 1;
        }
        if (!met) add_word(missing, described, ", ");
    }
    if (missing.empty()) return;
    throw Error(Status::data, Place{blocks.source().name(), heading.line},
                say("missing column: {}. Found: {}. A heading of your own can be named in a file for --columns",
                    {missing, heading.shown()}));
}

}  // namespace baoxue::csv
