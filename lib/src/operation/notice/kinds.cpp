// The table of kinds.
#include <algorithm>
#include <charconv>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/policy.hpp"
#include "baoxue/notice.hpp"
#include "operation/notice/row.hpp"

namespace baoxue {
namespace {

int number_in(const PolicyRow& row, std::size_t cell, const char* column)
{
    const auto& text = row.cells[cell];
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (!text.empty() && (error != std::errc{} || end != text.data() + text.size() || value < 0))
        throw Error(Status::usage, {row.place.file, row.place.line, column}, std::string(say("not a number")));
    return value;
}

// Follows `next` from each kind, however the table turns.
void find_later(std::vector<NoticeKind>& kinds)
{
    for (auto& kind : kinds)
        for (auto name = kind.next; !name.empty() && std::ranges::find(kind.later, name) == kind.later.end();) {
            kind.later.push_back(name);
            const auto step = std::ranges::find(kinds, name, &NoticeKind::kind);
            name = step == kinds.end() ? "" : step->next;
        }
}

}  // namespace

std::vector<NoticeKind> read_notice_kinds(paper::Script script, const std::string& file, const csv::Reading& reading)
{
    std::vector<NoticeKind> kinds;
    const char* const word = script == paper::Script::traditional ? "word_traditional" : "word_simplified";
    for (const auto& row : read_policy("notice/kinds", file, reading,
                                       {"kind", word, "needs", "visits", "after", "once", "deadline_days", "next"})) {
        const auto needs = words_of(row.cells[2]);
        const auto need = [&](const char* what) { return std::ranges::find(needs, what) != needs.end(); };
        kinds.push_back({.kind = row.cells[0],
                         .word = row.cells[1],
                         .guardian = need("guardian"),
                         .address = need("address"),
                         .absence = need("absence"),
                         .deadline = need("deadline"),
                         .list = need("list"),
                         .visits = number_in(row, 3, "visits"),
                         .after = words_of(row.cells[4]),
                         .once = row.cells[5],
                         .deadline_days = number_in(row, 6, "deadline_days"),
                         .next = row.cells[7]});
    }
    find_later(kinds);
    return kinds;
}

}  // namespace baoxue
