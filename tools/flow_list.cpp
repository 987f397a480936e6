#include "flow_list.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/text.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/output_folder.hpp>
#include <baoxue/csv/policy.hpp>
#include <baoxue/rule/school_year.hpp>

#include <algorithm>
#include <map>

#include "evidence.hpp"
#include "places.hpp"

namespace baoxue::tools {
namespace {

struct FlowOptions : Options {
    std::vector<std::string> rosters;
    ChildFiles children;
    PaperFiles papers;
    ClassChoice places;
    std::string changes, calendar, policy_file, proofs_file, kinds_file, by, pages;
    std::optional<Date> since;
    OutflowPolicy policy;
    bool print_policy = false, print_proofs = false, abnormal = false, need_proof = false, overdue = false;

    std::string built_in_policy() const { return policy.flow == Flow::out ? "outflow" : "inflow"; }
    std::string built_in_proofs() const { return built_in_policy() + "-proofs"; }
};

bool wanted(const FlowOptions& options, const Outflow& row, const Schools& schools)
{
    return options.places.wants(row.where(), schools) && (!options.abnormal || !row.normal) && (!options.need_proof || !row.placed()) &&
           (!options.overdue || row.overdue(options.as_of));
}

void tell_counts(const FlowOptions& options, const Outflows& list)
{
    const auto counts = count_outflows(
        list.rows, [](const Outflow&) { return ""; }, options.as_of);
    const OutflowCount all = counts.empty() ? OutflowCount{} : counts.front();
    const auto state = [&](ProofState of) { return all.states[static_cast<std::size_t>(of)]; };
    using enum ProofState;
    tell(say(options.policy.flow == Flow::out ? "{} children left: {} normally, {} not yet placed or abnormally"
                                              : "{} children came: {} with proof, {} without",
             {all.children, all.normal, all.children - all.normal}));
    tell(say("proved {}, matched {}, claimed {}, expired {}, contradicted {}, none {}; {} overdue",
             {state(proved), state(matched), state(claimed), state(expired), state(contradicted), state(none),
              all.overdue}));
    if (list.expected != 0) tell(say("{} not listed: they finished or began a school as expected", {list.expected}));
    if (list.returned != 0) tell(say("{} not listed: gone and back", {list.returned}));
    if (list.unreadable != 0) tell(say("{} not listed: their new rows could not be read", {list.unreadable}));
    if (list.unnumbered != 0) tell(say("{} rows of evidence have no number and were not used", {list.unnumbered}));
}

std::string teacher_of(const csv::Table& changes, const Outflow& row)
{
    const auto responsible = changes.cell(row.row, changes.find("responsible_teacher"));
    return std::string(responsible.empty() ? changes.cell(row.row, changes.find("head_teacher")) : responsible);
}

void write_counts(const FlowOptions& options, const csv::Table& changes, const std::vector<Outflow>& rows)
{
    const auto group = [&](const Outflow& row) {
        if (options.by == "teacher") return teacher_of(changes, row);
        std::string name(row.school);
        if (options.by == "class") name.append(" ").append(row.grade).append(" ").append(row.class_name);
        return name;
    };
    csv::Writer out(options.writing, OutflowCount::columns(options.by), {"outflow_count"});
    for (const auto& count : count_outflows(rows, group, options.as_of)) write(out, count);
    out.finish();
}

void write_list(const FlowOptions& options, const csv::WriteOptions& writing, const csv::Table& changes,
                std::span<const Outflow> rows)
{
    OutflowWriter out(writing, changes, roster_columns(changes), options.policy.flow);
    out.write(rows, options.reading.jobs);
    out.finish();
}

// One list for each school, named after it.
void write_pages(const FlowOptions& options, const csv::Table& changes, const std::vector<Outflow>& rows)
{
    std::map<std::string_view, std::vector<Outflow>> pages;
    for (const auto& row : rows) pages[row.school].push_back(row);
    csv::OutputFolder folder(options.pages);
    csv::WriteOptions writing = options.writing;
    writing.durable = false;
    for (const auto& [school, page] : pages) {
        writing.file = folder.path(folder.name(school) + ".csv");
        write_list(options, writing, changes, page);
    }
    folder.finish();
    tell(say("{} lists in {}", {pages.size(), options.pages}));
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
    if (!options.pages.empty() && (!options.by.empty() || options.writing.file != "-"))
        throw Error(Status::usage, say("--pages writes lists into its folder: leave out --by and --output"));
    if (options.since && *options.since > options.as_of) throw Error(Status::usage, say("--since lies after --as-of"));
    OutflowPolicy& policy = options.policy;
    policy.rules = read_rules(options.built_in_policy(), options.policy_file, options.reading, outflow_metrics);
    policy.proofs = read_proofs(options.built_in_proofs(), options.proofs_file, options.reading);
    policy.documents = Documents(read_notice_kinds(Language::simplified, options.kinds_file, options.reading));
    const Calendar calendar = read_calendar(options, options.calendar);
    policy.as_of = options.as_of;
    policy.jobs = options.reading.jobs;
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
        tell(say("moves without a date count from {}; --since DATE or --calendar FILE tells another day",
                 {to_string(policy.since)}));

    std::erase_if(list.rows, [&](const Outflow& row) { return !wanted(options, row, children.directory().schools()); });
    if (!options.pages.empty()) write_pages(options, changes_table, list.rows);
    else if (!options.by.empty()) write_counts(options, changes_table, list.rows);
    else write_list(options, options.writing, changes_table, list.rows);
    settle_findings(options, std::ranges::any_of(list.rows, [](const Outflow& row) { return !row.normal; }));
}

}  // namespace

void declare_flow_list(CLI::App& app, Flow flow)
{
    auto options = std::make_shared<FlowOptions>();
    OutflowPolicy& policy = options->policy;
    policy.flow = flow;
    const auto files = [&](const std::string& name, auto& to, const std::string& help) {
        return app.add_option(name, to, help)->type_name("FILE");
    };
    files("changes", options->changes, "What reconcile wrote; standard input if not given");
    add_papers(app, options->papers);
    add_unplaced(app, options->children);
    add_places(app, options->places);
    files("--roster", options->rosters, "Rosters of other schools, to look for the children there");
    files("--calendar", options->calendar, "School calendar, for deadlines in school days");
    files("--policy", options->policy_file, "Your own rules; --print-policy shows the built-in ones");
    files("--proofs", options->proofs_file, "Your own table of proofs; --print-proofs shows the built-in one");
    files("--kinds", options->kinds_file, "Your own table of kinds and their rules");
    app.add_option("--proof-valid", policy.proof_valid, "Days for which a certificate is good, instead of the table's")
        ->check(CLI::Range(1, 36500))
        ->type_name("NUMBER");
    add_date(app, "--since", options->since,
             "Counts as the day of moves without a date; the term's first day if not given");
    app.add_flag("--abnormal", options->abnormal, "Only who did not move normally, or is not placed yet");
    app.add_flag("--need-proof", options->need_proof, "Only who is neither proved nor found");
    app.add_flag("--overdue", options->overdue, "Only whose due date has passed");
    app.add_flag("--expected", policy.expected, "Also graduates, new pupils and who went up to junior school");
    takes(app.add_option("--by", options->by, "Counts instead of the list: by school, class or teacher"),
          std::vector<std::string>{"school", "class", "teacher"});
    app.add_option("--pages", options->pages, "One list for each school, in folder DIR")->type_name(written_folder);
    app.add_flag("--print-policy", options->print_policy, "Print the built-in rules");
    app.add_flag("--print-proofs", options->print_proofs, "Print the built-in table of proofs");
    add_usual(app, *options);
    app.callback([options, &app] {
        if (!options->print_policy && !options->print_proofs) options->changes = input(app, options->changes);
        run(*options);
    });
}

}  // namespace baoxue::tools
