#include "baoxue/outflow.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "baoxue/text.hpp"
#include "csv/fold.hpp"
#include "outflow/dossier.hpp"
#include "outflow/ladder.hpp"
#include "outflow/verdict.hpp"

namespace baoxue {
namespace {

// Grades 6 and 9 end a school, 1 and 7 begin one: who moves then moves as everybody does.
bool moves_as_expected(const ChangeRow& change, const OutflowPolicy& policy)
{
    const auto grade = [](std::string_view cell) { return parse_grade(cell).value_or(0); };
    const int before = grade(change.before_grade), after = grade(change.after_grade);
    if (change.kind == ChangeKind::graduated) return true;
    if (change.kind == ChangeKind::moved_school) return before == 6 && after == 7;
    const auto month = static_cast<unsigned>(std::chrono::year_month_day(policy.as_of).month());
    const bool autumn_term = month >= 8 || month == 1;
    return change.kind == ChangeKind::joined && autumn_term && (after == 1 || after == 7);
}

}  // namespace

Outflows list_outflow(std::span<const ChangeRow> changes, const Evidence& evidence, const OutflowPolicy& policy,
                      const Calendar& calendar)
{
    Outflows list;
    for (const auto& change : changes) list.unreadable += change.kind == ChangeKind::unreadable;
    const Archive archive(changes, evidence, policy.flow, policy.as_of);
    list.returned = archive.returned();
    list.unnumbered = archive.unnumbered();
    struct Part {
        std::vector<Outflow> rows;
        std::size_t expected = 0;
    };
    const auto judge_range = [&](std::size_t from, std::size_t to) {
        Part part;
        Deadlines deadlines(calendar, policy.as_of);
        for (const std::size_t at : std::span(archive.cases()).subspan(from, to - from)) {
            if (!policy.expected && moves_as_expected(changes[at], policy)) {
                ++part.expected;
                continue;
            }
            const Dossier dossier = archive.open(at);
            Verdict verdict = judge(dossier, policy, evidence.sightings);
            climb(verdict, dossier, policy, deadlines);
            part.rows.push_back(std::move(verdict.row));
        }
        return part;
    };
    list.rows.reserve(archive.cases().size());
    for (auto& part : csv::in_ranges(archive.cases().size(), policy.jobs, judge_range, 8 * 1024)) {
        list.expected += part.expected;
        std::ranges::move(part.rows, std::back_inserter(list.rows));
    }
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
