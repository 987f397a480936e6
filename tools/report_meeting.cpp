// report-meeting: the agenda of a week, a month or a term, and the sheets by which a month's records are checked.
#include <algorithm>

#include <baoxue/assign.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/cases.hpp>
#include <baoxue/csv/output_folder.hpp>
#include <baoxue/meeting.hpp>
#include <baoxue/rule/school_year.hpp>

#include "duty_wards.hpp"
#include "evidence.hpp"

namespace baoxue::tools {
namespace {

struct MeetingOptions : Options {
    DutyInput input;
    ClassChoice places;
    std::string term, minutes, sheets, over = "week";
    std::vector<std::string> daily;
};

// The week, the month or the term up to the day of the meeting.
Date first_day(const MeetingOptions& options, const OwedDays& days)
{
    const std::chrono::year_month_day day(options.as_of);
    if (options.over == "week") return options.as_of - (std::chrono::weekday(options.as_of) - std::chrono::Monday);
    return options.over == "month" ? Date(day.year() / day.month() / 1) : days.first;
}

void write_sheets(const MeetingOptions& options, const std::vector<CheckedRecord>& records)
{
    const auto month = to_string(options.as_of).substr(0, 7);
    csv::OutputFolder folder(options.sheets);
    csv::WriteOptions writing = options.writing;
    writing.durable = false;
    std::size_t sheets = 0;
    for (auto first = records.begin(); first != records.end(); ++sheets) {
        const auto same = [&](const CheckedRecord& row) { return row.school_id == first->school_id && row.grade == first->grade && row.class_name == first->class_name; };
        const auto last = std::ranges::find_if_not(first, records.end(), same);
        writing.file = folder.path(folder.name(first->school_id + ' ' + first->grade + '-' + first->class_name + ' ' + first->teacher) + ".csv");
        csv::Writer out(writing, CheckedRecord::columns(), CheckedRecord::kinds());
        for (; first != last; ++first) write(out, *first, month);
        out.finish();
    }
    folder.finish();
    tell(say("{} lists in {}", {sheets, options.sheets}));
}

std::optional<CaseCount> counts_of(const MeetingOptions& options, const DutyWards& lists)
{
    if (options.over == "week" || options.input.ledger.empty()) return {};
    const auto all = count_cases(lists.events, read_case_rules("", options.reading), options.over == "month" ? 1 : 6, false, options.as_of);
    return all.empty() || all.back().from > options.as_of || all.back().to < options.as_of ? std::nullopt : std::optional(all.back());
}

void run(MeetingOptions& options)
{
    DutyWards lists(options.input, options);
    lists.keep(options.places);
    tell_another_term(lists.calendar, options.input.calendar, options.as_of);
    const auto days = days_of(options.term, options.as_of, lists.calendar);
    std::vector<DailyReport> daily;
    for (const auto& file : options.daily)
        std::ranges::move(read_daily_reports(options.table(file, DailyReport::kinds(), DailyReport::needed()), options.rejects), std::back_inserter(daily));
    std::vector<Resolution> minutes;
    if (!options.minutes.empty()) minutes = read_resolutions(options.table(options.minutes, Resolution::kinds(), Resolution::needed()), options.rejects);
    settle_rejects(options);
    const auto& pupils = lists.people.pupils;
    const auto duties = list_owed(lists.owed, days, lists.calendar, false);
    const auto first = first_day(options, days);
    auto agenda = agenda_of({lists.people.cases, counts_of(options, lists), lists.owed.wards, duties, daily, minutes, first, options.as_of});
    csv::Writer out(options.writing, MeetingItem::columns(), MeetingItem::kinds());
    for (const auto& item : agenda) write(out, item);
    out.finish();
    if (!options.sheets.empty()) {
        const bool papers = !options.input.commitments.empty();
        const auto gaps = papers ? find_unsigned(pupils, lists.people.assignments, lists.commitments, school_year(options.as_of)) : std::vector<Gap>();
        const auto turns = list_turns(lists.owed, days, lists.calendar);
        const std::chrono::year_month_day day(options.as_of);
        auto records = checked_records({pupils, turns, daily, lists.owed.notices, gaps, papers, Date(day.year() / day.month() / 1), options.as_of});
        std::erase_if(records, [&](const CheckedRecord& row) {
            return !options.places.wants(parse_school_class(row.school_id, row.school_name, row.grade, row.class_name), lists.schools());
        });
        write_sheets(options, records);
    }
    tell("from {} to {}: {} points", {{"first", to_string(first)}, {"last", to_string(options.as_of)}, {"points", agenda.size()}});
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<MeetingOptions>();
    const auto add = [&](const std::string& name, auto& value, const std::string& help, const std::string& type = "FILE") {
        return app.add_option(name, value, help)->type_name(type);
    };
    add_duty_files(app, options->input);
    add("--commitments", options->input.commitments, "The 责任书 of the school year: who has not signed");
    add("--daily", options->daily, "What report-daily wrote of the days, by class: who has not reported");
    add("--minutes", options->minutes, "What earlier meetings decided: date, task, person, due, done_on");
    add("--term", options->term, "The term, where no calendar tells it: 2026-09-01..2027-01-22", "DATES");
    takes(app.add_option("--over", options->over, "The days talked about, up to --as-of"), std::vector<std::string>{"week", "month", "term"});
    add("--check-sheets", options->sheets, "Also the monthly check of each class teacher's records, one sheet each, in folder DIR", written_folder);
    add_places(app, options->places);
    add_usual(app, *options);
    app.callback([options] { run(*options); });
}

}  // namespace

extern const Command report_meeting_command{
    "report-meeting", "Write the agenda of the weekly meeting, a month's or a term's summary, and monthly check sheets",
    "  baoxue report-meeting --roster samples/roster-2026-autumn.csv --assign samples/assign.csv --visits samples/visits.csv \\\n"
    "      --calendar samples/calendar.csv --as-of 2026-10-16\n",
    declare, "absence_flag case_event roster assign visits notices daily minutes", "meeting"};

}  // namespace baoxue::tools
