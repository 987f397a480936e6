// Which facts are new, and whose case they belong to.
#include <algorithm>
#include <charconv>
#include <deque>
#include <set>
#include <tuple>

#include "baoxue/base/codes.hpp"
#include "baoxue/cases.hpp"
#include "operation/cases/history.hpp"

namespace baoxue {

using namespace operation::cases;

namespace {

using Rules = std::span<const CaseRule>;

int year_of(Date day)
{
    return static_cast<int>(std::chrono::year_month_day(day).year());
}

// 2026-0007: the next number of each year.
class Numbers {
  public:
    void take(const std::string& case_id)
    {
        const auto dash = case_id.find('-');
        int year = 0, number = 0;
        const auto read = [&](std::size_t from, std::size_t to, int& into) {
            std::from_chars(case_id.data() + from, case_id.data() + to, into);
        };
        if (dash == std::string::npos) return;
        read(0, dash, year);
        read(dash + 1, case_id.size(), number);
        last_[year] = std::max(last_[year], number);
    }

    std::string next(int year)
    {
        const auto number = std::to_string(++last_[year]);
        return std::to_string(year) + '-' + std::string(4 - std::min<std::size_t>(number.size(), 4), '0') + number;
    }

  private:
    std::map<int, int> last_;
};

class Advance {
  public:
    Advance(std::span<const CaseEvent> ledger, Rules rules, const Calendar& calendar, int relapse_days)
        : rules_(rules), calendar_(calendar), relapse_days_(relapse_days)
    {
        for (const auto& event : ledger) {
            known_.insert(key_of(event));
            numbers_.take(event.case_id);
            histories_[event.case_id].add(event);
        }
        for (const auto& [id, history] : histories_) children_[history.first().student_id].push_back(id);
    }

    void take(CaseEvent fact)
    {
        if (!known_.insert(key_of(fact)).second) {
            ++news_.known;
            return;
        }
        const std::string* const id = case_of(fact);
        if (id == nullptr) {
            const bool first = latest(fact.student_id) == nullptr;
            return open(std::move(fact), first);
        }
        const auto state = histories_.at(*id).state(rules_, fact.date);
        const auto closed = histories_.at(*id).closed_on(rules_, fact.date);
        if (closed && begins_anew(state, *closed, fact)) {
            const bool may = *closed < fact.date && id == latest(fact.student_id);
            open(std::move(fact), may);
        } else if (allowing(rules_, state, fact) != nullptr && closed != fact.date) add(*id, state, std::move(fact));
        else ++(find_rule(rules_, state, fact.event) == nullptr ? news_.no_case : news_.not_proved);
    }

    CaseNews finish()
    {
        news_.events.assign(std::make_move_iterator(fresh_.begin()), std::make_move_iterator(fresh_.end()));
        return std::move(news_);
    }

  private:
    static std::tuple<std::string, std::string, std::string> key_of(const CaseEvent& event)
    {
        return {event.student_id, event.event, event.source};
    }

    const std::string* latest(const std::string& student) const
    {
        const auto found = children_.find(student);
        return found == children_.end() ? nullptr : &found->second.back();
    }

    // The child's last case that was open by then.
    const std::string* case_of(const CaseEvent& fact) const
    {
        const auto found = children_.find(fact.student_id);
        if (found == children_.end()) return nullptr;
        const std::string* last = nullptr;
        for (const auto& id : found->second)
            if (histories_.at(id).first().date <= fact.date) last = &id;
        return last;
    }

    // Whether a fact about a child whose case was closed asks for a new case rather than to open the old one.
    bool begins_anew(std::string_view state, Date closed, const CaseEvent& fact) const
    {
        return allowing(rules_, state, fact) == nullptr ||
               calendar_.school_days_between(closed, fact.date, fact.school_id) > relapse_days_;
    }

    void open(CaseEvent fact, bool may)
    {
        if (!may || allowing(rules_, "none", fact) == nullptr) {
            ++news_.no_case;
            return;
        }
        auto id = numbers_.next(year_of(fact.date));
        children_[fact.student_id].push_back(id);
        add(id, "none", std::move(fact));
    }

    void add(const std::string& id, std::string_view state, CaseEvent fact)
    {
        const auto next = std::string_view(allowing(rules_, state, fact)->next);
        news_.opened += state == "none" ? 1 : 0;
        news_.reopened += is_closed(state) ? 1 : 0;
        news_.closed += !is_closed(state) && is_closed(next) ? 1 : 0;
        fact.case_id = id;
        histories_[id].add(fresh_.emplace_back(std::move(fact)));
    }

    Rules rules_;
    const Calendar& calendar_;
    int relapse_days_;
    std::map<std::string, History> histories_;
    std::map<std::string, std::vector<std::string>> children_;  // their cases, in order of opening
    std::set<std::tuple<std::string, std::string, std::string>> known_;
    Numbers numbers_;
    std::deque<CaseEvent> fresh_;  // histories point to them
    CaseNews news_;
};

// Of one day what opens a case comes first, what closes it last.
int rank(std::string_view event)
{
    if (event == "watched" || event == "absent" || event == "left" || event == "dropout") return 0;
    return is_closed(event) ? 2 : 1;
}

}  // namespace

CaseNews advance_cases(std::span<const CaseEvent> ledger, std::vector<CaseEvent> facts, Rules rules,
                       const Calendar& calendar, int relapse_days, Date as_of)
{
    std::erase_if(facts, [&](const CaseEvent& fact) { return fact.date > as_of || fact.student_id.empty(); });
    std::ranges::stable_sort(facts, {}, [](const CaseEvent& fact) {
        return std::tuple(fact.date, rank(fact.event), std::string_view(fact.student_id),
                          std::string_view(fact.source));
    });
    Advance advance(ledger, rules, calendar, relapse_days);
    for (auto& fact : facts) {
        fact.recorded_on = as_of;
        advance.take(std::move(fact));
    }
    return advance.finish();
}

}  // namespace baoxue
