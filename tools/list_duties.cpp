// list-duties: who owes which visit, check or paper by when.
#include "duty_pages.hpp"
#include "duty_wards.hpp"
#include "evidence.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/policy.hpp>
#include <baoxue/schedule.hpp>

namespace baoxue::tools {
namespace {

struct DutyOptions : Options {
    DutyInput input;
    ClassChoice places;
    std::string term, pages;
    std::vector<std::string> only;
    std::optional<Date> until;
    bool ics = false, print_duties = false, households = false;
};

OwedDays days_of(const DutyOptions& options, const Calendar& calendar)
{
    OwedDays days{.as_of = options.as_of};
    if (!options.term.empty()) {
        const auto [first, last] = parse_term(options.term);
        days.first = first;
        days.last = last;
    } else {
        const auto first = calendar.term_begin(options.as_of);
        const auto last = calendar.last_day();
        if (!first || !last || *last < *first)
            throw Error(Status::usage, say("give --calendar or --term: duties fall due within a term"));
        days.first = *first;
        days.last = *last;
    }
    const std::chrono::weekday today(options.as_of);  // to the end of the week
    days.until = options.until.value_or(options.as_of + (std::chrono::Sunday - today));
    return days;
}

bool wanted(const DutyOptions& options, const Owed& owed)
{
    return options.only.empty() || std::ranges::find(options.only, to_string(owed.state)) != options.only.end();
}

void run(DutyOptions& options)
{
    if (options.print_duties) return print_text(options, policy_text("duties"));
    if (!options.term.empty()) parse_term(options.term);  // a wrong one is told before any file is read
    DutyWards wards(options.input, options);
    wards.keep(options.places);
    tell_another_term(wards.calendar, options.input.calendar, options.as_of);
    const auto days = days_of(options, wards.calendar);
    const bool done = std::ranges::find(options.only, "done") != options.only.end();
    auto list = list_owed(wards.owed, days, wards.calendar, done);
    settle_rejects(options);
    std::erase_if(list, [&](const Owed& owed) { return !wanted(options, owed); });
    if (options.households) list = by_household(std::move(list));
    if (options.households && !options.pages.empty())  // a round of the villages
        std::ranges::stable_sort(list, {}, [](const Owed& owed) { return owed.ward.address; });
    const auto overdue = std::ranges::count(list, Owed::State::overdue, &Owed::state);
    if (options.pages.empty()) write_duties(options.writing, list);
    else write_duty_pages(options.writing, options.pages, options.ics, options.as_of, list);
    tell(say("{} duties of {} children, schools and the centre: {} overdue",
             {list.size(), wards.owed.wards.size() + wards.owed.flags.size(), overdue}));
    settle_findings(options, overdue != 0);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<DutyOptions>();
    auto& input = options->input;
    const auto add = [&](const std::string& name, auto& value, const std::string& help, const std::string& type) {
        return app.add_option(name, value, help)->type_name(type);
    };
    add("flags", input.flags, "What flag-absent wrote", "FILE");
    add_children(app, input.children);
    add("--assign", input.assign, "Who answers for whom (assign.csv); else the roster says", "FILE");
    add("--ledger", input.ledger, "The ledger of track-cases: follow-ups of its open cases", "FILE");
    add("--visits", input.visits, "Visits: what was done", "FILE");
    add("--notices", input.notices, "The register of notices: what was issued", "FILE");
    add_care(app, input.care);
    add("--log", input.log, "Checks and meetings that were held: duty,school_id,date", "FILE");
    add("--calendar", input.calendar, "School calendar: the term and its days off", "FILE");
    add("--term", options->term, "The term, where no calendar tells it: 2026-09-01..2027-01-22", "DATES");
    add("--duties", input.duties, "Your own table of duties", "FILE");
    app.add_flag("--print-duties", options->print_duties, "Print the built-in table of duties");
    add_date(app, "--until", options->until, "List what is due up to this day; the week's end if not given");
    takes(app.add_option("--only", options->only, "Only these states")->delimiter(','), words_to<Owed::last_state>());
    takes<bool>(app.add_option("--by", options->households, "A row for each duty, or for each trip to a household"),
                {{"duty", false}, {"household", true}});
    add_places(app, options->places);
    auto* const pages = add("--pages", options->pages, "One list for each person, in folder DIR", written_folder);
    app.add_flag("--with-ics", options->ics, "Beside each list a calendar for the phone, without names")->needs(pages);
    add_usual(app, *options);
    app.callback([options] { run(*options); });
}

}  // namespace

extern const Command list_duties_command{
    "list-duties", "List who owes which visit, check or paper by when, and what is overdue",
    "  baoxue list-duties --roster samples/roster-2026-autumn.csv --assign samples/assign.csv --visits "
    "samples/visits.csv --calendar samples/calendar.csv --as-of 2026-10-16\n",
    declare, "absence_flag case_event roster assign visits notices concerns help", "owed"};

}  // namespace baoxue::tools
