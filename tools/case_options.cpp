#include "case_options.hpp"

#include <baoxue/base/codes.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>

namespace baoxue::tools {

void check_case_options(const CaseOptions& options)
{
    if (options.ledger.empty()) throw Error(Status::usage, say("give the ledger: --ledger FILE"));
    if (!options.event.empty() && canonical("case_event", options.event).empty())
        throw Error(Status::usage, say("--record: {}", {unknown_word("case_event")}));
    if (!options.event.empty() && options.on && *options.on > options.as_of)
        throw Error(Status::usage, say("--on lies after --as-of: what has not happened yet cannot be recorded"));
    if (!options.audit.empty() && !options.brings_facts()) throw Error(Status::usage, say("--audit needs --roster"));
}

void add_case_options(CLI::App& app, CaseOptions& options)
{
    static const std::vector<std::pair<std::string, int>> months_of{{"month", 1}, {"quarter", 3}, {"term", 6}, {"year", 12}};
    const auto add = [&](const std::string& name, auto& value, const std::string& help, const std::string& type) {
        return app.add_option(name, value, help)->type_name(type);
    };
    add("lists", options.lists, "What flag-absent, list-outflow or list-key-students wrote: it opens cases", "FILE");
    add("--ledger", options.ledger, "The ledger of events; it is only added to", written_file);
    add("--visits", options.visits, "Visits: they move cases", "FILE");
    add("--notices", options.notices, "The register of notices: they move cases", "FILE");
    add("--attendance", options.attendance, "Attendance: who is back in class", "FILE");
    add_profile(app, options.profile);
    add("--kinds", options.kinds_file, "Your own table of kinds and their rules", "FILE");
    add("--calendar", options.calendar, "School calendar for the days", "FILE");
    add("--policy", options.policy_file, "The states and allowed transitions, in place of the built-in ones", "FILE");
    app.add_flag("--print-policy", options.print_policy, "Write the states and transitions as a table, and stop");
    add("--present-days", options.present_days, "Days in class that prove a return; default 5", "NUMBER")
        ->check(CLI::Range(1, 100));
    add("--relapse-days", options.relapse_days,
        "School days after a return in which a relapse opens the same case again; default 10", "NUMBER")
        ->check(CLI::Range(0, 366));
    auto states = codes_of("case");
    states.insert(states.end(), {"open", "closed"});
    takes(app.add_option("--only", options.only, "Only these states, such as persuading,notified; also open, closed")
              ->delimiter(','),
          states);
    auto* const view =
        takes(app.add_option("--view", options.months, "Counts by period instead of the cases"), months_of);
    app.add_flag("--by-school", options.by_school, "Counts of each school")->needs(view);
    auto* const ledgers = add("--ledgers", options.ledgers,
                              "Write the county's ledgers into folder DIR: suspected.csv, dropout.csv", written_folder);
    add("--children", options.children,
        "All children of school age, a roster or household list: school-age.csv, with each one's case", "FILE")
        ->needs(ledgers);
    add("--audit", options.audit,
        "Write why ledger, rate of dropouts and roster differ, child by child, to FILE", written_file);
    auto* const id = add("--case", options.case_id, "The case that --record is about", "NUMBER");
    add("--record", options.event, "Add what happened: visit, notice, order, returned, placed, transferred, excluded",
        "EVENT")
        ->needs(id);
    add_date(app, "--on", options.on, "The day on which it happened; the day to judge by if not given");
    add("--proof", options.proof, "What proves it, such as reading_cert or 就读证明", "NAME");
    add("--source", options.source, "Number of the paper that proves it", "TEXT");
    add("--note", options.note, "A remark for the ledger", "TEXT");
    add("--wait", options.wait, "Seconds to wait for the ledger; default 10", "SECONDS");
    add_children(app, options.children_files);
    add_places(app, options.places);
    for (const auto* place : {"--school", "--class"}) app.get_option("--audit")->excludes(app.get_option(place));
    add_usual(app, options);
}

}  // namespace baoxue::tools
