// flag-absent: who has been away, by which rule, who must act by when.
#include <map>

#include <baoxue/base/codes.hpp>
#include <baoxue/base/grade.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/policy.hpp>

#include "flag_rows.hpp"
#include "rehearsal.hpp"

namespace baoxue::tools {
namespace {

void write_unreported(const FlagOptions& options, const std::vector<Unreported>& unreported)
{
    csv::Writer out(options.writing.to(options.unreported), {"date", "school_id", "school_name", "grade", "class"},
                    {"attendance"});
    for (const auto& [place, date] : unreported) {
        out.cell(to_string(date)).cell(place.school_id).cell(place.school_name);
        out.cell(grade_text(place.grade)).cell(place.name).end_row();
    }
    out.finish();
}

// What the rows leave open.
void tell_gaps(const FlagOptions& options, const AbsenceReport& report)
{
    if (!options.files.children.rosters.empty())
        tell(say("not on the roster: {}; at another school than it says: {}",
                 {report.not_on_roster, report.at_another_school}));
    if (report.said_to_be_gone != 0)
        tell(say("flagged though the roster says that they are gone or elsewhere, which nothing proves: {}",
                 {report.said_to_be_gone}));
    if (report.double_school != 0)
        tell("students with rows at two schools on one day: {}", {{"at_two_schools", report.double_school}});
    if (!report.flags.empty()) tell_no_calendar(options.files.calendar);
    if (report.absences_only != 0)
        tell("schools of which no row says that somebody was present: {}. A day without a row was taken to end an " "absence; if the files hold absences only, say --absences-only",
             {{"schools_absences_only", report.absences_only}});
    if (report.days_behind > 0)
        tell("the newest row is of {}, {} school days before {}: who has come back since is not known",
             {{"newest_day", to_string(*report.newest)}, {"days_behind", report.days_behind},
              {"as_of", to_string(options.as_of)}});
    if (!report.unreported.empty())
        tell("days on which a class reported nothing: {}; --unreported FILE lists them",
             {{"days_unreported", report.unreported.size()}});
}

void run(FlagOptions& options, const CLI::App& app)
{
    if (options.print_policy) return print_text(options, policy_text("absence/" + options.preset));
    complete(options);
    const auto rehearsed = policies_named(options.rehearsed, options.policy, options.reading);
    options.files.attendance = inputs(app, options.files.attendance);
    const AbsenceLists lists(options, options.files);
    hold_places(options, lists);
    if (!rehearsed.empty()) return write_rehearsals(options.writing, options.rehearsed, rehearsed, lists);
    const auto earlier = read_earlier(options, lists.children);
    const AbsenceReport report = flag_absent(lists.attendance, lists.evidence, options.policy);
    settle_rejects(options);

    if (!options.unreported.empty()) write_unreported(options, report.unreported);
    const auto flagged = write_flags(options, lists, report.flags, earlier);
    std::size_t written = 0;
    for (const auto& [level, count] : flagged) written += count;

    tell("{} rows, {} students, {} school days",
         {{"rows", lists.rows}, {"students", report.students}, {"school_days", report.school_days}});
    if (report.school_days == 0 && lists.rows != 0)
        tell(say("no row is of a school day up to {}: nobody was judged", {to_string(options.as_of)}));
    if (written != report.flags.size())
        tell("left out by --level, --school and --class: {}", {{"left_out", report.flags.size() - written}});
    for (const auto& [level, count] : flagged) tell("flagged for {}: {}", {{"level", label("level", level, spoken())}, {"flagged", count}});
    tell_gaps(options, report);
    settle_findings(options, !flagged.empty());
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<FlagOptions>();
    add_flag_options(app, *options);
    app.callback([options, &app] { run(*options, app); });
}

}  // namespace

extern const Command flag_absent_command{"flag-absent",
                                         "Say who has been away, by which rule, and who must act by when",
                                         "  baoxue flag-absent samples/attendance-2026-autumn.csv.gz "
                                         "--calendar samples/calendar.csv --leave samples/leave.csv "
                                         "--as-of 2026-10-16\n"
                                         "  baoxue flag-absent --print-policy --preset yunnan\n",
                                         declare, "attendance tally roster calendar leave transfers visits notices", "absence_flag"};

}  // namespace baoxue::tools
