#include "duty_wards.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/text.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/cases.hpp>
#include <baoxue/schedule.hpp>

#include <algorithm>
#include <functional>

namespace baoxue::tools {

void add_duty_files(CLI::App& app, DutyInput& input)
{
    const auto add = [&](const std::string& name, auto& value, const std::string& help) {
        app.add_option(name, value, help)->type_name("FILE");
    };
    add("flags", input.flags, "What flag-absent wrote");
    add_children(app, input.children);
    add("--assign", input.assign, "Who answers for whom (assign.csv); else the roster says");
    add("--ledger", input.ledger, "The ledger of track-cases: follow-ups of its open cases");
    add("--visits", input.visits, "Visits: what was done");
    add("--notices", input.notices, "The register of notices: what was issued");
    add_care(app, input.care);
    add("--log", input.log, "Checks and meetings that were held: duty,school_id,date; the check sheets of report-meeting");
    add("--calendar", input.calendar, "School calendar: the term and its days off");
    add("--duties", input.duties, "Your own table of duties");
}

OwedDays days_of(const std::string& term, Date as_of, const Calendar& calendar)
{
    OwedDays days{.as_of = as_of};
    if (!term.empty()) {
        const auto [first, last] = parse_term(term);
        days.first = first, days.last = last;
    } else {
        const auto first = calendar.term_begin(as_of), last = calendar.last_day();
        if (!first || !last || *last < *first)
            throw Error(Status::usage, say("give --calendar or --term: duties fall due within a term"));
        days.first = *first, days.last = *last;
    }
    days.until = as_of + (std::chrono::Sunday - std::chrono::weekday(as_of));  // to the end of the week
    return days;
}

template <class Record>
std::vector<const csv::Table*> DutyWards::open(const std::vector<std::string>& files)
{
    std::vector<const csv::Table*> tables;
    for (const auto& file : files)
        if (!file.empty()) tables.push_back(&children_.open(file, Record::kinds(), Record::needed()));
    return tables;
}

template <class Record>
void DutyWards::read(const std::vector<const csv::Table*>& tables, std::vector<Record>& to,
                     std::vector<Record> (*records)(const csv::Table&, csv::Rejects&)) const
{
    for (const auto* const table : tables) std::ranges::move(records(*table, options_.rejects), std::back_inserter(to));
}

DutyWards::DutyWards(const DutyInput& input, Options& options) : options_(options), children_(options, input.children)
{
    if (!input.calendar.empty())
        calendar =
            Calendar(csv::Table(input.calendar, options.reading, {"calendar"}, {"date", "kind"}, options.rejects));
    owed.duties = read_duties(input.duties, options.reading);
    const auto assign = open<Assignment>({input.assign}), ledger = open<CaseEvent>({input.ledger}),
               flags = open<AbsenceFlag>(input.flags), visits = open<Visit>(input.visits),
               notices = open<Notice>(input.notices), log = open<DutyDone>(input.log),
               papers = open<Commitment>({input.commitments});
    Care care(options, children_, input.care);
    children_.settle();
    people.pupils = children_.pupils();
    read(assign, people.assignments, read_assignments);
    for (const auto& row : people.assignments)
        if (!row.village.empty()) village_persons.emplace(fold(row.village), row.person);
    read(ledger, events, read_case_events);
    read(flags, people.flags, read_absence_flags);
    read(visits, owed.visits, read_visits);
    read(notices, owed.notices, read_notices);
    read(log, owed.log, read_duty_log);
    care.read();
    people.concerns = std::move(care.concerns), people.helps = std::move(care.helps);
    settle_checks(owed.log);
    read(papers, commitments, read_commitments);
    people.cases = cases_as_of(events, read_case_rules("", options.reading), options.as_of);
    add_wards(owed, people, calendar);
}

void DutyWards::keep(const ClassChoice& choice)
{
    auto places = children_.places();
    std::ranges::move(places_of(owed.flags, [](const Flagged& flag) { return flag.ward.where(); }),
                      std::back_inserter(places));
    const auto& schools = children_.directory().schools();
    keep_chosen(choice, owed.wards, std::mem_fn(&Ward::where), schools, std::move(places));
    std::erase_if(owed.flags, [&](const Flagged& flag) { return !choice.wants(flag.ward.where(), schools); });
}

}  // namespace baoxue::tools
