#include "flag_options.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/policy.hpp>

namespace baoxue::tools {
namespace {

std::vector<std::string> levels_of(const std::vector<Rule>& rules)
{
    std::vector<std::string> levels;
    for (const auto& rule : rules)
        if (std::ranges::find(levels, rule.level) == levels.end()) levels.push_back(rule.level);
    return levels;
}

int lessons_for_a_day(const std::string& word)
{
    if (word == "all") return 0;
    if (word == "any") return 1;
    int lessons = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), lessons);
    if (error == std::errc() && end == word.data() + word.size() && lessons > 0) return lessons;
    throw Error(Status::usage, say("--day-absent is all, any or a number of lessons"));
}

}  // namespace

void complete(FlagOptions& options)
{
    AbsencePolicy& policy = options.policy;
    policy.rules = read_rules("absence/" + options.preset, options.policy_file, options.reading, AbsencePolicy::metrics());
    policy.documents = Documents(read_notice_kinds(Language::simplified, options.kinds_file, options.reading));
    policy.as_of = options.as_of;
    policy.jobs = options.reading.jobs;
    policy.lessons_for_a_day = lessons_for_a_day(options.day_absent);
    if (policy.absences_only && options.files.calendar.empty() && options.files.children.rosters.empty())
        throw Error(Status::usage, say("--absences-only needs --calendar or --roster: a file of absences does not tell "
                                       "the school days nor the classes"));
    for (const auto& level : options.levels)
        if (std::ranges::find(policy.rules, level, &Rule::level) == policy.rules.end())
            throw Error(Status::usage, say("--level: no rule of this policy has the level {}; there are: {}",
                                           {level, join_words(levels_of(policy.rules))}));
}

void add_flag_options(CLI::App& app, FlagOptions& options)
{
    AbsencePolicy& policy = options.policy;
    const auto file = [&](const char* name, auto& value, const char* help) {
        return app.add_option(name, value, help)->type_name("FILE");
    };
    app.add_option("attendance", options.files.attendance, "Attendance or tallies; none or - is standard input");
    add_children(app, options.files.children);
    file("--calendar", options.files.calendar, "School days; without it, days on which the school has a row");
    add_papers(app, options.files.papers);
    file("--ledger", options.files.ledger, "The ledger of track-cases: looked into before a child is said to be away");
    file("--proofs", options.files.proofs,
         "Your own table of proofs; list-outflow --print-proofs shows the built-in one");
    file("--kinds", options.kinds_file, "Your own table of kinds and their rules");
    file("--policy", options.policy_file, "The rules, in place of the built-in ones");
    takes(app.add_option("--preset", options.preset, "Built-in rules"), policy_names("absence"));
    auto* const rehearse = app.add_option("--rehearse", options.rehearsed,
                   "Compare policies over the term, night by night: built-in names or tables; the first to compare with")
        ->delimiter(',')
        ->type_name("NAMES");
    app.add_flag("--print-policy", options.print_policy, "Write the rules as a table to edit, and stop");
    add_date(app, "--since", policy.since, "The first day that counts; the term's begin if not given");
    add_profile(app, options.files.profile);
    app.add_option("--day-absent", options.day_absent, "A day is absent when all, any or NUMBER lessons are unexcused")
        ->type_name("NAME");
    app.add_flag("--half-days", policy.half_days, "Count morning and afternoon apart, as half days");
    const std::map<std::string, bool> breaks{{"pauses", false}, {"breaks", true}};
    app.add_option("--excused", policy.excused_breaks, "An excused day pauses or breaks a row of absences")
        ->transform(CLI::CheckedTransformer(breaks))
        ->type_name("pauses|breaks");
    app.add_option("--gap", policy.gap_breaks, "A school day without a record pauses or breaks it")
        ->transform(CLI::CheckedTransformer(breaks))
        ->type_name("pauses|breaks");
    app.add_flag("--allow-late-leave", policy.late_leave, "A slip filed after the absence excuses it too");
    app.add_flag("--absences-only", policy.absences_only, "The files hold absences only: all others were present");
    app.add_flag("--all-rules", policy.all_rules, "Every rule that is reached, not only the highest");
    app.add_option("--level", options.levels, "Only these levels, such as school,centre")
        ->delimiter(',')
        ->type_name("NAME");
    add_places(app, options.places);
    file("--unreported", options.unreported, "Write the classes that reported nothing, by day, to FILE")
        ->type_name(written_file);
    file("--new-since", options.new_since, "An earlier output: adds a column that tells what is new");
    // A rehearsal goes by the policies that it names, and counts letters instead of writing flags.
    for (const auto* other : {"--preset", "--policy", "--all-rules", "--level", "--unreported", "--new-since"})
        rehearse->excludes(app.get_option(other));
    add_usual(app, options);
}

}  // namespace baoxue::tools
