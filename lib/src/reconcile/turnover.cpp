#include <map>
#include <tuple>

#include "baoxue/reconcile.hpp"
#include "baoxue/text.hpp"
#include "baoxue/words.hpp"

namespace baoxue {
namespace {

using Key = std::tuple<std::string, std::string, std::string>;

Key key_of(const Roster& roster, std::size_t row, int shift)
{
    const auto name = clean(roster.cell(row, "school_name"));
    const std::string school(name.empty() ? clean(roster.cell(row, "school_id")) : name);
    const auto grade = parse_grade(clean(roster.cell(row, "grade")));
    return {school, grade ? std::to_string(*grade + shift) : "",
            parse_class(clean(roster.cell(row, "class")), grade.value_or(0))};
}

}  // namespace

std::vector<Turnover> turnover(const Reconciliation& result, const Roster& before, const Roster& after)
{
    std::map<Key, Turnover> groups;
    for (const Change& change : result.changes) {
        Turnover* from = nullptr;
        Turnover* to = nullptr;
        if (change.before) {
            from = &groups[key_of(before, *change.before, result.balance.grade_shift)];
            ++from->before;
        }
        if (change.after) {
            to = &groups[key_of(after, *change.after, 0)];
            ++to->after;
        }
        if (from && to) {
            if (from == to) continue;
            ++from->moved_out;
            ++to->moved_in;
        } else if (from) {
            ++(change.kind == ChangeKind::left        ? from->left
               : change.kind == ChangeKind::graduated ? from->graduated
                                                      : from->other_out);
        } else {
            ++(change.kind == ChangeKind::joined ? to->joined : to->other_in);
        }
    }
    std::vector<Turnover> rows;
    for (auto& [key, row] : groups) {
        std::tie(row.school, row.grade, row.class_name) = key;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<std::string> explain(const Reconciliation& result, const Roster& before, const Roster& after,
                                 std::string_view number)
{
    const auto has = [&](const Roster& roster, std::optional<std::size_t> row) {
        if (!row) return false;
        const Student student = roster.student(*row);
        return (student.student_id.usable() && student.student_id.key == parse_student_id(number).key) ||
               (student.national_id.usable() && student.national_id.key == parse_national_id(number).key);
    };
    const auto or_none = [](std::string_view text) { return text.empty() ? say("none") : text; };
    const auto sheet_row = [](const Roster& roster, std::optional<std::size_t> row) {
        return row ? std::to_string(roster.keys(*row).sheet_row) : std::string(say("none"));
    };
    std::vector<std::string> lines;
    for (const Change& change : result.changes) {
        if (!has(before, change.before) && !has(after, change.after)) continue;
        lines.push_back(say("row {} before, row {} after: {}, {}",
                            {sheet_row(before, change.before), sheet_row(after, change.after), to_string(change.kind),
                             to_string(change.certainty)}));
        lines.push_back("  " + say("rule: {}; evidence: {}; another candidate: {}; flags: {}",
                                   {or_none(change.basis), or_none(change.evidence), or_none(change.rival),
                                    or_none(change.flags)}));
    }
    if (lines.empty()) lines.emplace_back(say("no row of either list has this number in a usable form"));
    return lines;
}

}  // namespace baoxue
