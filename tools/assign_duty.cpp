// assign-duty: who answers for whom, where nobody does, and an even proposal.
#include <baoxue/base/codes.hpp>
#include <baoxue/assign.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/rule/school_year.hpp>

#include <functional>
#include <map>

#include "children.hpp"
#include "command.hpp"
#include "places.hpp"

namespace baoxue::tools {
namespace {

struct AssignOptions : Options {
    RosterArgument roster;
    std::string assign, commitments;
    ChildFiles children;
    ClassChoice places;
    int year = 0;
    bool propose = false, anew = false;
};

void propose(const AssignOptions& options, const std::vector<Pupil>& pupils, const std::vector<Assignment>& assignments)
{
    const auto proposal = propose_assignments(pupils, assignments, options.anew);
    csv::Writer out(options.writing, Assignment::columns(), Assignment::kinds());
    for (const auto& row : proposal.assignments) write(out, row);
    out.finish();
    tell("{} students keep their teacher, {} were given one, {} have none to be given",
         {{"kept", proposal.kept}, {"added", proposal.added}, {"without", proposal.without}});
    if (proposal.left_out != 0)
        tell("{} rows left out: their students are not on the roster there", {{"rows_left_out", proposal.left_out}});
}

void list_gaps(const AssignOptions& options, std::vector<Gap> gaps, const Schools& schools,
               const std::vector<Pupil>& pupils)
{
    keep_chosen(options.places, gaps, std::mem_fn(&Gap::where), schools, places_of(pupils, std::mem_fn(&Pupil::place)));
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> counts;
    csv::Writer out(options.writing, Gap::columns(), Gap::kinds());
    for (const auto& gap : gaps) {
        write(out, gap);
        ++counts[{to_string(gap.finding), to_string(gap.scope)}];
    }
    out.finish();
    for (const auto& [what, count] : counts) tell("scope {}, finding {}: {}",
                                                  {{"scope", label("gap_scope", what.second, spoken())}, {"finding", label("gap", what.first, spoken())}, {"gaps", count}});
    if (gaps.empty()) tell(say("nothing is missing", {}));
    settle_findings(options, !gaps.empty());
}

void run(AssignOptions& options)
{
    Children children(options,
                      {.rosters = {}, .decisions = options.children.decisions, .unplaced = options.children.unplaced});
    const auto& roster = children.open_roster(options.roster.file(), {"school_id"});
    const auto open = [&](const std::string& file, const auto& kinds, const auto& needed) {
        return file.empty() ? nullptr : &children.open(file, kinds, needed);
    };
    const auto* const assign = open(options.assign, Assignment::kinds(), Assignment::needed());
    const auto* const papers = open(options.commitments, Commitment::kinds(), Commitment::needed());
    children.settle();
    const auto pupils = read_pupils(roster, options.rejects);
    const auto& schools = children.directory().schools();
    std::vector<Assignment> assignments;
    if (assign != nullptr) assignments = read_assignments(*assign, options.rejects);
    if (options.commitments.empty()) {
        settle_rejects(options);
        if (options.propose) return propose(options, pupils, assignments);
        return list_gaps(options, find_gaps(pupils, assignments), schools, pupils);
    }
    const auto commitments = read_commitments(*papers, options.rejects);
    settle_rejects(options);
    list_gaps(
        options,
        find_unsigned(pupils, assignments, commitments, options.year != 0 ? options.year : school_year(options.as_of)),
        schools, pupils);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<AssignOptions>();
    const auto file = [&](const std::string& name, std::string& to, const std::string& help) {
        return app.add_option(name, to, help)->type_name("FILE");
    };
    auto* const roster = add_roster(app, options->roster);
    file("--assign", options->assign, "Who answers for what now (assign.csv)");
    auto* const papers =
        file("--commitments", options->commitments, "List the commitments that are not signed instead");
    app.add_option("--year", options->year,
                   "Their school year, by the year in which it begins; that of --as-of if not given")
        ->needs(papers)
        ->check(CLI::Range(1900, 2100))
        ->type_name("NUMBER");
    auto* const propose = app.add_flag("--propose", options->propose,
                                       "Write the assignments with a teacher for every student who has none")
                              ->excludes(papers);
    app.add_flag("--anew", options->anew, "Propose teachers for all students, whoever they have now")->needs(propose);
    add_unplaced(app, options->children);
    add_places(app, options->places);
    for (const auto* place : {"--school", "--class"}) propose->excludes(app.get_option(place));
    add_usual(app, *options);
    app.callback([options, roster] {
        if (options->roster.file().empty()) throw CLI::RequiredError(roster->get_name());
        run(*options);
    });
}

}  // namespace

extern const Command assign_duty_command{
    "assign-duty", "Find who has no responsible person or several, and propose an even distribution",
    "  baoxue assign-duty samples/roster-2026-autumn.csv --assign samples/assign.csv\n"
    "  baoxue assign-duty samples/roster-2026-autumn.csv --assign samples/assign.csv --propose -o assign.csv\n"
    "  baoxue assign-duty samples/roster-2026-autumn.csv --assign samples/assign.csv --commitments "
    "samples/commitments.csv --as-of 2026-09-14\n",
    declare, "roster assign commitments", "gap assign"};

}  // namespace baoxue::tools
