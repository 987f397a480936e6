#include "duty_wards.hpp"

#include <baoxue/cases.hpp>

#include <algorithm>
#include <functional>

namespace baoxue::tools {

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
               notices = open<Notice>(input.notices), log = open<DutyDone>({input.log});
    Care care(options, children_, input.care);
    children_.settle();
    OwedPeople people;
    people.pupils = children_.pupils();
    std::vector<CaseEvent> events;
    read(assign, people.assignments, read_assignments);
    read(ledger, events, read_case_events);
    read(flags, people.flags, read_absence_flags);
    read(visits, owed.visits, read_visits);
    read(notices, owed.notices, read_notices);
    read(log, owed.log, read_duty_log);
    care.read();
    people.concerns = std::move(care.concerns), people.helps = std::move(care.helps);
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
