#include "baoxue/outflow.hpp"

#include <algorithm>
#include <map>

#include "baoxue/base/text.hpp"
#include "baoxue/rule/school_year.hpp"
#include "csv/fold_blocks.hpp"
#include "operation/outflow/dossier.hpp"
#include "operation/outflow/ladder.hpp"
#include "operation/outflow/verdict.hpp"

namespace baoxue {

using namespace operation::outflow;

namespace {

// Grades 6 and 9 end a school, 1 and 7 begin one: who moves then moves as everybody does.
bool moves_as_expected(const ChangeRow& change, const OutflowPolicy& policy, const Calendar& calendar)
{
    if (change.kind == ChangeKind::graduated || change.kind == ChangeKind::promoted_school) return true;
    if (change.kind == ChangeKind::moved_school)  // of a list that does not tell the two apart
        return parse_grade(change.before_grade) == 6 && parse_grade(change.after_grade) == 7;
    if (change.kind != ChangeKind::joined) return false;
    const int after = parse_grade(change.after_grade, school_year(policy.as_of, calendar)).value_or(0);
    return in_first_term(policy.as_of, calendar) && (after == 1 || after == 7);
}

}  // namespace

Outflows list_outflow(std::span<const ChangeRow> changes, const Evidence& evidence, const OutflowPolicy& policy,
                      const Calendar& calendar)
{
    Outflows list;
    for (const auto& change : changes) list.unreadable += change.kind == ChangeKind::unreadable;
    const Archive archive(changes, evidence, policy);
    list.returned = archive.returned();
    list.unnumbered = archive.unnumbered();
    std::vector<std::size_t> cases;
    cases.reserve(archive.cases().size());
    for (const std::size_t at : archive.cases()) {
        if (!policy.expected && moves_as_expected(changes[at], policy, calendar)) ++list.expected;
        else cases.push_back(at);
    }
    list.rows = csv::large_table<Outflow>(cases.size(), policy.jobs);
    const auto judge_range = [&](std::size_t from, std::size_t to) {
        Deadlines deadlines(calendar, policy.as_of);
        for (std::size_t i = from; i < to; ++i) {
            const Dossier dossier = archive.open(cases[i]);
            Verdict verdict = judge(dossier, policy, evidence.sightings);
            climb(verdict, dossier, policy, deadlines);
            list.rows[i] = std::move(verdict.row);
        }
        return to - from;
    };
    csv::in_ranges(cases.size(), policy.jobs, judge_range, 4 * 1024);
    return list;
}

std::vector<OutflowCount> count_outflows(std::span<const Outflow> rows,
                                         const std::function<std::string(const Outflow&)>& group, Date as_of)
{
    std::map<std::string, OutflowCount> groups;
    for (const auto& row : rows) {
        OutflowCount& count = groups[group(row)];
        ++count.children;
        ++count.states[static_cast<std::size_t>(row.proof_state)];
        count.normal += row.normal;
        count.overdue += row.overdue(as_of);
    }
    std::vector<OutflowCount> counts;
    for (auto& [name, count] : groups) {
        count.group = name;
        counts.push_back(std::move(count));
    }
    return counts;
}

}  // namespace baoxue
