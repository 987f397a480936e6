// rate-retention: 巩固率, 辍学率 and the other rates, with every figure they are made of, against targets.
#include <algorithm>
#include <functional>

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/retention.hpp>

#include "break_down.hpp"
#include "rate_figures.hpp"

namespace baoxue::tools {
namespace {

RetentionPolicy policy_of(RateOptions& options)
{
    RetentionPolicy policy{.levels = {}, .period = {options.begin, options.end}};
    if (options.levels.empty())
        options.levels = {!options.places.classes.empty() ? "class" : options.places.all() ? "town" : "school"};
    for (const auto& word : options.levels) policy.levels.push_back(*group_level(word));
    for (const auto& code : options.formulae) policy.formulae.push_back(Formula::find(code));
    if (!options.targets.empty())
        policy.targets = read_targets(options.table(options.targets, Target::kinds(), Target::needed()));
    return policy;
}

// The rows of the schools and classes that are chosen.
void keep_places(const RateOptions& options, const Children& children, RetentionReport& report)
{
    Schools schools = children.directory().schools();
    for (const auto& row : report.rows) schools.learn(row.group.school_id, row.group.school_name);
    keep_chosen(
        options.places, report.rows, [](const Indicator& row) { return row.group.where(); }, schools);
}

void tell_balance(const Figures& town)
{
    const auto gap = town.gap();
    if (!gap) return;
    const auto sum = [&](Figure first, Figure last) {
        long long total = 0;
        for (auto at = static_cast<std::size_t>(first); at <= static_cast<std::size_t>(last); ++at)
            total += town.values[at].value_or(0);
        return total;
    };
    tell("at the start {} + came {} - went {} = at the end {}; gap {}",
         {{"enrolled_start", *town[Figure::enrolled_start]}, {"came", sum(Figure::intake, Figure::moved_in)},
          {"went", sum(Figure::graduated, Figure::moved_out)}, {"enrolled_end", *town[Figure::enrolled_end]},
          {"gap", *gap}});
}

void run(RateOptions& options, const CLI::App& app)
{
    if (!options.break_down.empty()) return write_break_down(options);
    const RetentionPolicy policy = policy_of(options);
    Children children(options, options.children);
    const RetentionFigures figures = figures_of(options, app, children);
    RetentionReport report = rate_retention(figures, policy);
    settle_rejects(options);
    if (report.twice != 0)
        tell("children who stand in the changes more than once, counted once: {}", {{"children_twice", report.twice}});
    keep_places(options, children, report);

    csv::Writer out(options.writing, Indicator::columns(), Indicator::kinds());
    std::size_t met = 0, missed = 0;
    for (const auto& row : report.rows) {
        met += row.met == "met", missed += row.met == "missed";
        if (!options.missed || row.met == "missed") write(out, row);
    }
    out.finish();
    tell_balance(report.town);
    if (!policy.targets.empty()) tell("targets met {}, missed {}", {{"targets_met", met}, {"targets_missed", missed}});
    for (const auto& target : report.unmatched)
        tell(say("{}:{}: no group of this list has that target; see --by and --formula",
                 {target.place.file, target.place.line}));
    settle_findings(options, missed != 0);
}

std::vector<std::string> formula_codes()
{
    std::vector<std::string> codes;
    for (const auto& formula : Formula::all()) codes.emplace_back(formula.code);
    return codes;
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<RateOptions>();
    const auto file = [&](const char* name, auto& value, const char* help) {
        return app.add_option(name, value, help)->type_name("FILE");
    };
    app.add_option("changes", options->changes, "What reconcile --all wrote; none or - is standard input");
    file("--outflow", options->outflow, "What list-outflow wrote: without proof a child who left is a case");
    file("--inflow", options->inflow, "What list-inflow wrote: who came by a proved transfer");
    file("--household", options->household, "What reconcile --between household-register --all wrote, for entry");
    file("--daily", options->daily, "Daily reports, for attendance and absence");
    file("--figures", options->figures,
         "Earlier outputs or tables of movements: months and terms are joined to a year");
    auto* const targets = file("--targets", options->targets, "Targets: scope,indicator,op,value");
    file("--break-down", options->break_down, "Instead propose such targets as children of each school, grade, class and teacher")->excludes(targets);
    takes(app.add_option("--formula", options->formulae, "Which formulae; several are in official use")->delimiter(','),
          formula_codes());
    takes(app.add_option("--by", options->levels, "For whom; the town if not given")->delimiter(','),
          words_to<Group::last_level>());
    add_children(app, options->children);
    add_places(app, options->places);
    app.add_flag("--missed", options->missed, "Only rows that miss their target");
    add_date(app, "--begin", options->begin, "The first day of the period");
    add_date(app, "--end", options->end, "The last day of the period");
    add_exit_code(app, *options);
    add_reading(app, *options);
    add_writing(app, *options);
    app.callback([options, &app] { run(*options, app); });
}

}  // namespace

extern const Command rate_retention_command{
    "rate-retention", "Compute retention, dropout and attendance rates with all their figures, against targets",
    "  baoxue reconcile samples/roster-2026-spring.csv samples/roster-2026-autumn.csv --all |\n"
    "    baoxue rate-retention --by town,school --targets samples/targets.csv\n",
    declare, "change outflow inflow daily targets", "rates"};

}  // namespace baoxue::tools
