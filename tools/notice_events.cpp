#include "notice_events.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/notice.hpp>
#include <baoxue/tracking.hpp>

#include <algorithm>

namespace baoxue::tools {
namespace {

// What happened to one document, as the command line tells it.
Notice row_of(const TrackOptions& options, const Notice& known)
{
    auto row = event_row(known, options.event, options.on.value_or(options.as_of));
    for (const auto& set : options.set) {
        const auto [column, value] = setting(set);
        set_cell(row, column, value);
    }
    require_order(known, row, options.on.value_or(options.as_of));
    return row;
}

}  // namespace

void check_event(const TrackOptions& options)
{
    if (options.event.empty() != options.numbers.empty())
        throw Error(Status::usage, say("--record and --number go together"));
    Notice any;
    for (const auto& set : options.set)
        set_cell(any, setting(set).first, setting(set).second);  // refuses wrong ones
    if (options.on && *options.on > options.as_of && !options.event.empty())
        throw Error(Status::usage, say("--on lies after --as-of: what has not happened yet cannot be recorded"));
}

void record_event(const TrackOptions& options)
{
    Register book(options.register_file, options.reading, std::chrono::seconds(options.wait), options.writing);
    std::vector<Notice> rows;
    std::size_t known_already = 0;
    for (const auto& number : options.numbers) {
        const auto* const document = document_numbered(book.notices(), number);
        if (document == nullptr)
            throw Error(Status::usage, {options.register_file}, say("the register has no document {}", {number}));
        auto documents = std::vector{document};
        if (options.event == "returned") documents = of_same_absence(book.notices(), *document);
        for (const auto* known : documents) {
            const auto row = row_of(options, *known);
            const bool is_new =
                adds_to(*known, row) && std::ranges::find(rows, row.notice_no, &Notice::notice_no) == rows.end();
            if (is_new) rows.push_back(row);
            else ++known_already;
        }
    }
    if (!rows.empty()) book.append(rows);
    tell(say("{} events recorded, {} known already", {rows.size(), known_already}));
}

}  // namespace baoxue::tools
