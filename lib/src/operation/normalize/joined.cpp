// Several lists as one.
#include <algorithm>

#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/normalize.hpp"

namespace baoxue {
namespace {

// The columns of all, behind the one that names the file.
std::vector<std::string> joined_columns(const std::vector<Normalized>& lists)
{
    std::vector<std::string> columns{"file"};
    for (const auto& list : lists)
        for (const auto& column : list.columns)
            if (std::ranges::find(columns, column) == columns.end()) columns.push_back(column);
    return columns;
}

void add_rows(Normalized& all, const Normalized& list)
{
    std::vector<std::size_t> places;
    for (const auto& column : all.columns)
        places.push_back(static_cast<std::size_t>(std::ranges::find(list.columns, column) - list.columns.begin()));
    auto& [text, ends] = all.cells.emplace_back();
    list.each_row([&](const std::vector<std::string_view>& row) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (i == 0) text += list.file;
            else if (places[i] < row.size()) text += row[places[i]];
            ends.push_back(static_cast<std::uint32_t>(text.size()));
        }
    });
}

}  // namespace

Normalized joined(std::vector<Normalized> lists)
{
    if (lists.size() == 1) return std::move(lists.front());
    Normalized all{.kind = lists.empty() ? std::string() : lists.front().kind, .columns = joined_columns(lists)};
    for (const auto& list : lists) {
        if (list.kind != all.kind)
            throw Error(Status::data, {list.file},
                        say("this is a file of kind {}, those before it are of kind {}: stack each kind by itself, or say --kind",
                            {list.kind, all.kind}));
        add_word(all.file, list.file, ", ");
        add_rows(all, list);
    }
    return all;
}

}  // namespace baoxue
