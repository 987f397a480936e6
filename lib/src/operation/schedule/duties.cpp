// The duties that come round in every term.
#include <algorithm>
#include <tuple>

#include "baoxue/base/error.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/rule/turn.hpp"
#include "baoxue/schedule.hpp"

namespace baoxue {

Term parse_term(std::string_view text)
{
    const auto dots = text.find("..");
    const auto first = parse_date(text.substr(0, dots));
    const auto last = dots == text.npos ? std::nullopt : parse_date(text.substr(dots + 2));
    if (!first || !last || *last < *first || *last - *first > std::chrono::days(366))
        throw Error(Status::usage, say("a term is written like 2026-09-01..2027-01-22"));
    return {*first, *last};
}

std::vector<Event> term_duties(const std::vector<Duty>& duties, const Term& term, const Calendar& calendar)
{
    std::vector<Event> events;
    for (const auto& duty : duties)
        for (const auto& [rule, first, last] : turns_of(duty, term.first, term.last, calendar)) {
            auto& event = events.emplace_back(Event{event_uid(duty.name + ' ' + to_string(rule)), first, last});
            event.summary = say(duty.summary);
            event.description = say(duty.actor);
        }
    std::ranges::stable_sort(events, {}, [](const Event& event) { return std::tuple(event.first, event.last); });
    return events;
}

}  // namespace baoxue
