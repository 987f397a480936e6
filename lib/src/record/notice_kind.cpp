#include "baoxue/record/notice_kind.hpp"

#include <algorithm>

#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/csv/policy.hpp"

namespace baoxue {
namespace {

int number_or_zero(const PolicyRow& row, std::size_t cell, const char* column)
{
    return row.cells[cell].empty() ? 0 : row.whole_number(cell, column);
}

}  // namespace

std::vector<NoticeKind> read_notice_kinds(Language script, const std::string& file, const csv::ReadOptions& reading)
{
    std::vector<NoticeKind> kinds;
    const char* const word = script == Language::traditional ? "word_traditional" : "word_simplified";
    for (const auto& row : read_policy("notice/kinds", file, reading,
                                       {"kind", word, "needs", "visits", "after", "once", "deadline_days", "next"})) {
        const auto needs = split_words(row.cells[2]);
        const auto need = [&](std::string_view what) { return std::ranges::find(needs, what) != needs.end(); };
        const auto after = split_words(row.cells[4]);
        kinds.push_back({.kind = row.cells[0],
                         .word = row.cells[1],
                         .guardian = need("guardian"),
                         .address = need("address"),
                         .absence = need("absence"),
                         .deadline = need("deadline"),
                         .contact = need("contact"),
                         .in_school = need("in_school"),
                         .list = need("list"),
                         .enclosures = need("enclosures"),
                         .authorised = need("authorised"),
                         .visits = number_or_zero(row, 3, "visits"),
                         .after = {after.begin(), after.end()},
                         .once = row.cells[5],
                         .deadline_days = number_or_zero(row, 6, "deadline_days"),
                         .next = row.cells[7]});
    }
    return kinds;
}

}  // namespace baoxue
