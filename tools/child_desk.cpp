#include "child_desk.hpp"

#include <baoxue/base/words.hpp>
#include <baoxue/cases.hpp>
#include <baoxue/key_students.hpp>
#include <baoxue/notice.hpp>
#include <baoxue/owed.hpp>

#include <algorithm>
#include <filesystem>

#include "evidence.hpp"

namespace baoxue::tools {
namespace {

// The kinds that a page is made of, each with what its records must have.
const std::vector<std::pair<std::string, std::vector<std::string>>>& kinds_read()
{
    static const std::vector<std::pair<std::string, std::vector<std::string>>> kinds{
        {"leave", Leave::needed()},        {"transfers", Transfer::needed()}, {"visits", Visit::needed()},
        {"notices", Notice::needed()},     {"case_event", CaseEvent::needed()}, {"absence_flag", AbsenceFlag::needed()},
        {"concerns", Concern::needed()},   {"marks", Mark::needed()},         {"help", Help::needed()},
        {"commitments", Commitment::needed()}, {"assign", Assignment::needed()}};
    return kinds;
}

bool is_read(const DeskFile& file)
{
    const bool with_rows = !file.grid && file.trouble.empty();
    return with_rows && (file.kind == "roster" || file.kind == "attendance" || file.kind == "tally" || file.kind == "calendar" ||
                         std::ranges::any_of(kinds_read(), [&](const auto& kind) { return kind.first == file.kind; }));
}

}  // namespace

ChildDesk::ChildDesk(Options& options, const std::vector<std::string>& files) : options_(options), children_(options.reading, options.rejects)
{
    sort(files);
    open();
    children_.settle();
    read();
    judge();
    for (const auto& row : children_.unplaced())
        if (const auto child = children_.key_of(row.candidate); !child.empty())
            records.in_doubt[child].push_back(row.place.file + ":" + std::to_string(row.place.line));
    if (children_.rows_unplaced() != 0)
        tell("rows that are about no child for certain, and are left aside: {}", {{"unplaced", children_.rows_unplaced()}});
}

void ChildDesk::sort(const std::vector<std::string>& files)
{
    std::vector<DeskFile> all, rosters;
    for (const auto& file : files) {
        if (!std::filesystem::is_directory(file)) all.push_back(look_at_file(file, options_.reading));
        else std::ranges::move(look_at_desk(file, options_.reading), std::back_inserter(all));
    }
    for (auto& file : all) {
        if (!is_read(file)) tell(say("{}: left aside, nothing of it goes onto a child's page", {file.name}));
        else if (file.kind != "roster") files_[file.kind == "tally" ? "attendance" : file.kind].push_back(file.name);
        else {  // the later one behind the earlier
            const auto later = std::ranges::find_if(rosters, [&](const DeskFile& other) {
                const auto order = in_order(file, other);
                return order && order->first == &file;
            });
            rosters.insert(later, std::move(file));
        }
    }
    for (const auto& roster : rosters) files_["roster"].push_back(roster.name);
}

void ChildDesk::open()
{
    for (const auto& file : of("roster")) tables_["roster"].push_back(&children_.open_roster(file));
    for (const auto& [kind, needed] : kinds_read())
        for (const auto& file : of(kind)) tables_[kind].push_back(&children_.open(file, {kind}, needed));
    for (const auto& file : of("attendance")) records.attendance.read(file, options_.reading, "", options_.rejects);
    if (!of("attendance").empty()) children_.add(records.attendance);
    if (!of("calendar").empty()) records.calendar = read_calendar(options_, of("calendar").front());
}

template <class Record>
std::vector<Record> ChildDesk::rows(std::vector<Record> (*reader)(const csv::Table&, csv::Rejects&))
{
    std::vector<Record> all;
    for (const auto* const table : tables_[Record::kinds().front()]) std::ranges::move(reader(*table, options_.rejects), std::back_inserter(all));
    return all;
}

void ChildDesk::read()
{
    for (const auto* const roster : tables_["roster"]) {
        auto pupils = read_pupils(*roster, options_.rejects);
        for (const auto& pupil : pupils)
            records.rosters[pupil.key()].push_back({roster->file(), request_of(*roster, pupil.row).fields});
        pupils_ = std::move(pupils);  // the latest roster tells how it is now
    }
    records.leaves = rows(read_leaves), records.transfers = rows(read_transfers), records.visits = rows(read_visits);
    records.notices = rows(read_notices), records.events = rows(read_case_events), records.flags = rows(read_absence_flags);
    records.concerns = rows(read_concerns), records.marks = rows(read_marks), records.helps = rows(read_helps);
    records.commitments = rows(read_commitments);
}

// What speaks for looking after a child, and what is owed to it.
void ChildDesk::judge()
{
    cases_ = cases_as_of(records.events, read_case_rules("", options_.reading), options_.as_of);
    const KeyStudentInput input{.pupils = pupils_, .trends = absence_trends(records.attendance, options_.as_of), .cases = cases_,
                                .concerns = records.concerns, .marks = records.marks, .helps = records.helps, .as_of = options_.as_of};
    records.signs = list_key_students(input, read_factors("", options_.reading, KeyStudentInput::factors()), 1);
    const auto term = records.calendar.term_around(options_.as_of);
    if (!term) return;
    OwedInput owed{.duties = read_duties("", options_.reading), .visits = records.visits, .notices = records.notices};
    add_wards(owed, {.pupils = pupils_, .assignments = rows(read_assignments), .cases = cases_, .flags = records.flags,
                     .concerns = records.concerns, .helps = records.helps}, records.calendar);
    const auto week_end = options_.as_of + (std::chrono::Sunday - std::chrono::weekday(options_.as_of));
    records.owed = list_owed(owed, {term->first, term->second, options_.as_of, week_end}, records.calendar, false);
}

}  // namespace baoxue::tools
