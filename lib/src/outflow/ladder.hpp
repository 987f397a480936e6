// What the rules ask next of a child's case.
#pragma once

#include <map>
#include <string_view>
#include <tuple>

#include "baoxue/calendar.hpp"
#include "baoxue/outflow.hpp"
#include "outflow/verdict.hpp"

namespace baoxue {

/// What the calendar says, asked once for each day and school: thousands of children share both. Holds the
/// schools' identifiers as they are given.
class Deadlines {
  public:
    Deadlines(const Calendar& calendar, Date as_of) : calendar_(calendar), as_of_(as_of) {}

    int school_days_since(Date start, std::string_view school_id);
    Date after_school_days(Date start, int days, std::string_view school_id);
    Date after_working_days(Date start, int days) const { return calendar_.add_working_days(start, days); }

  private:
    const Calendar& calendar_;
    Date as_of_;
    std::map<std::pair<Date, std::string_view>, int> since_;
    std::map<std::tuple<Date, int, std::string_view>, Date> after_;
};

/// Fills days_since, rule, actor, action and due.
void climb(Verdict& verdict, const Dossier& dossier, const OutflowPolicy& policy, Deadlines& deadlines);

}  // namespace baoxue
