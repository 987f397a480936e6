// report-daily: 学生到校日报 of every class, school and the town, and who has not reported.
#include <algorithm>
#include <functional>

#include <baoxue/absence.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/daily.hpp>
#include <baoxue/rule/school_year.hpp>

#include "daily_options.hpp"
#include "evidence.hpp"
#include "not_registered.hpp"

namespace baoxue::tools {
namespace {

DailyEvidence evidence_of(DailyOptions& options, const Children& children, const std::vector<const csv::Table*>& leaves)
{
    DailyEvidence evidence{.calendar = read_calendar(options, options.calendar),
                           .pupils = children.pupils(),
                           .in_doubt = children.in_doubt()};
    for (const auto* const table : leaves)
        std::ranges::move(read_leaves(*table, options.rejects), std::back_inserter(evidence.leaves));
    tell_leaves(evidence.leaves);
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

void tell_sums(const std::vector<DailyReport>& classes)
{
    DailyReport all{.classes = 0, .reported = 0};
    std::size_t flagged = 0;
    for (const auto& report : classes) {
        all.classes += report.classes, all.reported += report.reported;
        if (report.reported != 0) all.count += report.count;
        flagged += !report.flags.empty() && report.flags != "double_school";
    }
    tell("{} of {} reports of classes are in: expected {}, present {}, absent {}",
         {{"reported", all.reported}, {"classes", all.classes}, {"expected", all.count.expected},
          {"present", all.count.present}, {"absent", all.count.absent}});
    if (flagged != 0) tell("{} reports do not add up; see the column flags", {{"reports_flagged", flagged}});
}

void run(DailyOptions& options, const CLI::App& app)
{
    settle_policy(options);
    const bool counted = options.reports.empty();
    const DailyPolicy& policy = options.policy;
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
    const bool in_parts = options.level == DailyLevel::part;
    auto columns = DailyReport::columns();
    if (in_parts) columns.insert(columns.begin(), options.by == "village" ? "village" : "special_group");
    csv::Writer out(options.writing, columns, {"daily_part", "daily"});
    bool missing = false;
    for (const auto& report : add_up(reports.classes, sent, options.level)) {
        missing = missing || report.reported < report.classes || !report.flags.empty();
        if (options.unreported && report.reported == report.classes) continue;
        if (in_parts) out.cell(report.part);
        write(out, report);
    }
    if (!options.not_registered.empty()) write_not_registered(options, attendance, evidence);
    out.finish();
    if (!in_parts) tell_sums(reports.classes);
    if (reports.absences_only != 0 && !policy.absences_only)
        tell("schools of which no row says that somebody was present: {}. Who has no row was counted as absent; if the " "files hold absences only, say --absences-only",
             {{"schools_absences_only", reports.absences_only}});
    if (counted && !options.children.rosters.empty()) tell("not on the roster: {}",
                                                           {{"not_on_roster", reports.not_on_roster}});
    settle_findings(options, missing);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<DailyOptions>();
    add_daily_options(app, *options);
    app.callback([options, &app] { run(*options, app); });
}

}  // namespace

extern const Command report_daily_command{
    "report-daily", "Report who came to school today, by class, school and town, and who has not reported",
    "  baoxue report-daily samples/attendance-2026-autumn.csv.gz --roster samples/roster-2026-autumn.csv "
    "--leave samples/leave.csv --as-of 2026-09-14 --by school\n",
    declare, "attendance tally roster calendar leave", "daily"};

}  // namespace baoxue::tools
