#include "baoxue/cases.hpp"

#include "baoxue/base/codes.hpp"
#include "baoxue/base/error.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/words.hpp"
#include "operation/cases/history.hpp"

namespace baoxue {

using namespace operation::cases;

namespace {

void fill(std::string& cell, const std::string& later)
{
    if (!later.empty()) cell = later;
}

void take(Case& of_child, const CaseEvent& event)
{
    fill(of_child.reason, event.reason);
    fill(of_child.student_id, event.student_id);
    fill(of_child.name, event.name);
    fill(of_child.school_id, event.school_id);
    fill(of_child.school_name, event.school_name);
    fill(of_child.grade, event.grade);
    fill(of_child.class_name, event.class_name);
    if (event.event == "visit") {
        ++of_child.visits;
        of_child.last_visit = event.date;
    } else if (event.event == "notice" || event.event == "order") {
        ++of_child.notices;
        of_child.last_notice = event.source;
    }
}

void move(Case& of_child, const Step& step)
{
    if (step.from == step.to) return;
    of_child.state_since = step.event->date;
    of_child.reopened += is_closed(step.from) ? 1 : 0;
    if (is_closed(step.to)) {
        of_child.closed_on = step.event->date;
        of_child.close_proof = step.event->proof;
        of_child.close_source = step.event->source;
    } else {
        of_child.closed_on.reset();
        of_child.close_proof.clear();
        of_child.close_source.clear();
    }
}

}  // namespace

std::vector<Case> cases_as_of(std::span<const CaseEvent> ledger, std::span<const CaseRule> rules, Date as_of)
{
    std::vector<Case> cases;
    for (const auto& [id, history] : histories_of(ledger)) {
        Case of_child{.case_id = id, .state = "none"};
        for (const auto& step : history.steps(rules)) {
            if (step.event->date > as_of) break;
            if (of_child.state == "none") of_child.opened_on = step.event->date;
            take(of_child, *step.event);
            move(of_child, step);
            of_child.state = step.to;
        }
        if (of_child.state != "none") cases.push_back(std::move(of_child));
    }
    return cases;
}

CaseEvent recorded_event(std::span<const CaseEvent> ledger, std::span<const CaseRule> rules, std::string_view case_id,
                         CaseEvent event)
{
    const auto histories = histories_of(ledger);
    const auto found = histories.find(std::string(case_id));
    if (found == histories.end()) throw Error(Status::usage, say("the ledger has no case {}", {case_id}));
    if (const Date opened = found->second.first().date; event.date < opened)
        throw Error(Status::usage, say("it cannot be before {}, the day from which the case counts", {to_string(opened)}));
    const auto state = found->second.state(rules, event.date);
    const auto* const rule = find_rule(rules, state, event.event);
    if (rule == nullptr) {
        std::string allowed;
        for (const auto& other : rules)
            for (const auto& name : other.events)
                if (find_rule(rules, state, name) == &other) add_word(allowed, name, ", ");
        throw Error(Status::usage,
                    say("a case that is {} cannot take {}; allowed are: {}", {state, event.event, allowed}));
    }
    if (allowing(rules, state, event) == nullptr) {
        throw Error(Status::usage, say("{} needs --proof, one of: {}", {event.event, join_words(rule->proofs)}));
    }
    event.case_id = case_id;
    event.student_id = found->second.first().student_id;
    return event;
}

}  // namespace baoxue
