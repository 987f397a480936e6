// check: what is wrong with a file, row by row.
#include <baoxue/base/codes.hpp>
#include <baoxue/base/columns.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/check.hpp>

#include <algorithm>
#include <map>

#include "check_pages.hpp"
#include "check_rows.hpp"
#include "command.hpp"

namespace baoxue::tools {
namespace {

struct CheckOptions : Options {
    std::vector<std::string> files;
    CheckPolicy policy;
    Severity severity = Severity::note;
    std::vector<std::string> only;
    std::string pages;
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

void write_findings(const csv::WriteOptions& writing, const std::vector<Checked>& files)
{
    const bool several = files.size() > 1;
    csv::Writer out(writing, several ? Finding::columns_of_files() : Finding::columns(), {"finding", "stack"});
    for (const auto& checked : files)
        for (const auto& finding : checked.findings) several ? write(out, checked.file, finding) : write(out, finding);
    out.finish();
}

void run(const CLI::App& app, CheckOptions& options)
{
    if (options.rules) return write_rules(options.writing);
    options.policy.as_of = options.as_of;
    const auto given = inputs(app, options.files);
    if (!options.pages.empty() && std::ranges::find(given, "-") != given.end())
        throw Error(Status::usage, say("--pages reads the file twice: give it by its name"));
    auto files = check(given, options.reading, options.policy);
    add_unplaced_rows(options, options.children, files);
    keep_places(options, options.places, files);
    bool found = false;
    for (auto& checked : files) {
        std::erase_if(checked.findings, [&](const Finding& finding) { return !wanted(options, finding); });
        std::map<Severity, std::size_t> counts;
        for (const auto& finding : checked.findings) ++counts[finding.severity];
        tell("{}: {} rows of kind {}; {} errors, {} warnings, {} notes",
             {{"file", checked.file}, {"rows", checked.rows}, {"kind", label("file_kind", checked.kind, spoken())},
              {"errors", counts[Severity::error]}, {"warnings", counts[Severity::warning]}, {"notes", counts[Severity::note]}});
        found = found || counts[Severity::error] + counts[Severity::warning] > 0;
    }
    if (options.pages.empty()) write_findings(options.writing, files);
    else write_check_pages(options, options.pages, files);
    settle_findings(options, found);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<CheckOptions>();
    app.add_option("files", options->files, "The files to check, several as one list; - is standard input")->type_name("FILE");
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
    app.add_option("--pages", options->pages, "Write a workbook for each school into DIR: its own rows, findings beside them")
        ->type_name(written_folder);
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
                                   "  baoxue check samples/roster-2026-autumn.csv --severity warning\n", declare, "", "finding"};

}  // namespace baoxue::tools
