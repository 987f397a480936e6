#include "record/other_lists.hpp"

#include <algorithm>
#include <array>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue::record {
namespace {

// The heading that stands for one of the columns, if there is one.
const std::string* heading_of(const csv::Heading& heading, const Aliases& aliases, auto columns)
{
    const auto found = std::ranges::find_if(heading.cells, [&](const std::string& cell) {
        return std::ranges::find(columns, aliases.find(cell)) != columns.end();
    });
    return found == heading.cells.end() ? nullptr : &*found;
}

}  // namespace

void refuse_other_lists(const std::string& file, const csv::Heading& heading, const Aliases& aliases)
{
    constexpr auto columns = std::to_array<std::string_view>(
        {"change", "reason_text", "destination", "proof_state", "direction", "begin_date", "visit_date", "notice_no",
         "date", "session", "lessons_by_status", "rule", "state_since", "visits_n", "closed_on", "points", "signed_on",
         "role", "days_over"});
    const auto others =
        aliases.for_kinds({"outflow", "inflow", "change", "transfers", "leave", "visits", "notices", "attendance",
                           "absence_flag", "case", "ledger", "key_student", "owed", "commitments", "assign"});
    const std::string* const found = heading_of(heading, others, columns);
    if (found == nullptr) return;
    throw Error(Status::data, Place{file, heading.line, *found},
                say("this is no roster (花名册) but another list of children: whoever stands on it is not by that at a "
                    "school"));
}

void refuse_children(const std::string& file, const csv::Heading& heading)
{
    constexpr auto columns = std::to_array<std::string_view>({"student_id", "national_id", "birth_date", "class"});
    const std::string* const found = heading_of(heading, Aliases({"roster"}), columns);
    if (found == nullptr) return;
    throw Error(
        Status::data, Place{file, heading.line, *found},
        say("this looks like a roster (花名册), a row for each student. Wanted is the list of schools, a row for "
            "each school: school_id or school_name, and where known students and distance_km"));
}

}  // namespace baoxue::record
