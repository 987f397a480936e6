#include "baoxue/base/words.hpp"
#include "baoxue/reconcile.hpp"

namespace baoxue {
namespace {

bool is_row(std::string_view who, std::string_view list, const Roster& roster, std::size_t row)
{
    return who.starts_with(list) && who.substr(list.size()) == std::to_string(roster.keys(row).sheet_row);
}

std::string sheet_row(const Roster& roster, std::optional<std::size_t> row)
{
    return row ? std::to_string(roster.keys(*row).sheet_row) : std::string(say("none"));
}

std::string_view or_none(std::string_view text)
{
    return text.empty() ? say("none") : text;
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
    const std::string name = normal_form("name", who);
    const auto is = [&](const Roster& roster, std::string_view list, std::optional<std::size_t> row) {
        return row && (is_row(who, list, roster, *row) || has_number(roster, *row, student_id, national_id) ||
                       (!name.empty() && roster.name(*row) == name));
    };
    std::vector<Change> found;
    for (const Change& change : result.changes)
        if (is(before, "before:", change.before) || is(after, "after:", change.after)) found.push_back(change);
    return found;
}

std::vector<std::string> explain(const Change& change, const Roster& before, const Roster& after)
{
    return {
        say("row {} before, row {} after: {}, {}", {sheet_row(before, change.before), sheet_row(after, change.after),
                                                    to_string(change.kind), to_string(change.certainty)}),
        "  " + say("rule: {}; evidence: {}; another candidate: {}; flags: {}",
                   {or_none(change.basis), or_none(change.evidence), or_none(change.rival), or_none(change.flags)})};
}

std::vector<std::string> explain_taken(const Reconciliation& result, const Change& change, const Roster& before,
                                       const Roster& after)
{
    if (change.before && change.after) return {};
    const bool gone = change.before.has_value();
    const Roster &mine = gone ? before : after, &theirs = gone ? after : before;
    const Student child = mine.student(gone ? *change.before : *change.after);
    std::vector<std::string> lines;
    for (const Change& other : result.changes) {
        const auto row = gone ? other.after : other.before, partner = gone ? other.before : other.after;
        if (!row) continue;
        const bool number = has_number(theirs, *row, child.student_id, child.national_id);
        if (!number && (child.name.empty() || theirs.name(*row) != child.name)) continue;
        const auto there = sheet_row(theirs, row);
        if (partner)
            lines.push_back("  " + (number
                                        ? say("row {} of the other list has this number; it was taken for row {} by {}",
                                              {there, sheet_row(mine, partner), other.basis})
                                        : say("row {} of the other list has this name; it was taken for row {} by {}",
                                              {there, sheet_row(mine, partner), other.basis})));
        else if (other.kind == ChangeKind::duplicate_before || other.kind == ChangeKind::duplicate_after)
            lines.push_back("  " + say("row {} of the other list was left out, as the child of {} once more",
                                       {there, other.rival}));
    }
    return lines;
}

}  // namespace baoxue
