// Each time a duty was due, for those who count them at the end of a term.
#include <algorithm>
#include <map>

#include "baoxue/owed.hpp"
#include "baoxue/rule/deadline.hpp"
#include "baoxue/rule/document.hpp"
#include "operation/owed/turns.hpp"

namespace baoxue {

using namespace operation::owed;

namespace {

class TurnList {
  public:
    TurnList(const OwedInput& input, const OwedDays& days) : days_(days)
    {
        for (const auto& visit : input.visits)
            visits_[visit.student_id.usable() ? visit.student_id.key : visit.national_id.key].push_back(&visit);
        for (const auto& notice : input.notices) notices_[parse_student_id(notice.student_id).key].push_back(&notice);
        for (const auto& row : input.log) log_[row.duty + '|' + row.school_id].push_back(row.date);
    }

    void add(const Ward& ward, const Turns& of, std::size_t& named)
    {
        const auto made = days_of(ward, *of.duty);
        for (std::size_t at = 0; at < of.turns.size(); ++at) {
            const auto& turn = of.turns[at];
            const auto place = named + at;
            if (turn.last > days_.as_of || (ward.since && turn.last < *ward.since) || (ward.until && turn.last > *ward.until)) continue;
            TurnOwed owed{ward, of.duty->name, turn.last, {}};
            if (!of.recurs()) {
                const auto since = ward.since.value_or(days_.first - before_term);
                const auto first = std::ranges::lower_bound(made, since);
                if (static_cast<std::size_t>(made.end() - first) > place) owed.done = *(first + static_cast<std::ptrdiff_t>(place));
            } else {
                const Date begin = at == 0 ? days_.first - before_term : period_begin(*of.duty, turn);
                const auto found = std::ranges::lower_bound(made, begin);
                if (found != made.end() && *found <= end_of(*of.duty, turn)) owed.done = *found;
            }
            turns_.push_back(std::move(owed));
        }
        if (!of.recurs()) named += of.turns.size();
    }

    void add(const Flagged& flag)
    {
        if (flag.due > days_.as_of) return;
        TurnOwed owed{flag.ward, flag.rule, flag.due, {}};
        const auto take = [&](std::optional<Date> day, Date since) {
            if (day && *day >= since && *day <= days_.as_of && (!owed.done || *day < *owed.done)) owed.done = day;
        };
        if (done_by_visit(flag.document)) {
            for (const auto* visit : visits_[flag.ward.student_id]) take(visit->date, flag.reached_on);
        } else {
            for (const auto* notice : notices_[flag.ward.student_id])
                if (notice->kind == flag.document && !served_too_late(*notice)) take(notice->issue_date, flag.since);
        }
        turns_.push_back(std::move(owed));
    }

    std::vector<TurnOwed> all() { return std::move(turns_); }

  private:
    // The last day of its week or month: a visit on a Saturday is one of that week.
    static Date end_of(const Duty& duty, const Turn& turn)
    {
        if (duty.every == Duty::Every::week) return period_begin(duty, turn) + std::chrono::days(6);
        const std::chrono::year_month_day on(turn.rule);
        return duty.every == Duty::Every::date ? Date(on.year() / on.month() / std::chrono::last) : turn.last;
    }

    std::vector<Date> days_of(const Ward& ward, const Duty& duty)
    {
        std::vector<Date> made;
        if (ward.student_id.empty()) made = log_[duty.name + '|' + ward.school_id];
        for (const auto* visit : ward.student_id.empty() ? std::vector<const Visit*>() : visits_[ward.student_id])
            if (duty.visit.empty() || std::ranges::find(duty.visit, visit->mode) != duty.visit.end()) made.push_back(visit->date);
        std::erase_if(made, [&](Date day) { return day < days_.first - before_term || day > days_.as_of; });
        std::ranges::sort(made);
        return made;
    }

    const OwedDays& days_;
    std::map<std::string, std::vector<const Visit*>> visits_;
    std::map<std::string, std::vector<const Notice*>> notices_;
    std::map<std::string, std::vector<Date>> log_;
    std::vector<TurnOwed> turns_;
};

}  // namespace

std::vector<TurnOwed> list_turns(const OwedInput& input, const OwedDays& days, const Calendar& calendar)
{
    TurnList list(input, days);
    std::vector<Turns> all;
    for (const auto& duty : input.duties)
        if (!duty.whom.empty()) all.push_back({&duty, turns_of(duty, days.first, days.last, calendar)});
    for (const auto& ward : input.wards) {
        std::size_t named = 0;  // turns of named weeks so far: each needs a visit of its own
        for (const auto& turns : all)
            if (turns.duty->whom == ward.group) list.add(ward, turns, named);
    }
    for (const auto& flag : input.flags) list.add(flag);
    return list.all();
}

}  // namespace baoxue
