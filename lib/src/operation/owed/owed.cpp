#include "baoxue/owed.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "baoxue/base/words.hpp"
#include "baoxue/rule/deadline.hpp"
#include "baoxue/rule/document.hpp"
#include "operation/owed/turns.hpp"

namespace baoxue {

using namespace operation::owed;

namespace {

using Days = std::vector<Date>;

template <typename Rows, typename Key>
auto index_by(const Rows& rows, Key key)
{
    std::map<std::string, std::vector<const typename Rows::value_type*>> index;
    for (const auto& row : rows) index[key(row)].push_back(&row);
    return index;
}

class Judge {
  public:
    Judge(const OwedInput& input, const OwedDays& days, const Calendar& calendar)
        : days_(days),
          calendar_(calendar),
          visits_(index_by(input.visits,
                           [](const Visit& visit) {
                               return visit.student_id.usable() ? visit.student_id.key : visit.national_id.key;
                           })),
          notices_(index_by(input.notices,
                            [](const Notice& notice) {
                                const auto id = parse_student_id(notice.student_id);
                                return id.usable() ? id.key : parse_national_id(notice.national_id).key;
                            })),
          log_(index_by(input.log, [](const DutyDone& row) { return row.duty + '|' + row.school_id; }))
    {
        for (const auto& duty : input.duties)
            if (!duty.whom.empty()) turns_.push_back({&duty, turns_of(duty, days.first, days.last, calendar)});
    }

    void owed_by(const Ward& ward, std::vector<Owed>& list) const
    {
        std::size_t named = 0;  // turns of named weeks so far: each needs a visit of its own
        for (const auto& turns : turns_) {
            if (turns.duty->whom != ward.group) continue;
            const auto made = days_of(ward, *turns.duty);
            if (turns.duty->every == Duty::Every::after) {
                if (auto owed = once_after(*turns.duty, ward, made)) list.push_back(*std::move(owed));
                continue;
            }
            if (auto owed = turns.recurs() ? recurring(turns, ward, made) : named_weeks(turns, ward, made, named))
                list.push_back(*std::move(owed));
            if (!turns.recurs()) named += turns.turns.size();
        }
    }

    Owed owed_by(const Flagged& flag) const
    {
        Owed owed{.due = flag.due, .duty = flag.rule, .task = flag.action, .document = flag.document};
        owed.ward = flag.ward;
        owed.last_visit = last_visit(flag.ward.student_id);
        const bool visited = owed.last_visit && *owed.last_visit >= flag.reached_on;
        settle(owed, done_by_visit(flag.document) ? visited : issued(flag));
        return owed;
    }

  private:
    // The days on which the duty was done for the ward in this term, ascending.
    Days days_of(const Ward& ward, const Duty& duty) const
    {
        Days made;
        const auto take = [&](Date day) {
            if (day >= days_.first - before_term && day <= days_.as_of) made.push_back(day);
        };
        if (ward.student_id.empty()) {
            if (const auto found = log_.find(duty.name + '|' + ward.school_id); found != log_.end())
                for (const auto* row : found->second) take(row->date);
        } else if (const auto found = visits_.find(ward.student_id); found != visits_.end()) {
            for (const auto* visit : found->second)
                if (duty.visit.empty() || std::ranges::find(duty.visit, visit->mode) != duty.visit.end())
                    take(visit->date);
        }
        std::ranges::sort(made);
        return made;
    }

    bool applies(const Turn& turn, const Ward& ward) const
    {
        return turn.last <= days_.until && (!ward.since || turn.last >= *ward.since) &&
               (!ward.until || turn.last <= *ward.until);
    }

    std::optional<Owed> recurring(const Turns& of, const Ward& ward, const Days& made) const
    {
        std::optional<Owed> owed;
        for (const auto& turn : of.turns) {
            const bool is_first = &turn == &of.turns.front();
            const Date begin = is_first ? days_.first - before_term : period_begin(*of.duty, turn);
            const bool done = !made.empty() && made.back() >= begin;
            if (!applies(turn, ward) || (owed && (done || owed->state != Owed::State::done))) {
                if (owed && applies(turn, ward) && turn.last < days_.as_of) ++owed->missed;
                continue;
            }
            owed = owed_of(of, ward, turn);
            settle(*owed, done);
        }
        return owed;
    }

    std::optional<Owed> named_weeks(const Turns& of, const Ward& ward, const Days& made, std::size_t before) const
    {
        std::optional<Owed> owed;
        for (std::size_t at = 0; at < of.turns.size(); ++at) {
            if (!applies(of.turns[at], ward)) continue;
            const auto from = ward.since.value_or(days_.first - before_term);
            const auto visits = std::ranges::count_if(made, [&](Date day) { return day >= from; });
            const bool done = static_cast<std::size_t>(visits) > before + at;
            if (owed && (done || owed->state != Owed::State::done)) {
                if (!done && of.turns[at].last < days_.as_of) ++owed->missed;
                continue;
            }
            owed = owed_of(of, ward, of.turns[at]);
            settle(*owed, done);
        }
        return owed;
    }

    // So many school days behind what the ward is about; a visit of the kind, or the record itself, does it.
    std::optional<Owed> once_after(const Duty& duty, const Ward& ward, const Days& made) const
    {
        const Date due = due_day(*ward.since, duty.on.front(), calendar_, ward.school_id);
        if (due > days_.until) return {};
        auto owed = owed_of(duty, ward, due);
        const bool visited = !duty.visit.empty() && !made.empty() && made.back() >= *ward.since;
        settle(owed, visited || (ward.settled && *ward.settled <= days_.as_of));
        return owed;
    }

    Owed owed_of(const Turns& of, const Ward& ward, const Turn& turn) const { return owed_of(*of.duty, ward, turn.last); }

    Owed owed_of(const Duty& duty, const Ward& ward, Date due) const
    {
        Owed owed{.due = due, .duty = duty.name, .task = std::string(say(duty.summary))};
        owed.ward = ward;
        owed.last_visit = last_visit(ward.student_id);
        return owed;
    }

    void settle(Owed& owed, bool done) const
    {
        owed.state = done                             ? Owed::State::done
                     : overdue(owed.due, days_.as_of) ? Owed::State::overdue
                                                      : Owed::State::due;
        if (owed.state != Owed::State::overdue) return;
        owed.missed = 1;
        owed.days_over = calendar_.school_days_between(owed.due, days_.as_of, owed.ward.school_id);
    }

    std::optional<Date> last_visit(const std::string& student) const
    {
        std::optional<Date> last;
        if (const auto found = visits_.find(student); found != visits_.end())
            for (const auto* visit : found->second)
                if (visit->date <= days_.as_of && (!last || visit->date > *last)) last = visit->date;
        return last;
    }

    bool issued(const Flagged& flag) const
    {
        const auto found = notices_.find(flag.ward.student_id);
        return found != notices_.end() && std::ranges::any_of(found->second, [&](const Notice* notice) {
                   return notice->kind == flag.document && notice->issue_date && *notice->issue_date >= flag.since &&
                          *notice->issue_date <= days_.as_of && !served_too_late(*notice);
               });
    }

    const OwedDays& days_;
    const Calendar& calendar_;
    std::vector<Turns> turns_;
    std::map<std::string, std::vector<const Visit*>> visits_;
    std::map<std::string, std::vector<const Notice*>> notices_;
    std::map<std::string, std::vector<const DutyDone*>> log_;
};

}  // namespace

std::vector<Owed> list_owed(const OwedInput& input, const OwedDays& days, const Calendar& calendar, bool done)
{
    const Judge judge(input, days, calendar);
    std::vector<Owed> list;
    for (const auto& ward : input.wards) judge.owed_by(ward, list);
    for (const auto& flag : input.flags) list.push_back(judge.owed_by(flag));
    if (!done) std::erase_if(list, [](const Owed& owed) { return owed.state == Owed::State::done; });
    std::ranges::stable_sort(list, {}, [](const Owed& owed) {
        const Ward& ward = owed.ward;
        return std::tie(owed.due, ward.owner, ward.school_id, ward.grade, ward.class_name, ward.student_id);
    });
    return list;
}

std::vector<Event> to_events(std::span<const Owed> list, std::string_view owner)
{
    std::map<Date, std::size_t> days;
    for (const auto& owed : list)
        if (owed.state != Owed::State::done) ++days[owed.due];
    std::vector<Event> events;
    for (const auto& [day, count] : days) {
        auto& event =
            events.emplace_back(Event{event_uid("list-duties " + std::string(owner) + ' ' + to_string(day)), day, day});
        event.summary = say("{} visits or papers are due: see the list", {count});
    }
    return events;
}

}  // namespace baoxue
