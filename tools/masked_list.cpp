#include "masked_list.hpp"

#include <baoxue/base/text.hpp>
#include <baoxue/base/words.hpp>

namespace baoxue::tools {
namespace {

bool names(const std::vector<std::string>& chosen, const std::string& column, const std::string& cell)
{
    return std::ranges::any_of(chosen, [&](const auto& name) { return name == column || fold(name) == fold(cell); });
}

// Its own columns, or of several files those of all by their meaning, behind the name of each row's file.
using Places = std::vector<std::string>;

std::vector<std::string> headings_of(const std::deque<MaskedList>& lists, Places& places)
{
    std::vector<std::string> headings;
    if (lists.size() == 1) {
        for (std::size_t i = 0; i < lists.front().columns.size(); ++i) headings.push_back(lists.front().shown(i));
        return headings;
    }
    headings.emplace_back("file");
    places.emplace_back();
    for (const auto& list : lists)
        for (std::size_t i = 0; i < list.columns.size(); ++i)
            if (std::ranges::find(places, list.meaning(i)) == places.end())
                places.push_back(list.meaning(i)), headings.push_back(list.shown(i));
    return headings;
}

void write(csv::Writer& out, const MaskedList& list, const Places& places)
{
    std::vector<std::string_view> cells(list.columns.size());
    for (std::size_t row = 0; row < list.table.rows(); ++row) {
        for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = list.table.raw(row, i);
        auto masked = list.mask.row(cells);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (list.hide[i]) masked[i] = cells[i].empty() ? "" : "*";
            else if (list.keep[i]) masked[i] = cells[i];
        }
        if (places.empty())
            for (const auto& cell : masked) out.cell(cell);
        else out.cell(list.table.file());
        for (std::size_t place = 1; place < places.size(); ++place) {
            std::size_t at = 0;
            while (at < cells.size() && list.meaning(at) != places[place]) ++at;
            out.cell(at < cells.size() ? masked[at] : std::string());
        }
        out.end_row();
    }
}

}  // namespace

bool MaskedList::choose(const std::vector<std::string>& chosen, std::vector<bool>& to) const
{
    for (std::size_t i = 0; i < columns.size(); ++i) to.push_back(names(chosen, columns[i], headings()[i]));
    return std::ranges::find(to, true) != to.end();
}

std::string MaskedList::shown(std::size_t at) const
{
    return hidden(at) ? std::string(say("column {}", {at + 1})) : headings()[at];
}

void write_masked(const csv::WriteOptions& writing, const std::deque<MaskedList>& lists)
{
    Places places;
    const auto headings = headings_of(lists, places);
    csv::Writer out(writing, headings, {"stack"});
    for (const auto& list : lists) write(out, list, places);
    out.finish();
}

}  // namespace baoxue::tools
