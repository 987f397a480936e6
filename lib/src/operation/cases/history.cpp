#include "operation/cases/history.hpp"

#include <algorithm>

namespace baoxue {

const CaseRule* allowing(std::span<const CaseRule> rules, std::string_view state, const CaseEvent& event)
{
    const CaseRule* const rule = find_rule(rules, state, event.event);
    if (rule == nullptr || rule->proofs.empty()) return rule;
    return std::ranges::find(rule->proofs, event.proof) == rule->proofs.end() ? nullptr : rule;
}

void History::add(const CaseEvent& event)
{
    const auto after = std::ranges::upper_bound(events_, event.date, {}, &CaseEvent::date);
    events_.insert(after, &event);
}

std::vector<Step> History::steps(std::span<const CaseRule> rules) const
{
    std::vector<Step> steps;
    std::string_view state = "none";
    steps.reserve(events_.size());
    for (const CaseEvent* const event : events_) {
        const CaseRule* const rule = allowing(rules, state, *event);
        const std::string_view next = rule == nullptr ? state : std::string_view(rule->next);
        steps.push_back({event, state, next});
        state = next;
    }
    return steps;
}

std::string_view History::state(std::span<const CaseRule> rules, Date day) const
{
    std::string_view state = "none";
    for (const auto& step : steps(rules))
        if (step.event->date <= day) state = step.to;
    return state;
}

std::map<std::string, History> histories_of(std::span<const CaseEvent> ledger)
{
    std::map<std::string, History> histories;
    for (const auto& event : ledger) histories[event.case_id].add(event);
    return histories;
}

}  // namespace baoxue
