// Files that stand beside the one a command is about.
#include "evidence.hpp"

#include <algorithm>
#include <iterator>

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>

namespace baoxue::tools {
namespace {

template <class Record>
std::vector<const csv::Table*> open_all(Children& children, const std::vector<std::string>& files)
{
    std::vector<const csv::Table*> tables;
    for (const auto& file : files) tables.push_back(&children.open(file, Record::kinds(), Record::needed()));
    return tables;
}

// The records are views into the tables.
template <class Record>
std::vector<Record> read_all(Options& options, const std::vector<const csv::Table*>& tables,
                             std::vector<Record> (*read)(const csv::Table&, csv::Rejects&))
{
    std::vector<Record> all;
    for (const auto* const table : tables)
        std::ranges::move(read(*table, options.rejects), std::back_inserter(all));
    return all;
}

}  // namespace

Calendar read_calendar(Options& options, const std::string& file)
{
    if (file.empty()) return {};
    return Calendar(csv::Table(file, options.reading, {"calendar"}, {"date", "kind"}, options.rejects));
}

void hold_against(const Calendar& calendar, const std::string& file, const std::vector<Date>& days)
{
    const auto outside = calendar.count_outside(days);
    if (outside == 0) return;
    tell("{}: not on this calendar are {} of the {} days with rows; it does not tell which of them are school days",
         {{"file", file}, {"days_outside", outside}, {"days", days.size()}});
}

void tell_another_term(const Calendar& calendar, const std::string& file, Date as_of)
{
    if (calendar.given() && !calendar.covers(as_of))
        tell(say("{}: this calendar does not name {}; is it of another term?", {file, to_string(as_of)}));
}

void tell_deadlines(const Calendar& calendar, const std::string& file, const std::vector<Date>& deadlines)
{
    const auto behind = std::ranges::count_if(deadlines, [&](Date day) { return !calendar.covers(day); });
    if (calendar.given() && behind != 0)
        tell(say("{}: deadlines behind the end of this calendar, counted Monday to Friday there: {}", {file, behind}));
    const auto off = std::ranges::count_if(deadlines, [&](Date day) { return !calendar.school_day(day); });
    if (off != 0) tell(say("deadlines on a day without school: {}", {off}));
}

void tell_no_calendar(const std::string& file)
{
    if (file.empty())
        tell(std::string(
            say("counted without --calendar: Monday to Friday, without the public holidays that the program knows")));
}

void tell_leaves(const std::vector<Leave>& leaves)
{
    if (const auto slips = std::ranges::count(leaves, false, &Leave::approved); slips != 0)
        tell(say("leave slips that nobody has approved, which excuse no day: {}", {slips}));
    if (const auto open = std::ranges::count_if(leaves, [](const Leave& leave) { return !leave.end; }); open != 0)
        tell(say("休学 without an end, which excuse every day from the first on: {}", {open}));
}

void add_papers(CLI::App& app, PaperFiles& files)
{
    const auto add = [&](const std::string& name, std::vector<std::string>& to, const std::string& help) {
        app.add_option(name, to, help)->type_name("FILE");
    };
    add("--leave", files.leaves, "Leave slips and 休学");
    add("--transfers", files.transfers, "Transfers and the papers that prove them");
    add("--visits", files.visits, "Visits: no notice without one");
    add("--notices", files.notices, "The register of notices: what has been issued since");
}

Papers::Papers(Options& options, Children& children, const PaperFiles& files)
    : options_(options),
      leaves_(open_all<Leave>(children, files.leaves)),
      transfers_(open_all<Transfer>(children, files.transfers)),
      visits_(open_all<Visit>(children, files.visits)),
      notices_(open_all<Notice>(children, files.notices))
{
}

void Papers::read()
{
    leaves = read_all(options_, leaves_, read_leaves);
    tell_leaves(leaves);
    transfers = read_all(options_, transfers_, read_transfers);
    visits = read_all(options_, visits_, read_visits);
    notices = read_all(options_, notices_, read_notices);
}

}  // namespace baoxue::tools
