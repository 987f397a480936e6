// report-appraisal: result and process of a term, person by person, with points and the rows behind.
#include <algorithm>

#include <baoxue/appraisal.hpp>
#include <baoxue/assign.hpp>
#include <baoxue/base/codes.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/policy.hpp>
#include <baoxue/rule/school_year.hpp>

#include "duty_wards.hpp"
#include "evidence.hpp"

namespace baoxue::tools {
namespace {

struct AppraisalOptions : Options {
    DutyInput input;
    ClassChoice places;
    std::string term, targets, policy_file, rows, times;
    std::vector<std::string> daily;
    std::vector<std::string> levels;
    long long few = 30;
    bool print_policy = false;
};

// What nobody has told is not 0: without its list a measure is left out.
void keep_told(const AppraisalOptions& options, std::vector<AppraisalRule>& rules)
{
    const auto& input = options.input;
    const std::pair<bool, std::vector<std::string_view>> told[] = {
        {!input.ledger.empty(), {"children_lost", "brought_back"}},
        {!input.ledger.empty() && !options.targets.empty(), {"target_missed"}},
        {!input.visits.empty(), {"visit_missed", "visit_late", "record_incomplete"}},
        {!input.notices.empty(), {"letter_late"}},
        {!options.daily.empty(), {"unreported"}},
        {!input.commitments.empty(), {"unsigned"}},
        {!input.log.empty(), {"check_missed"}}};
    std::string left_out;
    for (const auto& [given, measures] : told)
        for (const auto measure : measures)
            if (!given && std::erase_if(rules, [&](const AppraisalRule& rule) { return rule.measure == measure; }) != 0)
                add_word(left_out, label("measure", measure, spoken()), say(", "));
    if (!left_out.empty()) tell(say("not appraised, their lists were not given: {}", {left_out}));
}

template <class Row>
void write_all(const csv::WriteOptions& writing, const std::vector<Row>& rows, const AppraisalOptions& options, const Schools& schools)
{
    csv::Writer out(writing, Row::columns(), Row::kinds());
    for (const auto& row : rows) {
        const auto& who = row.who;
        const bool wanted = options.levels.empty() || std::ranges::find(options.levels, who.level) != options.levels.end();
        if (!wanted || !options.places.wants({who.school_id, who.school_name, 0, {}}, schools)) continue;
        if constexpr (std::is_same_v<Row, Appraisal>) write(out, row, options.few);
        else write(out, row);
    }
    out.finish();
}

void run(AppraisalOptions& options)
{
    if (options.print_policy) return print_text(options, policy_text("appraisal"));
    auto rules = read_appraisal_rules(options.policy_file, options.reading);
    keep_told(options, rules);
    DutyWards lists(options.input, options);
    tell_another_term(lists.calendar, options.input.calendar, options.as_of);
    const auto days = days_of(options.term, options.as_of, lists.calendar);
    std::vector<DailyReport> daily;
    for (const auto& file : options.daily)
        std::ranges::move(read_daily_reports(options.table(file, DailyReport::kinds(), DailyReport::needed()), options.rejects), std::back_inserter(daily));
    std::vector<TargetShare> targets;
    if (!options.targets.empty()) targets = read_target_shares(options.table(options.targets, TargetShare::kinds(), TargetShare::needed()), options.rejects);
    settle_rejects(options);
    std::vector<Gap> papers;
    if (!options.input.commitments.empty())
        papers = find_unsigned(lists.people.pupils, lists.people.assignments, lists.commitments, school_year(options.as_of));
    const auto turns = list_turns(lists.owed, days, lists.calendar);
    auto done = appraise({lists.people.pupils, lists.people.assignments, lists.people.cases, turns, lists.owed.visits, lists.owed.notices,
                                papers, daily, targets, days.first, options.as_of},
                               rules, lists.calendar);
    write_all(options.writing, done.rows, options, lists.schools());
    const auto told = [&](const AppraisalFact& fact) {
        return fact.measure.starts_with("days_to_") || std::ranges::count(rules, fact.measure, &AppraisalRule::measure) != 0;
    };
    std::erase_if(done.facts, [&](const AppraisalFact& fact) { return !told(fact); });
    if (!options.rows.empty()) write_all(options.writing.to(options.rows), done.facts, options, lists.schools());
    if (!options.times.empty()) write_all(options.writing.to(options.times), done.times, options, lists.schools());
    const auto totals = std::ranges::count(done.rows, "total", &Appraisal::measure);
    const auto vetoed = std::ranges::count_if(done.rows, [](const Appraisal& row) { return row.measure == "total" && row.veto; });
    tell("{} people appraised, {} fail by veto", {{"people", totals}, {"vetoed", vetoed}});
    settle_findings(options, vetoed != 0);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<AppraisalOptions>();
    const auto file = [&](const std::string& name, auto& value, const std::string& help, const std::string& type = "FILE") {
        return app.add_option(name, value, help)->type_name(type);
    };
    add_duty_files(app, options->input);
    file("--commitments", options->input.commitments, "The 责任书 of the school year: who has not signed");
    file("--daily", options->daily, "What report-daily wrote of the term, by class: who has not reported");
    file("--targets", options->targets, "Targets as children: what rate-retention --break-down proposed");
    file("--term", options->term, "The term, where no calendar tells it: 2026-09-01..2027-01-22", "DATES");
    file("--rows", options->rows, "Write the rows behind each count to FILE", written_file);
    file("--times", options->times, "Write the school days from the first absence to each step, per person, to FILE", written_file);
    file("--policy", options->policy_file, "Your own points and vetoes; --print-policy shows the built-in ones");
    app.add_flag("--print-policy", options->print_policy, "Print the built-in points and vetoes");
    takes(app.add_option("--level", options->levels, "Only these people")->delimiter(','), std::vector<std::string>{"teacher", "school", "centre"});
    app.add_option("--few", options->few, "Of fewer children a share is shown as children, such as 1/13")->type_name("NUMBER");
    add_places(app, options->places);
    add_usual(app, *options);
    app.callback([options] { run(*options); });
}

}  // namespace

extern const Command report_appraisal_command{
    "report-appraisal", "Appraise teachers, heads and the centre: result and process of a term, with points",
    "  baoxue report-appraisal --roster samples/roster-2026-autumn.csv --assign samples/assign.csv --visits "
    "samples/visits.csv \\\n      --notices samples/notices.csv --commitments samples/commitments.csv --calendar samples/calendar.csv --as-of 2026-10-16\n",
    declare, "roster assign case_event visits notices commitments daily", "appraisal"};

}  // namespace baoxue::tools
