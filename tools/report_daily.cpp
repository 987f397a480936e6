// report-daily: 学生到校日报 of every class, school and the town, and who has not reported.
#include <algorithm>
#include <functional>

#include <baoxue/absence.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/grade.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/daily.hpp>
#include <baoxue/rule/school_year.hpp>

#include "children.hpp"
#include "command.hpp"
#include "evidence.hpp"
#include "places.hpp"

namespace baoxue::tools {
namespace {

struct DailyOptions : Options {
    std::vector<std::string> attendance, reports, leaves;
    ChildFiles children;
    ClassChoice places;
    std::string calendar, profile, policy_file, not_registered;
    std::optional<Date> since;
    DailyPolicy policy;
    DailyLevel level = DailyLevel::klass;
    bool no_names = false, unreported = false;
};

DailyEvidence evidence_of(DailyOptions& options, const Children& children, const std::vector<const csv::Table*>& leaves)
{
    DailyEvidence evidence{.calendar = read_calendar(options, options.calendar),
                           .pupils = children.pupils(),
                           .in_doubt = children.in_doubt()};
    for (const auto* const table : leaves)
        std::ranges::move(read_leaves(*table, options.rejects), std::back_inserter(evidence.leaves));
    tell_unapproved(evidence.leaves);
    return evidence;
}

std::vector<DailyReport> sent_in(DailyOptions& options)
{
    std::vector<DailyReport> sent;
    for (const auto& file : options.reports) {
        auto reports =
            read_daily_reports(options.table(file, DailyReport::kinds(), DailyReport::needed()), options.rejects);
        std::ranges::move(reports, std::back_inserter(sent));
    }
    return sent;
}

std::vector<Date> dates_of(const Attendance& attendance, const std::vector<DailyReport>& sent)
{
    auto dates = attendance.dates();
    for (const auto& report : sent) dates.push_back(report.date);
    std::ranges::sort(dates);
    dates.erase(std::ranges::unique(dates).begin(), dates.end());
    return dates;
}

void write_not_registered(const DailyOptions& options, const Attendance& attendance, const DailyEvidence& evidence)
{
    const auto rules = read_rules("absence/plan", options.policy_file, options.reading, AbsencePolicy::metrics());
    const Date begin = counts_from(options.as_of, attendance.dates(), evidence.calendar);
    auto columns = AbsenceFlag::columns();
    columns.insert(columns.end(), {"school_id", "school_name", "grade", "class"});
    csv::Writer out(options.writing.to(options.not_registered), columns, AbsenceFlag::kinds());
    const auto missing = find_not_registered(attendance, evidence, begin, options.as_of, rules);
    for (auto [flag, at] : missing) {
        if (options.no_names) flag.name.clear();
        const Pupil& pupil = evidence.pupils[at];
        write(out, flag);
        out.cell(pupil.school_id).cell(pupil.school_name);
        out.cell(grade_text(pupil.grade)).cell(pupil.class_name).end_row();
    }
    out.finish();
    tell(say("not registered since {}: {}", {to_string(begin), missing.size()}));
}

void tell_sums(const std::vector<DailyReport>& classes)
{
    DailyReport all{.classes = 0, .reported = 0};
    std::size_t flagged = 0;
    for (const auto& report : classes) {
        all.classes += report.classes, all.reported += report.reported;
        if (report.reported != 0) all.count += report.count;
        flagged += !report.flags.empty() && report.flags != "double_school";
    }
    tell(say("{} of {} reports of classes are in: expected {}, present {}, absent {}",
             {all.reported, all.classes, all.count.expected, all.count.present, all.count.absent}));
    if (flagged != 0) tell(say("{} reports do not add up; see the column flags", {flagged}));
}

void run(DailyOptions& options, const CLI::App& app)
{
    if (!options.attendance.empty() && !options.reports.empty())
        throw Error(Status::usage, say("give attendance or --reports, not both"));
    const bool counted = options.reports.empty();
    if (!options.not_registered.empty() && (!counted || options.children.rosters.empty()))
        throw Error(Status::usage, say("--not-registered needs attendance and --roster"));
    DailyPolicy& policy = options.policy;
    policy.as_of = options.as_of, policy.since = options.since.value_or(options.as_of);
    policy.names = !options.no_names;

    Children children(options, options.children);
    std::vector<const csv::Table*> leaves;
    for (const auto& file : options.leaves) leaves.push_back(&children.open(file, Leave::kinds(), Leave::needed()));
    const auto sent = sent_in(options);
    Attendance attendance;
    if (counted)
        for (const auto& file : inputs(app, options.attendance))
            attendance.read(file, options.reading, options.profile, options.rejects);
    children.add(attendance);
    children.settle();
    const DailyEvidence evidence = evidence_of(options, children, leaves);
    hold_against(evidence.calendar, options.calendar, dates_of(attendance, sent));
    settle_rejects(options);

    DailyReports reports =
        counted ? report_days(attendance, evidence, policy) : report_days(sent, evidence, policy);
    hold_against(options.places, places_of(reports.classes, std::mem_fn(&DailyReport::where)));
    std::erase_if(reports.classes, [&](const auto& report) { return !options.places.wants(report.where()); });
    csv::Writer out(options.writing, DailyReport::columns(), DailyReport::kinds());
    bool missing = false;
    for (const auto& report : add_up(reports.classes, sent, options.level)) {
        missing = missing || report.reported < report.classes || !report.flags.empty();
        if (!options.unreported || report.reported < report.classes) write(out, report);
    }
    if (!options.not_registered.empty()) write_not_registered(options, attendance, evidence);
    out.finish();
    tell_sums(reports.classes);
    if (reports.absences_only != 0 && !policy.absences_only)
        tell(say("schools of which no row says that somebody was present: {}. Who has no row was counted as absent; if the "
                 "files hold absences only, say --absences-only",
                 {reports.absences_only}));
    if (counted && !options.children.rosters.empty()) tell(say("not on the roster: {}", {reports.not_on_roster}));
    settle_findings(options, missing);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<DailyOptions>();
    const auto file = [&](const char* name, auto& value, const char* help) {
        return app.add_option(name, value, help)->type_name("FILE");
    };
    app.add_option("attendance", options->attendance, "Attendance or tallies; none or - is standard input");
    file("--reports", options->reports, "What classes or schools have sent in, instead of attendance");
    add_children(app, options->children);
    file("--calendar", options->calendar, "School days; without it, days on which the school has a row");
    file("--leave", options->leaves, "Leave slips and 休学");
    const std::map<std::string, DailyLevel> levels{{"class", DailyLevel::klass},
                                                   {"grade", DailyLevel::grade},
                                                   {"school", DailyLevel::school},
                                                   {"town", DailyLevel::town}};
    app.add_option("--by", options->level, "Add up to")
        ->transform(CLI::CheckedTransformer(levels))
        ->type_name("class|grade|school|town");
    add_date(app, "--since", options->since, "Every school day from this one on; only --as-of if not given");
    app.add_flag("--no-names", options->no_names, "Leave out the names of the absent");
    app.add_flag("--unreported", options->unreported, "Only those of which a report is missing");
    file("--not-registered", options->not_registered,
         "Write who has not come since the term began, on day 1, 3 and 5, to FILE")
        ->type_name(written_file);
    file("--policy", options->policy_file, "The rules for --not-registered, in place of the built-in ones");
    add_profile(app, options->profile);
    add_places(app, options->places);
    app.add_flag("--allow-late-leave", options->policy.late_leave, "A slip filed after the absence excuses it too");
    app.add_flag("--absences-only", options->policy.absences_only,
                 "The files hold absences only: all others were present");
    add_usual(app, *options);
    app.callback([options, &app] { run(*options, app); });
}

}  // namespace

extern const Command report_daily_command{
    "report-daily", "Report who came to school today, by class, school and town, and who has not reported",
    "  baoxue report-daily samples/attendance-2026-autumn.csv.gz --roster samples/roster-2026-autumn.csv "
    "--leave samples/leave.csv --as-of 2026-09-14 --by school\n",
    declare};

}  // namespace baoxue::tools
