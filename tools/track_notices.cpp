// track-notices: what has become of the letters, and which one follows; and what happened to one, for the
// register.
#include <baoxue/base/codes.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/notice.hpp>
#include <baoxue/rule/deadline.hpp>
#include <baoxue/tracking.hpp>

#include <algorithm>
#include <functional>

#include "evidence.hpp"
#include "notice_events.hpp"

namespace baoxue::tools {
namespace {

// A register goes over several terms; a calendar that names none of its days, nor that of --as-of, is of another one.
void refuse_other_term(const Calendar& calendar, const std::vector<Notice>& notices, Date as_of)
{
    std::vector<Date> days{as_of};
    for (const auto& notice : notices)
        for (const auto& day : {notice.issue_date, notice.deadline})
            if (day) days.push_back(*day);
    calendar.count_outside(days);
}

void track(TrackOptions& options)
{
    Children children(options, options.children);
    const auto& table = children.open(options.register_file, Notice::kinds(), Notice::needed());
    Attendance attendance;
    for (const auto& file : options.attendance)
        attendance.read(file, options.reading, options.profile, options.rejects);
    children.add(attendance);
    children.settle();
    auto notices = read_notices(table, options.rejects);
    settle_rejects(options);
    keep_chosen(options.places, notices, std::mem_fn(&Notice::where), children.directory().schools(),
                children.places());
    const Calendar calendar = read_calendar(options, options.calendar);
    hold_against(calendar, options.calendar, attendance.dates());
    refuse_other_term(calendar, notices, options.as_of);
    const Documents documents(read_notice_kinds(Language::simplified, options.kinds_file, options.reading));

    std::map<std::string_view, std::size_t> counts;
    csv::Writer out(options.writing, TrackedNotice::columns(), TrackedNotice::kinds());
    for (const auto& tracked : track_notices(notices, attendance, documents, calendar, options.as_of)) {
        const auto state = to_string(tracked.state);
        ++counts[state];
        if (options.only.empty() || std::ranges::find(options.only, state) != options.only.end()) write(out, tracked);
    }
    out.finish();
    tell("{} documents", {{"documents", notices.size()}});
    for (const auto& [state, count] : counts) tell("  {}: {}", {{"state", label("tracking", state, spoken())}, {"documents_in_state", count}});
    if (const auto early = std::ranges::count_if(notices, [](const Notice& one) { return one.served_date && !served(one); }))
        tell("recorded as served before they were issued, which does not count: {}", {{"served_too_early", early}});
    settle_findings(options, out.rows() != 0);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<TrackOptions>();
    const auto add = [&](const std::string& name, auto& value, const std::string& help, const std::string& type) {
        return app.add_option(name, value, help)->type_name(type);
    };
    add("--register", options->register_file, "The register of notices", written_file)->required();
    add("--attendance", options->attendance, "Attendance since the letters: who is back, who is not", "FILE");
    add_profile(app, options->profile);
    add("--calendar", options->calendar, "School calendar for the days", "FILE");
    add("--kinds", options->kinds_file, "Your own table of kinds and their rules", "FILE");
    takes(app.add_option("--only", options->only, "Only these states, such as overdue,not_served")->delimiter(','),
          words_to<last_notice_state>());
    add("--number", options->numbers, "The document that --record is about", "TEXT");
    auto events = codes_of("notice_event");
    std::erase(events, "issued");  // make-notice's
    takes(app.add_option("--record", options->event, "Add what happened to the register"), events);
    add_date(app, "--on", options->on, "The day on which it happened; the day to judge by if not given");
    add("--set", options->set, "More of the event: served_mode=direct, receiver=NAME", "COLUMN=VALUE");
    add("--wait", options->wait, "Seconds to wait for the register; default 10", "SECONDS");
    add_children(app, options->children);
    add_places(app, options->places);
    add_usual(app, *options);
    app.callback([options] {
        check_event(*options);
        if (options->event.empty()) track(*options);
        else record_event(*options);
    });
}

}  // namespace

extern const Command track_notices_command{
    "track-notices", "Say what has become of each letter and which one follows; record what happened",
    "  baoxue track-notices --register samples/notices.csv --calendar samples/calendar.csv --as-of "
    "2026-10-09\n",
    declare, "notices attendance calendar", "tracking"};

}  // namespace baoxue::tools
