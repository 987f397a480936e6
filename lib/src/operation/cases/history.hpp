// The events of each case in the order of their days, and where each one took it.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/record/case_event.hpp"
#include "baoxue/record/case_rule.hpp"

namespace baoxue::operation::cases {

/// Where an event took a case. From and to are the same when no rule allows it there.
struct Step {
    const CaseEvent* event;
    std::string_view from, to;  // "none" before the first
};

/// The first rule for the event in that state that the proof satisfies; nullptr: none.
const CaseRule* allowing(std::span<const CaseRule> rules, std::string_view state, const CaseEvent& event);

/// One case. The events stay with their owner. What was reached is kept from question to question, so that events that
/// come in the order of their days cost the same however many there are: ask with the same rules always.
class History {
  public:
    /// Keeps the order of days; of one day the order in which they came.
    void add(const CaseEvent& event);
    std::vector<Step> steps(std::span<const CaseRule> rules) const;
    /// Its state at the end of a day, "none" before its first event.
    std::string_view state(std::span<const CaseRule> rules, Date day) const;
    /// The day on which it was closed, when it is closed at the end of a day.
    std::optional<Date> closed_on(std::span<const CaseRule> rules, Date day) const;
    const CaseEvent& first() const { return *events_.front(); }
    const std::vector<const CaseEvent*>& events() const { return events_; }

  private:
    struct Reached {
        std::string_view state = "none";
        std::optional<Date> closed = {};
    };
    Reached reached(std::span<const CaseRule> rules, Date day) const;

    std::vector<const CaseEvent*> events_;
    mutable std::vector<Reached> reached_;  // by the first of the events
};

/// By case_id.
std::map<std::string, History> histories_of(std::span<const CaseEvent> ledger);

}  // namespace baoxue::operation::cases
