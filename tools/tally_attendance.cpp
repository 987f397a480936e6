// tally-attendance: a row for each student and day, which flag-absent reads in place of the raw rows.
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/month_grid.hpp>
#include <baoxue/store/attendance.hpp>

#include "children.hpp"
#include "command.hpp"
#include "places.hpp"

namespace baoxue::tools {
namespace {

struct TallyOptions : Options {
    std::vector<std::string> attendance;
    std::string profile;
    bool by_class = false;
    std::string month;  // 2026-09: a grid
    ChildFiles children;
    ClassChoice places;
};

void write_grid(const TallyOptions& options, const Attendance& attendance, const PlaceTest& wanted)
{
    const auto first = parse_date(options.month + "-01");
    if (!first) throw Error(Status::usage, say("--month {} is no month; write 2026-09", {options.month}));
    const std::chrono::year_month_day day(*first);
    csv::Writer out(options.writing, month_grid_columns(day.year() / day.month()), {"notices", "roster"});
    write_month_grid(out, attendance, day.year() / day.month(), wanted);
    const auto written = out.rows();
    out.finish();
    tell("{} children in the grid of {}", {{"rows_written", written}, {"month", options.month}});
}

void run(TallyOptions& options, const CLI::App& app)
{
    Attendance attendance;
    std::size_t rows = 0;
    for (const auto& file : inputs(app, options.attendance))
        rows += attendance.read(file, options.reading, options.profile, options.rejects);
    Children children(options, options.children);
    children.add(attendance);
    children.settle();
    settle_rejects(options);
    const auto& schools = children.directory().schools();
    auto places = children.places();
    places.insert(places.end(), attendance.places().begin(), attendance.places().end());
    hold_against(options.places, places, schools);
    const auto wanted = [&](const SchoolClass& place) { return options.places.wants(place, schools); };
    if (!options.month.empty()) return write_grid(options, attendance, wanted);
    csv::Writer out(options.writing, options.by_class ? class_tally_columns() : tally_columns(attendance),
                    {"tally", "attendance"});
    (options.by_class ? write_class_tallies : write_tallies)(out, attendance, wanted);
    const std::size_t written = out.rows();
    out.finish();
    tell("{} rows, {} students, {} days; {} rows of the tally",
         {{"rows", rows}, {"students", attendance.students()}, {"days", attendance.dates().size()},
          {"rows_written", written}});
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<TallyOptions>();
    app.add_option("attendance", options->attendance, "Attendance or tallies; none or - is standard input");
    const std::map<std::string, bool> by{{"student", false}, {"class", true}};
    app.add_option("--by", options->by_class,
                   "A row for each day and student, or class: for people to read, no longer for flag-absent")
        ->transform(CLI::CheckedTransformer(by))
        ->type_name("student|class");
    app.add_option("--month", options->month, "A grid of this month, 2026-09: a row for each child, a column for each day, √ × ○ △")->excludes("--by")->type_name("MONTH");
    add_profile(app, options->profile);
    add_children(app, options->children);
    add_places(app, options->places);
    add_reading(app, *options);
    add_writing(app, *options);
    app.callback([options, &app] { run(*options, app); });
}

}  // namespace

extern const Command tally_attendance_command{
    "tally-attendance", "Reduce attendance to a row for each student and day, or class and day",
    "  baoxue tally-attendance samples/attendance-2026-autumn.csv.gz --by class -o tally.csv\n", declare, "attendance roster", "tally"};

}  // namespace baoxue::tools
