// list-duties: who owes which visit, check or paper by when.
#include "duty_pages.hpp"
#include "duty_parts.hpp"
#include "duty_wards.hpp"
#include "evidence.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/policy.hpp>

namespace baoxue::tools {
namespace {

struct DutyOptions : Options {
    DutyInput input;
    ClassChoice places;
    std::string term, pages;
    std::vector<std::string> only;
    std::optional<Date> until;
    bool ics = false, print_duties = false;
    std::string by = "duty";
};

bool wanted(const DutyOptions& options, const Owed& owed)
{
    return options.only.empty() || std::ranges::find(options.only, to_string(owed.state)) != options.only.end();
}

void run(DutyOptions& options)
{
    if (options.print_duties) return print_text(options, policy_text("duties"));
    if (!options.term.empty()) days_of(options.term, options.as_of, {});  // a wrong one is told before any file is read
    DutyWards wards(options.input, options);
    wards.keep(options.places);
    tell_another_term(wards.calendar, options.input.calendar, options.as_of);
    auto days = days_of(options.term, options.as_of, wards.calendar);
    const bool in_parts = options.by == "village" || options.by == "group", households = options.by == "household";
    const bool done = std::ranges::find(options.only, "done") != options.only.end() || (in_parts && options.only.empty() && options.pages.empty());
    if (options.until) days.until = *options.until;
    auto list = list_owed(wards.owed, days, wards.calendar, done);
    settle_rejects(options);
    std::erase_if(list, [&](const Owed& owed) { return !wanted(options, owed); });
    if (households) list = by_household(std::move(list));
    if (households && !options.pages.empty())  // a round of the villages
        std::ranges::stable_sort(list, {}, [](const Owed& owed) { return owed.ward.address; });
    const auto overdue = std::ranges::count(list, Owed::State::overdue, &Owed::state);
    if (in_parts) {
        const auto parts = duties_by_part(list, options.by);
        if (options.pages.empty()) write_duty_counts(options.writing, parts, options.by);
        else write_part_pages(options.writing, options.pages, parts, wards.village_persons);
    } else if (options.pages.empty()) write_duties(options.writing, list);
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
    add_duty_files(app, input);
    add("--term", options->term, "The term, where no calendar tells it: 2026-09-01..2027-01-22", "DATES");
    app.add_flag("--print-duties", options->print_duties, "Print the built-in table of duties");
    add_date(app, "--until", options->until, "List what is due up to this day; the week's end if not given");
    takes(app.add_option("--only", options->only, "Only these states")->delimiter(','), words_to<Owed::last_state>());
    takes(app.add_option("--by", options->by, "A row for each duty, or for each trip to a household; or counts by village or special group"),
          std::vector<std::string>{"duty", "household", "village", "group"});
    add_places(app, options->places);
    auto* const pages = add("--pages", options->pages, "One list for each person, or village or group, in folder DIR", written_folder);
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
