// What the rules ask next of a child's case.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "baoxue/outflow.hpp"
#include "baoxue/rule/calendar.hpp"
#include "baoxue/rule/deadline.hpp"
#include "base/hash.hpp"
#include "operation/outflow/verdict.hpp"

namespace baoxue::operation::outflow {

/// What the calendar says, asked once for each day and school: thousands of children share both. Holds the
/// schools' identifiers as they are given.
class Deadlines {
  public:
    Deadlines(const Calendar& calendar, Date as_of) : calendar_(calendar), as_of_(as_of) {}

    int school_days_since(Date start, std::string_view school_id);
    Date after_school_days(Date start, int days, std::string_view school_id);
    Date after_working_days(Date start, int days) const
    {
        return due_day(start, days, calendar_, {}, DayUnit::working);
    }

  private:
    struct Question {
        Date start;
        int days;
        std::string_view school_id;
        bool operator==(const Question&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Question& asked) const
        {
            const auto start = static_cast<std::uint64_t>(asked.start.time_since_epoch().count());
            return mix(hash(asked.school_id) ^ static_cast<std::uint64_t>(asked.days), 2 * start + 1);
        }
    };

    const Calendar& calendar_;
    Date as_of_;
    std::unordered_map<Question, int, Hash> since_;
    std::unordered_map<Question, Date, Hash> after_;
};

/// Fills days_since, counted_from, rule, actor, action, due and document.
void climb(Verdict& verdict, const Dossier& dossier, const OutflowPolicy& policy, Deadlines& deadlines);

}  // namespace baoxue::operation::outflow
