// make-schedule: when each school comes to have its lists checked, and the term's duties for a phone.
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/policy.hpp>
#include <baoxue/schedule.hpp>

#include <cstdio>
#include <optional>

#include "command.hpp"
#include "evidence.hpp"

namespace baoxue::tools {
namespace {

struct ScheduleOptions : Options {
    std::string schools, calendar, ics, term, duties, slots;
    std::vector<std::string> rosters;
    std::optional<Date> from;
    SchedulePolicy policy;
    bool print_duties = false;
};

csv::Table read(ScheduleOptions& options, const std::string& file, const std::string& kind,
                const std::vector<std::string>& needed)
{
    return {file, options.reading, {kind}, needed, options.rejects};
}

// Writes the list but for the last step, which the caller takes when all else is done.
std::vector<Event> schedule(ScheduleOptions& options, const Calendar& calendar, std::optional<csv::Writer>& list)
{
    const auto table = read(options, options.schools, "schools", {"school_id|school_name"});
    auto schools = read_schools(table);
    for (const auto& file : options.rosters)
        count_students(schools,
                       read(options, file, "roster", {"school_id|school_name", "student_id|national_id|name"}));
    const Date from = options.from.value_or(options.as_of);
    const auto appointments = schedule_schools(schools, from, options.policy, calendar);
    settle_rejects(options);
    if (const auto unknown = std::ranges::count(schools, 0, &School::students); unknown != 0)
        tell("schools without a number of students, which get the least time: {}. Give it in the list, or --roster",
             {{"schools_without_number", unknown}});

    auto columns = Appointment::columns();
    std::vector<std::size_t> own;  // the schools' columns that pass through
    for (std::size_t column = 0; column < table.heading().columns.size(); ++column) {
        const auto& name = table.heading().columns[column];
        if (std::ranges::find(Appointment::columns(), name) != Appointment::columns().end()) continue;
        own.push_back(column);
        columns.push_back(name);
    }
    csv::Writer& out = list.emplace(options.writing, columns, std::vector<std::string>{"schedule", "schools"});
    for (const auto& appointment : appointments) {
        write(out, appointment);
        for (const std::size_t column : own) out.cell(table.cell(schools[appointment.school].row, column));
        out.end_row();
    }
    return to_events(appointments, schools, from);
}

void run(ScheduleOptions& options)
{
    if (options.print_duties) return print_text(options, policy_text("duties"));
    if (options.schools.empty() && (options.term.empty() || options.ics.empty()))
        throw Error(Status::usage, say("give the schools' file, or --term and --ics for the duties alone"));
    if (!options.slots.empty()) options.policy.slots = parse_slots(options.slots);
    if (!options.term.empty()) parse_term(options.term);  // a wrong one is told before any file is read
    const Calendar calendar = read_calendar(options, options.calendar);
    std::vector<Event> events;
    std::optional<csv::Writer> list;  // finished last
    if (!options.schools.empty()) events = schedule(options, calendar, list);
    if (!options.term.empty())
        std::ranges::copy(term_duties(read_duties(options.duties, options.reading), parse_term(options.term), calendar),
                          std::back_inserter(events));
    if (!options.ics.empty()) {
        csv::OutputFile out(options.ics);
        out.write(to_icalendar(events, say("Keeping children in school"), options.as_of));
        out.finish();
        tell("{}: {} entries", {{"file", options.ics}, {"entries", events.size()}});
    }
    if (list) list->finish();
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<ScheduleOptions>();
    SchedulePolicy& policy = options->policy;
    app.add_option("schools", options->schools, "The schools (schools.csv), in the order in which they are to come")
        ->type_name("FILE");
    app.add_option("--roster", options->rosters, "Count each school's students on these rosters")->type_name("FILE");
    app.add_option("--calendar", options->calendar, "School calendar: days off are passed over")->type_name("FILE");
    add_date(app, "--from", options->from, "The first day; the day of --as-of if not given");
    app.add_option("--days", policy.days, "School days to fill at most; default 5")
        ->check(CLI::Range(1, 100))
        ->type_name("NUMBER");
    app.add_option("--slots", options->slots, "Hours of a day; default 08:30-11:30,14:00-17:00")->type_name("TIMES");
    app.add_option("--desks", policy.desks, "Schools received at the same time; default 1")
        ->check(CLI::Range(1, 100))
        ->type_name("NUMBER");
    app.add_option("--minutes-per-100-students", policy.minutes_per_100_students,
                   "Minutes for each 100 students; default 20")
        ->check(CLI::Range(0, 600))
        ->type_name("NUMBER");
    app.add_option("--at-least", policy.at_least, "Minutes for the smallest school; default 15")
        ->check(CLI::Range(1, 600))
        ->type_name("NUMBER");
    app.add_option("--far-km", policy.far_km, "From this distance on a school does not come first; default 10")
        ->type_name("NUMBER");
    app.add_option("--far-after", policy.far_after,
                   "Minutes after the day opens before which no far school comes; default 60")
        ->check(CLI::Range(0, 600))
        ->type_name("NUMBER");
    app.add_option("--ics", options->ics, "Write the appointments for phones and Outlook to FILE")->type_name(written_file);
    app.add_option("--term", options->term, "Put the duties of this term into --ics too: 2026-09-01..2027-01-22")
        ->type_name("DATES");
    app.add_option("--duties", options->duties, "Your own table of duties")->type_name("FILE");
    app.add_flag("--print-duties", options->print_duties, "Print the built-in table of duties");
    add_as_of(app, *options);
    add_reading(app, *options);
    add_writing(app, *options);
    app.callback([options] { run(*options); });
}

}  // namespace

extern const Command make_schedule_command{
    "make-schedule", "Give every school its day and time to have its lists checked",
    "  baoxue make-schedule samples/schools.csv --roster samples/roster-2026-autumn.csv --from 2026-09-07\n", declare, "schools roster calendar", "schedule"};

}  // namespace baoxue::tools
