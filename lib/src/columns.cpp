#include "baoxue/columns.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include "baoxue/text.hpp"
#include "baoxue/words.hpp"
#include "data.hpp"

namespace baoxue {
namespace {

using Entry = std::pair<std::string, std::string_view>;  // folded heading, column
using Index = std::vector<Entry>;                        // sorted

bool before(const Entry& entry, std::string_view heading)
{
    return entry.first < heading;
}

Index make_index(std::string_view kind)
{
    Index index;
    for (const auto& row : alias_rows()) {
        if (row.kind != kind) continue;
        for (const auto heading : {row.column, row.simplified, row.traditional})
            index.emplace_back(fold_heading(heading), row.column);
    }
    std::ranges::stable_sort(index, {}, &Entry::first);
    return index;
}

// Made when a kind is first asked for: most runs need one or two of them.
const Index& index_of(const std::string& kind)
{
    static std::mutex mutex;
    static std::map<std::string, Index> made;
    const std::lock_guard lock(mutex);
    const auto found = made.find(kind);
    return found != made.end() ? found->second : made.emplace(kind, make_index(kind)).first->second;
}

const Alias* first_row(const std::vector<std::string>& kinds, std::string_view column)
{
    for (const auto& kind : kinds)
        for (const auto& row : alias_rows())
            if (row.kind == kind && row.column == column) return &row;
    return nullptr;
}

}  // namespace

Aliases::Aliases(std::vector<std::string> kinds) : kinds_(std::move(kinds)) {}

void Aliases::add(std::string_view heading, std::string_view column)
{
    std::pair<std::string, std::string> entry{fold_heading(heading), column};
    const auto at = std::ranges::lower_bound(own_, entry.first, {}, &decltype(entry)::first);
    if (at != own_.end() && at->first == entry.first)
        at->second = std::move(entry.second);
    else
        own_.insert(at, std::move(entry));
}

std::string_view Aliases::find(std::string_view heading) const
{
    const std::string key = fold_heading(heading);
    if (key.empty()) return {};
    const auto own = std::ranges::lower_bound(own_, key, {}, &std::pair<std::string, std::string>::first);
    if (own != own_.end() && own->first == key) return own->second;
    for (const auto& kind : kinds_) {
        const Index& index = index_of(kind);
        const auto found = std::lower_bound(index.begin(), index.end(), key, before);
        if (found != index.end() && found->first == key) return found->second;
    }
    return {};
}

std::string Aliases::describe(std::string_view column) const
{
    const auto headings = spoken() == Language::traditional ? Headings::traditional : Headings::simplified;
    const auto text = label(kinds_, column, headings);
    return text == column ? std::string(column) : std::string(column) + " (" + std::string(text) + ")";
}

std::string_view label(const std::vector<std::string>& kinds, std::string_view column, Headings headings)
{
    const Alias* row = headings == Headings::english ? nullptr : first_row(kinds, column);
    if (row == nullptr) return column;
    return headings == Headings::simplified ? row->simplified : row->traditional;
}

}  // namespace baoxue
