// audit-attendance: what in the attendance is too smooth to be true.
#include <baoxue/base/words.hpp>
#include <baoxue/silence.hpp>

#include "children.hpp"
#include "places.hpp"

namespace baoxue::tools {
namespace {

struct AuditOptions : Options {
    std::vector<std::string> attendance, reports;
    std::string profile;
    ChildFiles children;
    ClassChoice places;
    SilencePolicy policy;
};

void run(AuditOptions& options, const CLI::App& app)
{
    Attendance attendance;
    for (const auto& file : inputs(app, options.attendance)) attendance.read(file, options.reading, options.profile, options.rejects);
    Children children(options, options.children);
    children.add(attendance);
    children.settle();
    SilenceInput input{.pupils = children.pupils(), .schools = children.directory().schools()};
    for (const auto& file : options.reports) {
        auto reports = read_daily_reports(options.table(file, DailyReport::kinds(), DailyReport::needed()), options.rejects);
        std::ranges::move(reports, std::back_inserter(input.reports));
    }
    settle_rejects(options);
    options.policy.as_of = options.as_of;
    auto found = find_silence(attendance, input, options.policy);
    auto places = children.places();
    places.insert(places.end(), attendance.places().begin(), attendance.places().end());
    keep_chosen(options.places, found, [](const Oddity& oddity) { return oddity.where; }, input.schools, std::move(places));
    csv::Writer out(options.writing, Oddity::columns(), Oddity::kinds());
    for (const auto& oddity : found) write(out, oddity);
    out.finish();
    tell("{} things to look at; nothing of it is proved", {{"findings", found.size()}});
    settle_findings(options, !found.empty());
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<AuditOptions>();
    app.add_option("attendance", options->attendance, "Attendance or tallies; none or - is standard input")->type_name("FILE");
    app.add_option("--reports", options->reports, "What the classes sent in as daily reports: head counts against lessons")->type_name("FILE");
    add_date(app, "--since", options->policy.since, "From this day; all that the files hold if not given");
    app.add_option("--days", options->policy.days, "Days that a class must have reported before it is odd that it never varies; default 10")
        ->check(CLI::Range(2, 1000))
        ->type_name("NUMBER");
    add_profile(app, options->profile);
    add_children(app, options->children);
    add_places(app, options->places);
    add_usual(app, *options);
    app.callback([options, &app] { run(*options, app); });
}

}  // namespace

extern const Command audit_attendance_command{
    "audit-attendance", "List what in the attendance is too smooth to be true, for a person to look at",
    "  baoxue audit-attendance samples/attendance-2026-autumn.csv.gz --roster samples/roster-2026-autumn.csv --as-of 2026-10-16\n", declare,
    "attendance tally roster daily", "oddity"};

}  // namespace baoxue::tools
