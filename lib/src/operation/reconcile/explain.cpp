#include "baoxue/base/words.hpp"
#include "baoxue/reconcile.hpp"

namespace baoxue {
namespace {

bool is_row(std::string_view who, std::string_view list, const Roster& roster, std::size_t row)
{
    return who.starts_with(list) && who.substr(list.size()) == std::to_string(roster.keys(row).sheet_row);
}

bool has_number(const Roster& roster, std::size_t row, const Id& student_id, const Id& national_id)
{
    const Student student = roster.student(row);
    return (student.student_id.usable() && student.student_id.key == student_id.key) ||
           (student.national_id.usable() && student.national_id.key == national_id.key);
}

}  // namespace

std::vector<Change> changes_of(const Reconciliation& result, const Roster& before, const Roster& after,
                               std::string_view who)
{
    const Id student_id = parse_student_id(who), national_id = parse_national_id(who);
    const auto is = [&](const Roster& roster, std::string_view list, std::optional<std::size_t> row) {
        return row && (is_row(who, list, roster, *row) || has_number(roster, *row, student_id, national_id));
    };
    std::vector<Change> found;
    for (const Change& change : result.changes)
        if (is(before, "before:", change.before) || is(after, "after:", change.after)) found.push_back(change);
    return found;
}

std::vector<std::string> explain(const Change& change, const Roster& before, const Roster& after)
{
    const auto or_none = [](std::string_view text) { return text.empty() ? say("none") : text; };
    const auto sheet_row = [](const Roster& roster, std::optional<std::size_t> row) {
        return row ? std::to_string(roster.keys(*row).sheet_row) : std::string(say("none"));
    };
    return {
        say("row {} before, row {} after: {}, {}", {sheet_row(before, change.before), sheet_row(after, change.after),
                                                    to_string(change.kind), to_string(change.certainty)}),
        "  " + say("rule: {}; evidence: {}; another candidate: {}; flags: {}",
                   {or_none(change.basis), or_none(change.evidence), or_none(change.rival), or_none(change.flags)})};
}

}  // namespace baoxue
