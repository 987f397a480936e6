#include "duty_wards.hpp"

#include <baoxue/cases.hpp>

#include <algorithm>

namespace baoxue::tools {

template <class Record>
void DutyWards::read(const std::string& file, std::vector<Record>& to,
                     std::vector<Record> (*records)(const csv::Table&, csv::Rejects&))
{
    if (file.empty()) return;
    const auto& table =
        tables_.emplace_back(file, options_.reading, Record::kinds(), Record::needed(), options_.rejects);
    rows += table.rows();
    std::ranges::move(records(table, options_.rejects), std::back_inserter(to));
}

DutyWards::DutyWards(const DutyInput& input, Options& options) : options_(options)
{
    if (!input.calendar.empty())
        calendar = Calendar(
            csv::Table(input.calendar, options.reading, {"calendar"}, {"date", "kind"}, options.rejects));
    owed.duties = read_duties(input.duties, options.reading);
    OwedPeople people;
    std::vector<CaseEvent> events;
    read(input.roster, people.pupils, read_pupils);
    read(input.assign, people.assignments, read_assignments);
    read(input.ledger, events, read_case_events);
    for (const auto& file : input.flags) read(file, people.flags, read_absence_flags);
    for (const auto& file : input.visits) read(file, owed.visits, read_visits);
    for (const auto& file : input.notices) read(file, owed.notices, read_notices);
    read(input.log, owed.log, read_duty_log);
    people.cases = cases_as_of(events, read_case_rules("", options.reading), options.as_of);
    add_wards(owed, people, calendar);
}

}  // namespace baoxue::tools
