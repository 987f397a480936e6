#include "operation/cases/history.hpp"

#include <algorithm>

#include "baoxue/base/codes.hpp"

namespace baoxue::operation::cases {

const CaseRule* allowing(std::span<const CaseRule> rules, std::string_view state, const CaseEvent& event)
{
    const CaseRule* const rule = find_rule(rules, state, event.event);
    if (rule == nullptr || rule->proofs.empty()) return rule;
    return std::ranges::find(rule->proofs, event.proof) == rule->proofs.end() ? nullptr : rule;
}

void History::add(const CaseEvent& event)
{
    const auto after = std::ranges::upper_bound(events_, event.date, {}, &CaseEvent::date);
    reached_.resize(std::min(reached_.size(), static_cast<std::size_t>(after - events_.begin())));
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
    return reached(rules, day).state;
}

std::optional<Date> History::closed_on(std::span<const CaseRule> rules, Date day) const
{
    return reached(rules, day).closed;
}

History::Reached History::reached(std::span<const CaseRule> rules, Date day) const
{
    while (reached_.size() < events_.size()) {
        Reached now = reached_.empty() ? Reached() : reached_.back();
        const CaseEvent& event = *events_[reached_.size()];
        const CaseRule* const rule = allowing(rules, now.state, event);
        if (rule != nullptr && rule->next != now.state) {
            now.state = rule->next;
            now.closed = is_closed(now.state) ? std::optional(event.date) : std::nullopt;
        }
        reached_.push_back(now);
    }
    const auto after = std::ranges::upper_bound(events_, day, {}, &CaseEvent::date);
    return after == events_.begin() ? Reached() : reached_[static_cast<std::size_t>(after - events_.begin()) - 1];
}

std::map<std::string, History> histories_of(std::span<const CaseEvent> ledger)
{
    std::map<std::string, History> histories;
    for (const auto& event : ledger) histories[event.case_id].add(event);
    return histories;
}

}  // namespace baoxue::operation::cases
