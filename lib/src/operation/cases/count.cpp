// 四个一: the cases of a month, a quarter, a term, a year.
#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/cases.hpp"
#include "baoxue/rule/school_year.hpp"
#include "operation/cases/history.hpp"

namespace baoxue {

using namespace operation::cases;

namespace {

using std::chrono::days;

// A case's steps and the school that it belongs to.
struct Track {
    std::string school;
    std::vector<Step> steps;
};

bool open(std::string_view state)
{
    return ledger_of(state) != CaseLedgerKind::none;
}

void count_move(CaseCount& count, const Step& step)
{
    if (!open(step.from) && open(step.to)) ++(is_closed(step.from) ? count.reopened : count.opened);
    if (!open(step.from) || open(step.to)) return;
    if (step.to == "returned") ++count.returned;
    if (step.to == "placed") ++count.placed;
    if (step.to == "transferred") ++count.transferred;
    if (step.to == "excluded") ++count.excluded;
}

void count_track(CaseCount& count, const Track& track)
{
    std::string_view before = "none", after = "none";
    for (const auto& step : track.steps) {
        if (step.event->date > count.to) break;
        after = step.to;
        if (step.event->date < count.from) {
            before = step.to;
            continue;
        }
        count_move(count, step);
        if (step.event->event == "visit") ++count.visits;
        if (step.event->event == "notice" || step.event->event == "order") ++count.notices;
    }
    count.open_before += open(before) ? 1 : 0;
    count.open_after += open(after) ? 1 : 0;
    count.suspected += ledger_of(after) == CaseLedgerKind::suspected ? 1 : 0;
    count.dropout += ledger_of(after) == CaseLedgerKind::dropout ? 1 : 0;
}

std::string school_of(const History& history)
{
    std::string school;
    for (const CaseEvent* const event : history.events())
        if (const auto& name = event->school_name.empty() ? event->school_id : event->school_name; !name.empty())
            school = name;
    return school;
}

}  // namespace

std::vector<CaseCount> count_cases(std::span<const CaseEvent> ledger, std::span<const CaseRule> rules, int length,
                                   bool by_school, Date as_of)
{
    const auto histories = histories_of(ledger);
    std::map<std::string, std::vector<Track>> groups;
    Date first = as_of;
    for (const auto& [id, history] : histories) {
        first = std::min(first, history.first().date);
        const auto school = school_of(history);
        groups[by_school ? school : std::string()].push_back({school, history.steps(rules)});
    }
    std::vector<CaseCount> counts;
    for (Date begin = period_begin(first, length); begin <= as_of; begin = next_period(begin, length))
        for (const auto& [school, tracks] : groups) {
            auto& count = counts.emplace_back();
            count.from = begin;
            count.to = std::min(as_of, next_period(begin, length) - days(1));
            count.school = school;
            for (const auto& track : tracks) count_track(count, track);
        }
    return counts;
}

}  // namespace baoxue
