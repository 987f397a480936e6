#include "csv/heading.hpp"

#include <algorithm>
#include <set>

#include "baoxue/base/error.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/block.hpp"

namespace baoxue::csv {
namespace {

constexpr std::string_view separators = ",\t;|";

}  // namespace

std::size_t record_end(std::string_view text, std::size_t from)
{
    bool quoted = false;
    for (std::size_t at = from; at < text.size(); ++at) {
        if (text[at] == '"') quoted = !quoted;
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

}  // namespace baoxue::csv
