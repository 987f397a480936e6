#include "flow_list.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/text.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/policy.hpp>
#include <baoxue/rule/school_year.hpp>

#include <algorithm>

#include "flow_rows.hpp"

namespace baoxue::tools {
namespace {

void tell_counts(const FlowOptions& options, const Outflows& list)
{
    const auto counts = count_outflows(
        list.rows, [](const Outflow&) { return ""; }, options.as_of);
    const OutflowCount all = counts.empty() ? OutflowCount{} : counts.front();
    const auto state = [&](ProofState of) { return all.states[static_cast<std::size_t>(of)]; };
    using enum ProofState;
    tell(options.policy.flow == Flow::out ? "{} children left: {} normally, {} not yet placed or abnormally" : "{} children came: {} with proof, {} without",
         {{"children", all.children}, {"normal", all.normal}, {"not_normal", all.children - all.normal}});
    tell("proved {}, matched {}, claimed {}, expired {}, contradicted {}, none {}; {} overdue",
         {{"proved", state(proved)}, {"matched", state(matched)}, {"claimed", state(claimed)},
          {"expired", state(expired)}, {"contradicted", state(contradicted)}, {"none", state(none)},
          {"overdue", all.overdue}});
    if (list.expected != 0) tell("{} not listed: they finished or began a school as expected",
                                 {{"expected", list.expected}});
    if (list.returned != 0) tell("{} not listed: gone and back", {{"returned", list.returned}});
    if (list.unreadable != 0) tell("{} not listed: their new rows could not be read",
                                   {{"unreadable", list.unreadable}});
    if (list.unnumbered != 0) tell("{} rows of evidence have no number and were not used",
                                   {{"unnumbered", list.unnumbered}});
}

const csv::Table& open_changes(FlowOptions& options, Children& children)
{
    const auto& table = children.open_children(options.changes, ChangeWriter::kinds(), {});
    if (table.find("change")) return table;
    throw Error(Status::data, {table.file(), table.heading().line},
                say("no column change (变动): this is not what reconcile wrote. Compare two rosters first: "
                    "baoxue reconcile BEFORE.csv AFTER.csv | baoxue {}",
                    {options.policy.flow == Flow::out ? "list-outflow" : "list-inflow"}));
}

// Moves in the holidays lie outside of a calendar by right; one that names none of these days is of another term.
void refuse_other_term(const Calendar& calendar, const std::vector<Outflow>& rows, Date as_of)
{
    std::vector<Date> days{as_of, first_school_day(as_of)};
    for (const auto& row : rows)
        if (row.move_date) days.push_back(*row.move_date);
    calendar.count_outside(days);
}

void run(FlowOptions& options)
{
    if (options.print_policy) return print_text(options, policy_text(options.built_in_policy()));
    if (options.print_proofs) return print_text(options, policy_text(options.built_in_proofs()));
    settle_policy(options);
    OutflowPolicy& policy = options.policy;
    const Calendar calendar = read_calendar(options, options.calendar);
    policy.since = options.since.value_or(first_school_day(options.as_of, calendar));

    Children children(options, options.children);
    children.leave_contradictions();
    const auto& changes_table = open_changes(options, children);
    Papers papers(options, children, options.papers);
    children.settle();
    papers.read();
    const auto changes = read_changes(changes_table, options.reading.jobs);
    const Evidence evidence{std::move(papers.transfers), std::move(papers.leaves), std::move(papers.visits),
                            std::move(papers.notices),
                            look_for(changes, options.rosters, options.reading, options.rejects)};
    auto list = list_outflow(changes, evidence, policy, calendar);
    refuse_other_term(calendar, list.rows, options.as_of);
    settle_rejects(options);
    tell_counts(options, list);
    if (!options.since && options.calendar.empty() && std::ranges::any_of(list.rows, [](const Outflow& row) { return !row.move_date; }))
        tell("moves without a date count from {}; --since DATE or --calendar FILE tells another day",
             {{"since", to_string(policy.since)}});

    keep_wanted(options, changes_table, list.rows, children.directory().schools());
    write_flow(options, changes_table, list.rows);
    settle_findings(options, std::ranges::any_of(list.rows, [](const Outflow& row) { return !row.normal; }));
}

}  // namespace

void declare_flow_list(CLI::App& app, Flow flow)
{
    auto options = std::make_shared<FlowOptions>();
    options->policy.flow = flow;
    add_flow_options(app, *options);
    app.callback([options, &app] {
        if (!options->print_policy && !options->print_proofs) options->changes = input(app, options->changes);
        run(*options);
    });
}

}  // namespace baoxue::tools
