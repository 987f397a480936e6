#include "csv/heading.hpp"

#include <algorithm>
#include <set>

#include "baoxue/base/characters.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/block.hpp"
#include "base/digit.hpp"
#include "base/personal_number.hpp"

namespace baoxue::csv {
namespace {

constexpr std::string_view separators = ",\t;|";

}  // namespace

std::size_t record_end(std::string_view text, std::size_t from)
{
    bool quoted = false;
    for (std::size_t at = from; at < text.size(); ++at) {
        const bool cell_begins = at == from || separators.find(text[at - 1]) != separators.npos;
        if (text[at] == '"' && (quoted || cell_begins)) {
            const bool doubled = quoted && at + 1 < text.size() && text[at + 1] == '"';
            if (doubled) ++at;
            else quoted = !quoted;
        }
        if (quoted || (text[at] != '\n' && text[at] != '\r')) continue;
        return text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? at + 2 : at + 1;
    }
    return text.npos;
}

std::size_t lines_in(std::string_view text)
{
    std::size_t lines = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        lines += text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'));
    return lines;
}

char separator_named(const std::string& name)
{
    if (name == "tab" || name == "\\t") return '\t';
    if (name.size() == 1 && separators.find(name[0]) != separators.npos) return name[0];
    throw Error(Status::usage, say("unknown separator {}; use one of , ; | or tab", {name}));
}

std::vector<std::string> cells_of(std::string_view record, char separator)
{
    while (!record.empty() && (record.back() == '\n' || record.back() == '\r')) record.remove_suffix(1);
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t at = 0; at < record.size(); ++at) {
        const char byte = record[at];
        if (byte == '"' && quoted && at + 1 < record.size() && record[at + 1] == '"') cells.back() += record[++at];
        else if (byte == '"' && (quoted || cells.back().empty())) quoted = !quoted;
        else if (byte == separator && !quoted) cells.emplace_back();
        else cells.back() += byte;
    }
    return cells;
}

std::size_t known_headings(const std::vector<std::string>& cells, const Aliases& aliases)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(cells, [&](const std::string& cell) { return !aliases.find(cell).empty(); }));
}

std::size_t known_columns(const std::vector<std::string>& cells, const Aliases& aliases)
{
    std::size_t most = 0;
    for (const auto& kind : aliases.kinds()) {
        const Aliases of_kind = aliases.for_kinds({kind});
        std::set<std::string_view> columns;
        for (const auto& cell : cells) columns.insert(of_kind.find(cell));
        columns.erase(std::string_view());
        most = std::max(most, columns.size());
    }
    return most;
}

bool row_of_data(const std::vector<std::string>& cells, const Aliases& aliases)
{
    std::vector<Date> dates;
    for (const auto& cell : cells) {
        if (!base::personal_numbers(cell).empty()) return true;
        if (const auto date = parse_date(cell)) dates.push_back(*date);
    }
    if (dates.empty()) return false;
    constexpr auto two_months = std::chrono::days(62);
    const bool grid = dates.size() > 1 && std::ranges::is_sorted(dates) && dates.back() - dates.front() <= two_months;
    return !grid && known_columns(cells, aliases) < 2;
}

namespace {

// 1, 31日; 0 for anything else.
int day_named(std::string_view text)
{
    for (const std::string_view word : {"日", "号"})
        if (text.ends_with(word)) text.remove_suffix(word.size());
    if (text.empty() || text.size() > 2 || !std::ranges::all_of(text, is_digit<char>)) return 0;
    const int day = std::stoi(std::string(text));
    return day <= 31 ? day : 0;
}

bool names_day(std::string_view text)
{
    return day_named(text) != 0;
}

bool names_half_day(std::string_view text)
{
    static constexpr std::string_view words[] = {"上", "下", "晚", "上午", "下午", "晚上", "晚自习"};
    return std::ranges::find(words, text) != std::end(words);
}

}  // namespace

bool join_lower_headings(std::vector<std::string>& cells, const std::vector<std::string>& lower, const Aliases& aliases)
{
    constexpr std::size_t fewest = 3;
    if (lower.size() > cells.size()) return false;
    std::vector<std::string> joined = cells;
    std::size_t days = 0, halves = 0, days_above = 0, turns = 0;
    int last_day = 0;
    std::string above;
    for (std::size_t at = 0; at < cells.size(); ++at) {
        const std::string below = at < lower.size() ? fold(lower[at]) : std::string(), own = fold(cells[at]);
        if (!own.empty()) above = own;
        if (below.empty()) continue;
        const auto blank = [&](const auto& row) { return at + 1 >= row.size() || trim(row[at + 1]).empty(); };
        const bool merged = at + 1 < cells.size() && blank(cells) && !blank(lower);  // 考勤结果 over all days
        const bool known = !own.empty() && !names_day(own) && !merged && !aliases.find(cells[at]).empty();
        if (known || (!names_day(below) && !names_half_day(below))) return false;
        if (names_day(below) && names_day(above)) return false;
        if (names_half_day(below) && !names_day(above)) return false;
        names_day(below) ? ++days : ++halves;
        if (names_day(below)) turns += day_named(below) <= last_day, last_day = day_named(below);
        days_above += names_half_day(below) && names_day(own);
        joined[at] = names_day(below) ? below : above + below;
    }
    const bool sheet = days >= fewest && halves == 0 && turns <= 1, parts = days == 0 && halves >= fewest * days_above && days_above > 0;
    if (sheet || parts) cells = std::move(joined);
    return sheet || parts;
}

char detect_separator(std::string_view record, const Aliases& aliases)
{
    char best = separators.front();
    std::pair<std::size_t, std::size_t> most{0, 0};
    for (const char separator : separators) {
        const auto cells = cells_of(record, separator);
        const std::pair count{known_headings(cells, aliases), cells.size()};
        if (count > most) {
            most = count;
            best = separator;
        }
    }
    return best;
}

bool blank_record(std::string_view record)
{
    return trim(record).find_first_not_of(separators) == record.npos;
}

std::optional<std::size_t> Heading::find(std::string_view column) const
{
    const auto found = std::ranges::find(columns, column);
    if (found == columns.end()) return {};
    return static_cast<std::size_t>(found - columns.begin());
}

// A cell that is no child's data: a heading of some kind of file, or the day or lesson of a grid. A day with its year may
// be one of birth.
static bool heading_of_any_file(const std::string& cell)
{
    static const Aliases all(kinds_by_headings({}));
    std::size_t digits = 0;
    for (std::string_view left = cell; !left.empty();) {
        const char32_t c = next_character(left);
        if (c >= '0' && c <= '9') ++digits;
        else if (std::u32string_view(U"年月日号第节上下午周星期一二三四五六/-.").find(c) == std::u32string_view::npos)
            return !all.find(cell).empty();
    }
    constexpr std::size_t month_and_day = 4;
    return digits <= month_and_day;
}

std::string Heading::shown(std::size_t column) const
{
    if (column >= cells.size()) return {};
    const bool shows = (column < known.size() && known[column]) || heading_of_any_file(cells[column]);
    return shows ? cells[column] : std::string(say("column {}", {column + 1}));
}

std::string Heading::shown() const
{
    std::string text;
    std::size_t unknown = 0;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        const auto name = shown(column);
        if (name == cells[column]) text += (text.empty() ? "" : ", ") + name;
        else ++unknown;
    }
    if (unknown == 0) return text;
    return text.empty() ? std::string(say("{} unknown", {unknown})) : say("{} and {} unknown", {text, unknown});
}

}  // namespace baoxue::csv
