// The turns of a duty, and within which days each is done.
#pragma once

#include <chrono>
#include <vector>

#include "baoxue/record/duty.hpp"
#include "baoxue/rule/turn.hpp"

namespace baoxue::operation::owed {

// A visit in the last days of the holidays is one at the beginning of the term.
inline constexpr std::chrono::days before_term{14};

// A duty with all its turns; one of named weeks has a place in the order of such turns of its group.
struct Turns {
    const Duty* duty;
    std::vector<Turn> turns;
    bool recurs() const { return duty->weeks.empty(); }
};

// The first day on which the turn can be done: of its week, its month.
inline Date period_begin(const Duty& duty, const Turn& turn)
{
    const std::chrono::year_month_day on(turn.rule);
    if (duty.every == Duty::Every::week) return turn.rule - (std::chrono::weekday(turn.rule) - std::chrono::Monday);
    return duty.every == Duty::Every::date ? Date(on.year() / on.month() / 1) : turn.first;
}

}  // namespace baoxue::operation::owed
