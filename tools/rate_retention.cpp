// rate-retention: 鞏固率, 輟學率 and the other rates, with every figure they are made of, against targets.
#include <algorithm>

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/retention.hpp>

#include "command.hpp"

namespace baoxue::tools {
namespace {

struct RateOptions : Options {
    std::string changes, outflow, inflow, household, targets;
    std::vector<std::string> figures, daily, formulae = {"dropout_term", "retention_year"}, levels = {"town"};
    std::optional<Date> begin, end;
    bool missed = false;
    std::vector<csv::Table> tables = {};  // records are views into them

    const csv::Table& table(const std::string& file, const std::vector<std::string>& kinds,
                            const std::vector<std::string>& needed)
    {
        return tables.emplace_back(file, reading, kinds, needed, rejects);
    }
};

RetentionPolicy policy_of(RateOptions& options)
{
    RetentionPolicy policy{.levels = {}, .period = {options.begin, options.end}};
    for (const auto& word : options.levels) policy.levels.push_back(*group_level(word));
    for (const auto& code : options.formulae) policy.formulae.push_back(Formula::find(code));
    if (!options.targets.empty())
        policy.targets = read_targets(options.table(options.targets, Target::kinds(), Target::needed()));
    return policy;
}

RetentionFigures figures_of(RateOptions& options, const CLI::App& app)
{
    RetentionFigures figures;
    const std::vector<std::string> change_kinds{"change", "roster"}, change_columns{"change", "before_row"};
    const auto flow = [&](const std::string& file, Flow direction) {
        if (file.empty()) return std::vector<OutflowRow>();
        return read_outflows(options.table(file, Outflow::kinds(direction), {"student_id", "reason", "normal"}));
    };
    const bool others = !options.figures.empty() || !options.daily.empty() || !options.household.empty();
    if (!options.changes.empty() || !others) {
        const auto files = inputs(
            app, options.changes.empty() ? std::vector<std::string>() : std::vector<std::string>{options.changes});
        figures.changes = read_changes(options.table(files.front(), change_kinds, change_columns));
    }
    figures.outflows = flow(options.outflow, Flow::out), figures.inflows = flow(options.inflow, Flow::in);
    if (!options.household.empty())
        figures.household = read_changes(options.table(options.household, change_kinds, change_columns));
    for (const auto& file : options.figures)
        figures.tables.push_back(read_figures(options.table(file, Indicator::kinds(), {}), options.rejects));
    for (const auto& file : options.daily) {
        const auto reports =
            read_daily_reports(options.table(file, DailyReport::kinds(), DailyReport::needed()), options.rejects);
        figures.daily.insert(figures.daily.end(), reports.begin(), reports.end());
    }
    return figures;
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
    tell(say("at the start {} + came {} - went {} = at the end {}; gap {}",
             {*town[Figure::enrolled_start], sum(Figure::intake, Figure::moved_in),
              sum(Figure::graduated, Figure::moved_out), *town[Figure::enrolled_end], *gap}));
}

void run(RateOptions& options, const CLI::App& app)
{
    // Pointers into the tables must stay.
    options.tables.reserve(5 + options.figures.size() + options.daily.size());
    const RetentionPolicy policy = policy_of(options);
    const RetentionFigures figures = figures_of(options, app);
    const RetentionReport report = rate_retention(figures, policy);
    settle_rejects(options);

    csv::Writer out(options.writing, Indicator::columns(), Indicator::kinds());
    std::size_t met = 0, missed = 0;
    for (const auto& row : report.rows) {
        met += row.met == "met", missed += row.met == "missed";
        if (!options.missed || row.met == "missed") write(out, row);
    }
    out.finish();
    tell_balance(report.town);
    if (!policy.targets.empty()) tell(say("targets met {}, missed {}", {met, missed}));
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
    file("--targets", options->targets, "Targets: scope,indicator,op,value");
    takes(app.add_option("--formula", options->formulae, "Which formulae; several are in official use")->delimiter(','),
          formula_codes());
    takes(app.add_option("--by", options->levels, "For whom")->delimiter(','), words_to<Group::last_level>());
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
    declare};

}  // namespace baoxue::tools
