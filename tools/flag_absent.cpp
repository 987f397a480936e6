// flag-absent: who has been away, by which rule, who must act by when.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include <baoxue/absence.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/grade.hpp>
#include <baoxue/base/text.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/policy.hpp>

#include "absence_lists.hpp"
#include "flag_rows.hpp"
#include "places.hpp"
#include "rehearsal.hpp"

namespace baoxue::tools {
namespace {

struct FlagOptions : Options {
    AbsenceFiles files;
    std::vector<std::string> levels, rehearsed;
    ClassChoice places;
    std::string policy_file, preset = "plan", day_absent = "all", unreported, new_since, kinds_file;
    AbsencePolicy policy;
    bool print_policy = false;
};

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

void write_unreported(const FlagOptions& options, const std::vector<Unreported>& unreported)
{
    csv::Writer out(options.writing.to(options.unreported), {"date", "school_id", "school_name", "grade", "class"},
                    {"attendance"});
    for (const auto& [place, date] : unreported) {
        out.cell(to_string(date)).cell(place.school_id).cell(place.school_name);
        out.cell(grade_text(place.grade)).cell(place.name).end_row();
    }
    out.finish();
}

bool one_of(const std::vector<std::string>& words, std::string_view cell)
{
    return std::ranges::any_of(words, [&](const auto& word) { return fold(word) == fold(cell); });
}

// By what the attendance says of the child, or the roster.
bool wanted(const FlagOptions& options, const AbsenceFlag& flag, const Children& children)
{
    if (!options.levels.empty() && !one_of(options.levels, flag.level)) return false;
    if (options.places.all()) return true;
    const auto says = [&](std::string_view column) { return std::string(children.cell(flag.student_id, column)); };
    const auto enrolled = parse_grade_and_class(says("grade"), says("class"));
    const auto& schools = children.directory().schools();
    return options.places.wants({flag.school_id, flag.school_name, flag.grade, flag.class_name}, schools) ||
           options.places.wants({says("school_id"), says("school_name"), enrolled.grade, enrolled.class_name}, schools);
}

void hold_places(const FlagOptions& options, const Attendance& attendance, const Children& children)
{
    auto places = children.places();
    places.insert(places.end(), attendance.places().begin(), attendance.places().end());
    hold_against(options.places, places, children.directory().schools());
}

// What the rows leave open.
void tell_gaps(const FlagOptions& options, const AbsenceReport& report)
{
    if (!options.files.children.rosters.empty())
        tell(say("not on the roster: {}; at another school than it says: {}",
                 {report.not_on_roster, report.at_another_school}));
    if (report.double_school != 0)
        tell(say("students with rows at two schools on one day: {}", {report.double_school}));
    if (!report.flags.empty()) tell_no_calendar(options.files.calendar);
    if (report.absences_only != 0)
        tell(say("schools of which no row says that somebody was present: {}. A day without a row was taken to end an "
                 "absence; if the files hold absences only, say --absences-only",
                 {report.absences_only}));
    if (report.days_behind > 0)
        tell(say("the newest row is of {}, {} school days before {}: who has come back since is not known",
                 {to_string(*report.newest), report.days_behind, to_string(options.as_of)}));
    if (!report.unreported.empty())
        tell(say("days on which a class reported nothing: {}; --unreported FILE lists them",
                 {report.unreported.size()}));
}

// What the options say of the rules, judged before any list is opened.
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

// Which child was flagged by which rule in an earlier output.
using Earlier = std::set<std::pair<std::string, std::string>>;

Earlier read_earlier(FlagOptions& options, const Children& children)
{
    Earlier earlier;
    if (options.new_since.empty()) return earlier;
    const csv::Table list(options.new_since, options.reading, AbsenceFlag::kinds(), {"student_id|national_id", "rule"},
                          options.rejects);
    for (auto& [who, rule] : read_flagged(list)) earlier.emplace(children.key_of(who), std::move(rule));
    return earlier;
}

// Writes those that are wanted; how many, by level.
std::map<std::string, std::size_t> write_flags(const FlagOptions& options, const AbsenceLists& lists,
                                               const std::vector<AbsenceFlag>& flags, const Earlier& earlier)
{
    auto columns = AbsenceFlag::columns();
    if (lists.attendance.by_national_id()) columns.front() = "national_id";
    const auto more = columns_besides(columns, flags, lists.children);
    if (!options.new_since.empty()) columns.emplace_back("new");
    columns.insert(columns.end(), more.begin(), more.end());
    csv::Writer out(options.writing, columns, AbsenceFlag::kinds());
    std::map<std::string, std::size_t> written;
    for (const AbsenceFlag& flag : flags) {
        if (!wanted(options, flag, lists.children)) continue;
        ++written[flag.level];
        write(out, flag);
        if (!options.new_since.empty()) out.cell(earlier.contains({flag.student_id, flag.rule}) ? "0" : "1");
        for (const auto& column : more) out.cell(cell_of(flag, column, lists.children));
        out.end_row();
    }
    out.finish();
    return written;
}

void run(FlagOptions& options, const CLI::App& app)
{
    if (options.print_policy) return print_text(options, policy_text("absence/" + options.preset));
    complete(options);
    const auto rehearsed = policies_named(options.rehearsed, options.policy, options.reading);
    options.files.attendance = inputs(app, options.files.attendance);
    const AbsenceLists lists(options, options.files);
    hold_places(options, lists.attendance, lists.children);
    if (!rehearsed.empty()) return write_rehearsals(options.writing, options.rehearsed, rehearsed, lists);
    const auto earlier = read_earlier(options, lists.children);
    const AbsenceReport report = flag_absent(lists.attendance, lists.evidence, options.policy);
    settle_rejects(options);

    if (!options.unreported.empty()) write_unreported(options, report.unreported);
    const auto flagged = write_flags(options, lists, report.flags, earlier);
    std::size_t written = 0;
    for (const auto& [level, count] : flagged) written += count;

    tell(say("{} rows, {} students, {} school days", {lists.rows, report.students, report.school_days}));
    if (written != report.flags.size())
        tell(say("left out by --level, --school and --class: {}", {report.flags.size() - written}));
    for (const auto& [level, count] : flagged) tell(say("flagged for {}: {}", {level, count}));
    tell_gaps(options, report);
    settle_findings(options, !flagged.empty());
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<FlagOptions>();
    AbsencePolicy& policy = options->policy;
    const auto file = [&](const char* name, auto& value, const char* help) {
        return app.add_option(name, value, help)->type_name("FILE");
    };
    app.add_option("attendance", options->files.attendance, "Attendance or tallies; none or - is standard input");
    add_children(app, options->files.children);
    file("--calendar", options->files.calendar, "School days; without it, days on which the school has a row");
    add_papers(app, options->files.papers);
    file("--ledger", options->files.ledger, "The ledger of track-cases: looked into before a child is said to be away");
    file("--proofs", options->files.proofs,
         "Your own table of proofs; list-outflow --print-proofs shows the built-in one");
    file("--kinds", options->kinds_file, "Your own table of kinds and their rules");
    file("--policy", options->policy_file, "The rules, in place of the built-in ones");
    takes(app.add_option("--preset", options->preset, "Built-in rules"), policy_names("absence"));
    app.add_option("--rehearse", options->rehearsed,
                   "Compare policies over the term, night by night: built-in names or tables; the first to compare with")
        ->delimiter(',')
        ->type_name("NAMES");
    app.add_flag("--print-policy", options->print_policy, "Write the rules as a table to edit, and stop");
    add_date(app, "--since", policy.since, "The first day that counts; the term's begin if not given");
    add_profile(app, options->files.profile);
    app.add_option("--day-absent", options->day_absent, "A day is absent when all, any or NUMBER lessons are unexcused")
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
    app.add_option("--level", options->levels, "Only these levels, such as school,centre")
        ->delimiter(',')
        ->type_name("NAME");
    add_places(app, options->places);
    file("--unreported", options->unreported, "Write the classes that reported nothing, by day, to FILE")
        ->type_name(written_file);
    file("--new-since", options->new_since, "An earlier output: adds a column that tells what is new");
    add_usual(app, *options);
    app.callback([options, &app] { run(*options, app); });
}

}  // namespace

extern const Command flag_absent_command{"flag-absent",
                                         "Say who has been away, by which rule, and who must act by when",
                                         "  baoxue flag-absent samples/attendance-2026-autumn.csv.gz "
                                         "--calendar samples/calendar.csv --leave samples/leave.csv "
                                         "--as-of 2026-10-16\n"
                                         "  baoxue flag-absent --print-policy --preset yunnan\n",
                                         declare};

}  // namespace baoxue::tools
