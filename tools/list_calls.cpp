// list-calls: whose guardian has been called today, and whose not.
#include <baoxue/base/error.hpp>
#include <baoxue/base/grade.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/calls.hpp>
#include <baoxue/record/leave.hpp>

#include <algorithm>
#include <map>
#include <tuple>

#include "children.hpp"
#include "places.hpp"

namespace baoxue::tools {
namespace {

struct CallOptions : Options {
    std::vector<std::string> attendance, leaves;
    std::string profile;
    ChildFiles children;
    ClassChoice places;
};

// A child away without leave on the day.
struct Call {
    std::string key, contacted, contact_time, recorder;
    SchoolClass where;
    std::string name;
    std::size_t lessons = 0;
};

void add(Call& call, const MissedLesson& missed)
{
    ++call.lessons;
    if (missed.contacted == "1" || call.contacted.empty()) call.contacted = missed.contacted;
    if (!missed.contact_time.empty()) call.contact_time = missed.contact_time, call.contacted = "1";
    if (call.recorder.empty()) call.recorder = missed.recorder;
}

void write_calls(const CallOptions& options, const Children& children, const std::vector<Call>& calls)
{
    csv::Writer out(options.writing, {"contacted", "contact_time", "lessons", "student_id", "name", "school_id", "school_name", "grade", "class",
                                      "head_teacher", "guardian_name", "guardian_phone", "recorder"}, {"call", "roster", "attendance"});
    for (const auto& call : calls) {
        out.cell(call.contacted).cell(call.contact_time).cell(static_cast<long long>(call.lessons)).cell(call.key).cell(call.name);
        out.cell(call.where.school_id).cell(call.where.school_name).cell(grade_text(call.where.grade)).cell(call.where.name);
        for (const auto* column : {"head_teacher", "guardian_name", "guardian_phone"}) out.cell(children.cell(call.key, column));
        out.cell(call.recorder).end_row();
    }
    out.finish();
}

void run(CallOptions& options, const CLI::App& app)
{
    if (options.children.rosters.empty()) throw Error(Status::usage, say("--roster is needed: who the children are, and their guardians' telephones"));
    Children children(options, options.children);
    std::vector<const csv::Table*> slips;
    for (const auto& file : options.leaves) slips.push_back(&children.open(file, Leave::kinds(), Leave::needed()));
    std::vector<MissedLesson> rows;
    bool told = false;
    for (const auto& file : inputs(app, options.attendance)) {
        auto missed = missed_lessons(file, options.reading, options.profile, options.as_of, options.rejects);
        told = told || missed.told;
        std::ranges::move(missed.rows, std::back_inserter(rows));
    }
    children.settle();
    std::vector<Leave> leaves;
    for (const auto* const table : slips) std::ranges::move(read_leaves(*table, options.rejects), std::back_inserter(leaves));
    settle_rejects(options);
    std::map<std::string, Call> by_child;
    for (const auto& row : rows) {
        const auto* const who = children.child_of(row.who, row.place);
        if (who == nullptr) continue;
        const auto key = children.key_of(*who);
        if (std::ranges::any_of(leaves, [&](const Leave& leave) { return leave.covers(options.as_of) && child_key(leave.student_id, leave.national_id) == key; })) continue;
        auto& call = by_child[key];
        call.key = key, call.name = who->name_text;
        call.where = children.directory().schools().whole({who->school_id, who->school_name, who->grade, who->class_name});
        add(call, row);
    }
    children.tell_unplaced();
    std::vector<Call> calls;
    for (auto& [key, call] : by_child) calls.push_back(std::move(call));
    keep_chosen(options.places, calls, [](const Call& call) { return call.where; }, children.directory().schools(), children.places());
    std::ranges::stable_sort(calls, {}, [](const Call& call) {
        return std::tuple(call.contacted == "1", std::string_view(call.where.school_id), call.where.grade, std::string_view(call.where.name));
    });
    write_calls(options, children, calls);
    const auto called = std::ranges::count(calls, "1", &Call::contacted), not_called = std::ranges::count(calls, "0", &Call::contacted);
    tell("{} children missed lessons without leave on {}: guardians called {}, not called {}, not recorded {}",
         {{"children", calls.size()}, {"day", to_string(options.as_of)}, {"called", called}, {"not_called", not_called},
          {"not_recorded", std::ssize(calls) - called - not_called}});
    if (!told) tell(std::string(say("no file has a column for it (是否联系家长, 联系时间): nobody knows who was called")));
    settle_findings(options, std::ssize(calls) != called);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<CallOptions>();
    app.add_option("attendance", options->attendance, "Attendance of the day, with 是否联系家长 or 联系时间; none or - is standard input")->type_name("FILE");
    app.add_option("--leave", options->leaves, "Leave slips: whoever has leave need not be called")->type_name("FILE");
    add_profile(app, options->profile);
    add_children(app, options->children);
    add_places(app, options->places);
    add_usual(app, *options);
    app.callback([options, &app] { run(*options, app); });
}

}  // namespace

extern const Command list_calls_command{
    "list-calls", "List whose guardian has been called today, and whose not",
    "  baoxue list-calls samples/attendance-2026-autumn.csv.gz --roster samples/roster-2026-autumn.csv --as-of 2026-10-16\n", declare,
    "attendance leave roster", "call"};

}  // namespace baoxue::tools
