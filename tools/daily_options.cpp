#include "daily_options.hpp"

#include <algorithm>

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>

namespace baoxue::tools {

namespace {

const std::vector<std::pair<std::string, DailyLevel>> levels{
    {"class", DailyLevel::klass}, {"grade", DailyLevel::grade},  {"school", DailyLevel::school},
    {"town", DailyLevel::town},   {"village", DailyLevel::part}, {"group", DailyLevel::part}};

void settle_parts(DailyOptions& options)
{
    if (options.children.rosters.empty() || !options.reports.empty())
        throw Error(Status::usage, say("--by village and --by group need attendance and --roster, which tells them"));
    if (options.by == "village")
        options.policy.parts_of = [](const Pupil& pupil) {
            return std::vector<std::string>{std::string(pupil.village.empty() ? say("village not told") : pupil.village)};
        };
    else
        options.policy.parts_of = [](const Pupil& pupil) {
            const auto codes = pupil.special_groups.codes();
            return std::vector<std::string>(codes.begin(), codes.end());
        };
}

}  // namespace

void settle_policy(DailyOptions& options)
{
    options.level = std::ranges::find(levels, options.by, &std::pair<std::string, DailyLevel>::first)->second;
    if (options.level == DailyLevel::part) settle_parts(options);
    if (!options.attendance.empty() && !options.reports.empty())
        throw Error(Status::usage, say("give attendance or --reports, not both"));
    const bool counted = options.reports.empty();
    if (!options.not_registered.empty() && (!counted || options.children.rosters.empty()))
        throw Error(Status::usage, say("--not-registered needs attendance and --roster"));
    DailyPolicy& policy = options.policy;
    policy.as_of = options.as_of, policy.since = options.since.value_or(options.as_of);
    policy.names = !options.no_names;
}

void add_daily_options(CLI::App& app, DailyOptions& options)
{
    const auto file = [&](const char* name, auto& value, const char* help) {
        return app.add_option(name, value, help)->type_name("FILE");
    };
    app.add_option("attendance", options.attendance, "Attendance or tallies; none or - is standard input");
    file("--reports", options.reports, "What classes or schools have sent in, instead of attendance");
    add_children(app, options.children);
    file("--calendar", options.calendar, "School days; without it, days on which the school has a row");
    file("--leave", options.leaves, "Leave slips and 休学");
    std::vector<std::string> words;
    for (const auto& [word, level] : levels) words.push_back(word);
    takes(app.add_option("--by", options.by, "Add up to; a village or special group over all schools"), words);
    add_date(app, "--since", options.since, "Every school day from this one on; only --as-of if not given");
    app.add_flag("--no-names", options.no_names, "Leave out the names of the absent");
    app.add_flag("--only-unreported", options.unreported, "Only those of which a report is missing");
    file("--not-registered", options.not_registered,
         "Write who has not come since the term began, on day 1, 3 and 5, to FILE")
        ->type_name(written_file);
    file("--policy", options.policy_file, "The rules for --not-registered, in place of the built-in ones");
    add_profile(app, options.profile);
    add_places(app, options.places);
    app.add_flag("--allow-late-leave", options.policy.late_leave, "A slip filed after the absence excuses it too");
    app.add_flag("--absences-only", options.policy.absences_only,
                 "The files hold absences only: all others were present");
    add_usual(app, options);
}

}  // namespace baoxue::tools
