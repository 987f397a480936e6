#include "flow_options.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/policy.hpp>

namespace baoxue::tools {

void settle_policy(FlowOptions& options)
{
    if (!options.pages.empty() && (!options.by.empty() || options.writing.file != "-"))
        throw Error(Status::usage, say("--pages writes lists into its folder: leave out --by and --output"));
    if (options.since && *options.since > options.as_of) throw Error(Status::usage, say("--since lies after --as-of"));
    OutflowPolicy& policy = options.policy;
    policy.rules = read_rules(options.built_in_policy(), options.policy_file, options.reading, outflow_metrics);
    policy.proofs = read_proofs(options.built_in_proofs(), options.proofs_file, options.reading);
    policy.documents = Documents(read_notice_kinds(Language::simplified, options.kinds_file, options.reading));
    policy.as_of = options.as_of;
    policy.jobs = options.reading.jobs;
}

void add_flow_options(CLI::App& app, FlowOptions& options)
{
    OutflowPolicy& policy = options.policy;
    const auto files = [&](const std::string& name, auto& to, const std::string& help) {
        return app.add_option(name, to, help)->type_name("FILE");
    };
    files("changes", options.changes, "What reconcile wrote; standard input if not given");
    add_papers(app, options.papers);
    add_unplaced(app, options.children);
    add_places(app, options.places);
    files("--roster", options.rosters, "Rosters of other schools, to look for the children there");
    files("--calendar", options.calendar, "School calendar, for deadlines in school days");
    files("--policy", options.policy_file, "Your own rules; --print-policy shows the built-in ones");
    files("--proofs", options.proofs_file, "Your own table of proofs; --print-proofs shows the built-in one");
    files("--kinds", options.kinds_file, "Your own table of kinds and their rules");
    app.add_option("--proof-valid", policy.proof_valid, "Days for which a certificate is good, instead of the table's")
        ->check(CLI::Range(1, 36500))
        ->type_name("NUMBER");
    add_date(app, "--since", options.since,
             "Counts as the day of moves without a date; the term's first day if not given");
    app.add_flag("--abnormal", options.abnormal, "Only who did not move normally, or is not placed yet");
    app.add_flag("--need-proof", options.need_proof, "Only who is neither proved nor found");
    app.add_flag("--overdue", options.overdue, "Only whose due date has passed");
    app.add_flag("--expected", policy.expected, "Also graduates, new pupils and who went up to junior school");
    takes(app.add_option("--by", options.by, "Counts instead of the list: by school, class, teacher, village or special group"),
          std::vector<std::string>{"school", "class", "teacher", "village", "group"});
    takes_groups(app, options.groups);
    app.add_option("--pages", options.pages, "One list for each school, in folder DIR")->type_name(written_folder);
    app.add_flag("--print-policy", options.print_policy, "Print the built-in rules");
    app.add_flag("--print-proofs", options.print_proofs, "Print the built-in table of proofs");
    add_usual(app, options);
}

}  // namespace baoxue::tools
