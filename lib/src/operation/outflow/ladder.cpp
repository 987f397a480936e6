#include "operation/outflow/ladder.hpp"

#include <algorithm>

#include "baoxue/base/list.hpp"
#include "baoxue/rule/deadline.hpp"

namespace baoxue::operation::outflow {
namespace {

// What a metric measures in one case, and the day from which it counts.
struct Measure {
    Date start;
    int days;
    bool working_days = false;  // of an office, not of the school
};

class MeasuredCase {
  public:
    MeasuredCase(const Verdict& verdict, const Dossier& dossier, const OutflowPolicy& policy, Deadlines& deadlines)
        : verdict_(verdict),
          dossier_(dossier),
          policy_(policy),
          deadlines_(deadlines),
          start_(verdict.row.move_date.value_or(policy.since)),
          days_since_move_(days_since(start_))
    {
    }

    int days_since(Date start) const { return deadlines_.school_days_since(start, dossier_.change->school_id); }
    Date start() const { return start_; }
    int days_since_move() const { return days_since_move_; }

    std::optional<Measure> measure(std::string_view metric) const
    {
        const Outflow& row = verdict_.row;
        const auto since = [&](Date start) { return Measure{start, days_since(start)}; };
        const auto when = [&](bool is_so) { return is_so ? std::optional(Measure{start_, 1}) : std::nullopt; };
        const auto counted = [&](bool is_so) {
            return is_so ? std::optional(Measure{start_, days_since_move_}) : std::nullopt;
        };
        if (metric == "days_without_proof")
            return counted(!verdict_.row.placed() && row.proof_state != ProofState::expired);
        if (metric == "days_not_registered") return counted(not_registered());
        if (metric == "days_astray") return counted(astray());
        if (metric == "contradicted") return when(row.proof_state == ProofState::contradicted);
        if (metric == "review") return when(!row.certain);
        if (metric == "double_school") return when(policy_.flow == Flow::in && dossier_.found);
        if (metric == "days_past_end" && verdict_.suspended_to) return since(*verdict_.suspended_to);
        if (metric == "days_past_validity" && verdict_.lapsed_on && row.proof_state == ProofState::expired)
            return since(std::max(*verdict_.lapsed_on, start_));
        if (metric == "days_after_proof" && verdict_.row.placed() && !verdict_.registered &&
            verdict_.rule->register_moves) {
            const Date proved = verdict_.proved_on.value_or(policy_.since);
            return Measure{proved, deadlines_.school_days_since(proved, {}), true};
        }
        return {};
    }

    // A notice goes out only after visits since the move.
    bool allowed(const Rule& rule) const
    {
        const auto needed = static_cast<std::size_t>(policy_.documents.visits_needed(rule.document));
        return needed == 0 || dossier_.visits_since(start_) >= needed;
    }

    bool done(const Rule& rule) const
    {
        if (rule.document == "visit_form") return dossier_.visits_since(start_) > 0;
        const auto issued = dossier_.notices.find(rule.document);
        return policy_.documents.is_notice(rule.document) && issued != dossier_.notices.end() &&
               issued->second >= start_;
    }

    Date due(const Rule& rule, const Measure& measure) const
    {
        if (measure.working_days) return deadlines_.after_working_days(measure.start, rule.due_days);
        return deadlines_.after_school_days(measure.start, rule.due_days, dossier_.change->school_id);
    }

  private:
    // Told to be where no child should be: working, married, lost.
    bool astray() const { return verdict_.rule && !verdict_.rule->normal && verdict_.row.reason != "unknown"; }

    bool not_registered() const
    {
        const ChangeRow& child = *dossier_.change;
        return policy_.flow == Flow::in && !verdict_.registered &&
               (!child.student_id.usable() || child.status == "guest" ||
                child.flags.find("present_not_registered") != child.flags.npos);
    }

    const Verdict& verdict_;
    const Dossier& dossier_;
    const OutflowPolicy& policy_;
    Deadlines& deadlines_;
    Date start_;
    int days_since_move_;
};

}  // namespace

int Deadlines::school_days_since(Date start, std::string_view school_id)
{
    const auto [at, asked] = since_.try_emplace({start, 0, school_id}, 0);
    if (asked) at->second = std::max(0, calendar_.school_days_between(start, as_of_, school_id));
    return at->second;
}

Date Deadlines::after_school_days(Date start, int days, std::string_view school_id)
{
    const auto [at, asked] = after_.try_emplace({start, days, school_id}, start);
    if (asked) at->second = due_day(start, days, calendar_, school_id);
    return at->second;
}

void climb(Verdict& verdict, const Dossier& dossier, const OutflowPolicy& policy, Deadlines& deadlines)
{
    const MeasuredCase facts(verdict, dossier, policy, deadlines);
    Outflow& row = verdict.row;
    row.days_since = facts.days_since_move();
    row.counted_from = facts.start();
    const Rule* highest = nullptr;
    std::vector<const Rule*> beside;  // the highest one of each other metric
    for (const Rule& rule : policy.rules) {
        const auto measure = facts.measure(rule.metric);
        if (!measure || !rule.reached(measure->days) || !facts.allowed(rule) || facts.done(rule)) continue;
        if (highest) beside.push_back(highest);
        std::erase_if(beside, [&](const Rule* other) { return other->metric == rule.metric; });
        highest = &rule;
        row.rule = rule.name;
        row.document = rule.document;
        row.actor = rule.actor;
        row.action = rule.action;
        row.due = facts.due(rule, *measure);
    }
    for (const Rule* rule : beside) add_word(row.flags, "also_" + rule->name);
}

}  // namespace baoxue::operation::outflow
