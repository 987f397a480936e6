// check: what is wrong with a file, row by row.
#include <baoxue/base/columns.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/check.hpp>

#include <algorithm>
#include <set>

#include "children.hpp"
#include "command.hpp"
#include "places.hpp"

namespace baoxue::tools {
namespace {

struct CheckOptions : Options {
    std::string file;
    CheckPolicy policy;
    Severity severity = Severity::note;
    std::vector<std::string> only;
    bool rules = false;
    ChildFiles children;
    ClassChoice places;
};

bool wanted(const CheckOptions& options, const Finding& finding)
{
    if (finding.severity < options.severity) return false;
    return options.only.empty() || std::ranges::find(options.only, finding.rule) != options.only.end();
}

void write_rules(const csv::WriteOptions& writing)
{
    csv::Writer out(writing, {"rule", "severity", "message"}, {"finding"});
    for (const auto& rule : check_rules())
        out.cell(rule.name).cell(code_of(rule.severity)).cell(say(rule.message)).end_row();
    out.finish();
}

// The rows that the rosters do not tell the child of.
void add_unplaced_rows(CheckOptions& options, const std::string& file, Checked& checked)
{
    if (options.children.rosters.empty()) return;
    if (file == "-") throw Error(Status::usage, say("--roster reads the file twice: give it by its name"));
    Children children(options, options.children);
    children.open(file, {checked.kind}, {});
    static_cast<ChildLists&>(children).settle();
    for (const auto& row : children.unplaced())
        if (row.place.file == file && (checked.findings.empty() || checked.findings.back().rule != "no_child" ||
                                       checked.findings.back().row != row.place.line))
            checked.findings.push_back({row.place.line,
                                        {},
                                        "no_child",
                                        Severity::error,
                                        std::string(say("about no child for certain: {}", {row.reason}))});
    std::ranges::stable_sort(checked.findings, {}, &Finding::row);
}

// Leaves the findings of the rows that are of the places chosen, and what is said of the file.
void keep_places(const CheckOptions& options, const std::string& file, Checked& checked)
{
    if (options.places.all()) return;
    if (file == "-") throw Error(Status::usage, say("--school and --class read the file twice: give it by its name"));
    csv::Rejects rejects{.collect = true};
    const csv::Table table(file, options.reading, child_kinds({checked.kind}), {}, rejects);
    std::vector<std::pair<std::size_t, SchoolClass>> rows;
    Schools schools;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto who = who_in(table, row);
        schools.learn(who.school_id, who.school_name);
        rows.push_back({table.place(row).line, {who.school_id, who.school_name, who.grade, who.class_name}});
    }
    hold_against(options.places, places_of(rows, [](const auto& row) { return row.second; }), schools);
    std::set<std::size_t> elsewhere;
    for (const auto& [line, place] : rows)
        if (!options.places.wants(place, schools)) elsewhere.insert(line);
    tell_left_out(
        std::erase_if(checked.findings, [&](const Finding& finding) { return elsewhere.contains(finding.row); }));
}

void run(const CLI::App& app, CheckOptions& options)
{
    if (options.rules) return write_rules(options.writing);
    const auto file = input(app, options.file);
    options.policy.as_of = options.as_of;
    auto checked = check(file, options.reading, options.policy);
    add_unplaced_rows(options, file, checked);
    keep_places(options, file, checked);
    csv::Writer out(options.writing, Finding::columns(), {"finding"});
    std::map<Severity, std::size_t> counts;
    for (const auto& finding : checked.findings) {
        if (!wanted(options, finding)) continue;
        write(out, finding);
        ++counts[finding.severity];
    }
    tell(say("{}: {} rows of kind {}; {} errors, {} warnings, {} notes",
             {file, checked.rows, checked.kind, counts[Severity::error], counts[Severity::warning],
              counts[Severity::note]}));
    out.finish();
    settle_findings(options, counts[Severity::error] + counts[Severity::warning] > 0);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<CheckOptions>();
    app.add_option("file", options->file, "The file to check; - is standard input")->type_name("FILE");
    takes(app.add_option("--kind", options->policy.kind, "Kind of file; told from the headings if not given"),
          kinds_of_files());
    add_profile(app, options->policy.profile);
    std::vector<std::pair<std::string, Severity>> severities;
    for (const auto severity : {Severity::note, Severity::warning, Severity::error})
        severities.emplace_back(code_of(severity), severity);
    takes(app.add_option("--severity", options->severity, "The least that is told"), severities);
    std::vector<std::string> rules;
    for (const auto& rule : check_rules()) rules.emplace_back(rule.name);
    app.add_option("--only", options->only, "Only these rules, such as same_student_id")
        ->delimiter(',')
        ->check(CLI::IsMember(rules))
        ->type_name("RULE");
    app.add_flag("--rules", options->rules, "List all rules instead");
    add_children(app, options->children);
    add_places(app, options->places);
    add_as_of(app, *options);
    add_exit_code(app, *options);
    add_input(app, *options);
    add_writing(app, *options);
    app.callback([options, &app] { run(app, *options); });
}

}  // namespace

extern const Command check_command{"check", "Say what is wrong with a file, row by row",
                                   "  baoxue check samples/roster-2026-autumn.csv --severity warning\n", declare};

}  // namespace baoxue::tools
