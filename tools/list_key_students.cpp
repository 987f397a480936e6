// list-key-students: who ought to be a 重点生, class by class, and why.
#include <baoxue/base/words.hpp>
#include <baoxue/cases.hpp>
#include <baoxue/csv/policy.hpp>
#include <baoxue/key_students.hpp>

#include <algorithm>
#include <functional>

#include "care.hpp"
#include "children.hpp"
#include "places.hpp"

namespace baoxue::tools {
namespace {

struct KeyOptions : Options {
    ChildFiles children;
    ClassChoice places;
    RosterArgument roster;
    std::string ledger, changes, policy_file, profile;
    std::vector<std::string> attendance;
    CareFiles care;
    int least = 3;
    std::size_t per_class = 0;
    bool print_policy = false, fresh = false;
};

void run(KeyOptions& options)
{
    if (options.print_policy) return print_text(options, policy_text("key-students"));
    const auto factors = read_factors(options.policy_file, options.reading, KeyStudentInput::factors());
    options.children.rosters.insert(options.children.rosters.begin(), options.roster.file());
    Children children(options, options.children);
    const auto open = [&](const std::string& file, const auto& kinds, const auto& needed) {
        return file.empty() ? nullptr : &children.open(file, kinds, needed);
    };
    const auto* const ledger = open(options.ledger, CaseEvent::kinds(), CaseEvent::needed());
    const auto* const changes = open(options.changes, ChangeWriter::kinds(), std::vector<std::string>{"change"});
    Care care(options, children, options.care);
    Attendance attendance;
    for (const auto& file : options.attendance) attendance.read(file, options.reading, options.profile, options.rejects);
    children.add(attendance);
    children.settle();
    care.read();
    KeyStudentInput input{.pupils = children.pupils(), .trends = absence_trends(attendance, options.as_of),
                          .concerns = std::move(care.concerns), .marks = std::move(care.marks),
                          .helps = std::move(care.helps), .as_of = options.as_of};
    if (ledger != nullptr)
        input.cases = cases_as_of(read_case_events(*ledger, options.rejects), read_case_rules("", options.reading),
                                  options.as_of);
    if (changes != nullptr) input.repeaters = repeaters_in(read_changes(*changes));
    auto list = list_key_students(input, factors, options.least);
    settle_rejects(options);
    keep_chosen(options.places, list, std::mem_fn(&KeyStudent::where), children.directory().schools(),
                children.places());
    const auto beyond = options.per_class == 0 ? 0 : keep_few(list, options.per_class);
    if (options.fresh) std::erase_if(list, &KeyStudent::listed);
    csv::Writer out(options.writing, KeyStudent::columns(), KeyStudent::kinds());
    for (const auto& student : list) write(out, student);
    out.finish();
    tell("{} candidates of {} students, {} of them key students already: a person decides",
         {{"candidates", list.size()}, {"students", input.pupils.size()},
          {"listed", std::ranges::count(list, true, &KeyStudent::listed)}});
    if (beyond != 0)
        tell("as many points as the last of their class, and therefore listed too: {}", {{"beyond", beyond}});
    settle_findings(options, !list.empty());
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<KeyOptions>();
    const auto file = [&](const std::string& name, auto& to, const std::string& help) {
        return app.add_option(name, to, help)->type_name("FILE");
    };
    auto* const roster = add_roster(app, options->roster);
    file("--attendance", options->attendance, "Attendance of the term: days without leave and their trend");
    add_profile(app, options->profile);
    file("--ledger", options->ledger, "The ledger of track-cases: earlier cases, brothers and sisters");
    file("--changes", options->changes, "What reconcile wrote: who repeats a grade");
    add_care(app, options->care);
    add_marks(app, options->care);
    file("--policy", options->policy_file, "Your own factors and points, in place of the built-in ones");
    app.add_option("--at-least", options->least, "Points from which on a child is listed; default 3")
        ->check(CLI::Range(1, 1000))
        ->type_name("NUMBER");
    app.add_option("--per-class", options->per_class, "Of each class only so many, those with most points")
        ->check(CLI::Range(1, 1000))
        ->type_name("NUMBER");
    app.add_flag("--new", options->fresh, "Only who is not a key student on the roster yet");
    app.add_flag("--print-policy", options->print_policy, "Print the built-in factors and points");
    add_unplaced(app, options->children);
    add_places(app, options->places);
    add_usual(app, *options);
    app.callback([options, roster] {
        if (!options->print_policy && options->roster.file().empty()) throw CLI::RequiredError(roster->get_name());
        run(*options);
    });
}

}  // namespace

extern const Command list_key_students_command{
    "list-key-students", "List candidates for key students, class by class, each with its reasons",
    "  baoxue list-key-students samples/roster-2026-autumn.csv --attendance "
    "samples/attendance-2026-autumn.csv.gz --as-of 2026-10-16\n",
    declare, "roster attendance case_event change concerns marks help", "key_student"};

}  // namespace baoxue::tools
