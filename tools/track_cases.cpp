// track-cases: the ledger of children's cases, added to by facts and shown as of any day.
#include <baoxue/base/codes.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/cases.hpp>
#include <baoxue/csv/policy.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "case_ledgers.hpp"
#include "evidence.hpp"

namespace baoxue::tools {
namespace {

const std::vector<std::pair<std::string, int>> months_of{{"month", 1}, {"quarter", 3}, {"term", 6}, {"year", 12}};

// What is new goes to the end of the ledger; returns all of it.
std::vector<CaseEvent> advance(CaseOptions& options, const std::vector<CaseRule>& rules, Facts& given)
{
    const Calendar calendar = read_calendar(options, options.calendar);
    hold_against(calendar, options.calendar, given.days());
    CaseLedger ledger(options.ledger, options.reading, std::chrono::seconds(options.wait), options.writing);
    const auto add = [&](std::vector<CaseEvent> facts) {
        auto news = advance_cases(given.known(ledger.events()), std::move(facts), rules, calendar, options.relapse_days,
                                  options.as_of);
        ledger.append(news.events);
        return news;
    };
    auto news = add(std::move(given.facts));
    // The register last: it is behind what the papers say of a case.
    const auto cases = cases_as_of(given.known(ledger.events()), rules, options.as_of);
    const auto of_roster = add(facts_of(given.pupils(), cases, options.as_of));
    tell(say("{} new events: {} cases opened, {} opened again, {} closed with proof",
             {news.events.size() + of_roster.events.size(), news.opened + of_roster.opened,
              news.reopened + of_roster.reopened, news.closed}));
    tell(say("{} facts known already, {} of children without an open case",
             {news.known + of_roster.known, news.no_case + of_roster.no_case}));
    if (news.not_proved != 0) tell(say("{} cases stay open: what would close them has no proof", {news.not_proved}));
    return given.known(ledger.events());
}

std::vector<CaseEvent> read_ledger(CaseOptions& options)
{
    const csv::Table table(options.ledger, options.reading, CaseEvent::kinds(), CaseEvent::needed(), options.rejects);
    return read_case_events(table, options.rejects);
}

void record(const CaseOptions& options, const std::vector<CaseRule>& rules)
{
    CaseEvent event{.date = options.on.value_or(options.as_of),
                    .event = std::string(canonical("case_event", options.event)),
                    .proof = options.proof,
                    .source = options.source.empty() ? "recorded" : options.source};
    if (const auto proof = canonical("proof", options.proof); !proof.empty()) event.proof = proof;
    event.note = options.note;
    event.recorded_on = options.as_of;
    CaseLedger ledger(options.ledger, options.reading, std::chrono::seconds(options.wait), options.writing);
    const auto same = [&](const CaseEvent& known) {
        return known.case_id == options.case_id && known.event == event.event && known.date == event.date &&
               known.source == event.source;
    };
    if (std::ranges::any_of(ledger.events(), same)) return tell(say("known already", {}));
    ledger.append({recorded_event(ledger.events(), rules, options.case_id, std::move(event))});
    tell(say("recorded", {}));
}

bool wanted(const CaseOptions& options, const Case& of_child)
{
    const auto is = [&](const std::string& word) {
        return word == of_child.state || (word == "open" && !is_closed(of_child.state)) ||
               (word == "closed" && is_closed(of_child.state));
    };
    return options.only.empty() || std::ranges::any_of(options.only, is);
}

// The cases of the places chosen, and what befell them.
void keep_places(const CaseOptions& options, const Facts* facts, std::vector<Case>& cases,
                 std::vector<CaseEvent>& events)
{
    if (options.places.all()) return;
    Schools schools = facts == nullptr ? Schools() : facts->schools();
    for (const auto& of_child : cases) schools.learn(of_child.school_id, of_child.school_name);
    keep_chosen(options.places, cases, std::mem_fn(&Case::where), schools,
                facts == nullptr ? std::vector<SchoolClass>() : facts->places());
    std::set<std::string_view> kept;
    for (const auto& of_child : cases) kept.insert(of_child.case_id);
    std::erase_if(events, [&](const CaseEvent& event) { return !kept.contains(event.case_id); });
}

// A word that nobody knows may say anything of where a child is.
void hold_statuses(const csv::Table& table, csv::Rejects& rejects)
{
    const auto status = table.find("status");
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (const auto word = table.cell(row, status); !word.empty() && canonical("status", word).empty())
            rejects.add(
                {table.place(row, status), unknown_word("status", word, {table.cell(row, table.find("name"))}), {}});
}

void run(CaseOptions& options)
{
    if (options.print_policy) {
        csv::OutputFile out(options.writing.file);
        out.write(policy_text("cases"));
        return out.finish();
    }
    if (options.ledger.empty()) throw Error(Status::usage, say("give the ledger: --ledger FILE"));
    if (!options.event.empty() && canonical("case_event", options.event).empty())
        throw Error(Status::usage, say("--record: {}", {unknown_word("case_event")}));
    if (!options.event.empty() && options.on && *options.on > options.as_of)
        throw Error(Status::usage, say("--on lies after --as-of: what has not happened yet cannot be recorded"));
    const auto rules = read_case_rules(options.policy_file, options.reading);
    if (!options.event.empty()) return record(options, rules);
    // Nothing goes into the ledger when what comes after it cannot be written.
    const csv::OutputFile possible(options.writing.file);
    std::optional<csv::Table> children;
    if (!options.children.empty())
        children.emplace(options.children, options.reading, std::vector<std::string>{"roster", "population"},
                         std::vector<std::string>{"student_id|national_id"}, options.rejects);
    if (children) hold_statuses(*children, options.rejects);
    std::optional<Facts> given;
    if (options.brings_facts()) given.emplace(options);
    auto events = given ? advance(options, rules, *given) : read_ledger(options);
    auto cases = cases_as_of(events, rules, options.as_of);
    keep_places(options, given ? &*given : nullptr, cases, events);
    if (!options.ledgers.empty()) write_ledgers(options, children ? &*children : nullptr, cases, given ? &*given : nullptr);
    if (!options.audit.empty() && !given) throw Error(Status::usage, say("--audit needs --roster"));
    if (!options.audit.empty()) write_audit(options, cases, *given);
    if (options.months != 0) {
        csv::Writer out(options.writing, CaseCount::columns(), CaseCount::kinds());
        for (const auto& count : count_cases(events, rules, options.months, options.by_school, options.as_of))
            write(out, count);
        return out.finish();
    }
    write_cases(options.writing, cases, [&](const Case& of_child) { return wanted(options, of_child); });
    const auto open = std::ranges::count_if(cases, [](const Case& one) { return !is_closed(one.state); });
    tell(say("{} cases, {} open", {cases.size(), open}));
    settle_findings(options, open != 0);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<CaseOptions>();
    const auto add = [&](const std::string& name, auto& value, const std::string& help, const std::string& type) {
        return app.add_option(name, value, help)->type_name(type);
    };
    add("lists", options->lists, "What flag-absent, list-outflow or list-key-students wrote: it opens cases", "FILE");
    add("--ledger", options->ledger, "The ledger of events; it is only added to", written_file);
    add("--visits", options->visits, "Visits: they move cases", "FILE");
    add("--notices", options->notices, "The register of notices: they move cases", "FILE");
    add("--attendance", options->attendance, "Attendance: who is back in class", "FILE");
    add("--kinds", options->kinds_file, "Your own table of kinds and their rules", "FILE");
    add("--calendar", options->calendar, "School calendar for the days", "FILE");
    add("--policy", options->policy_file, "The states and allowed transitions, in place of the built-in ones", "FILE");
    app.add_flag("--print-policy", options->print_policy, "Write the states and transitions as a table, and stop");
    add("--present-days", options->present_days, "Days in class that prove a return; default 5", "NUMBER")
        ->check(CLI::Range(1, 100));
    add("--relapse-days", options->relapse_days,
        "School days after a return in which a relapse opens the same case again; default 10", "NUMBER")
        ->check(CLI::Range(0, 366));
    auto states = codes_of("case");
    states.insert(states.end(), {"open", "closed"});
    takes(app.add_option("--only", options->only, "Only these states, such as persuading,notified; also open, closed")
              ->delimiter(','),
          states);
    auto* const view =
        takes(app.add_option("--view", options->months, "Counts by period instead of the cases"), months_of);
    app.add_flag("--by-school", options->by_school, "Counts of each school")->needs(view);
    auto* const ledgers = add("--ledgers", options->ledgers,
                              "Write the county's ledgers into folder DIR: suspected.csv, dropout.csv", written_folder);
    add("--children", options->children,
        "All children of school age, a roster or household list: school-age.csv, with each one's case", "FILE")
        ->needs(ledgers);
    add("--audit", options->audit,
        "Write why ledger, rate of dropouts and roster differ, child by child, to FILE", written_file);
    auto* const id = add("--case", options->case_id, "The case that --record is about", "NUMBER");
    add("--record", options->event, "Add what happened: visit, notice, order, returned, placed, transferred, excluded",
        "EVENT")
        ->needs(id);
    add_date(app, "--on", options->on, "The day on which it happened; the day to judge by if not given");
    add("--proof", options->proof, "What proves it, such as reading_cert or 就读证明", "NAME");
    add("--source", options->source, "Number of the paper that proves it", "TEXT");
    add("--note", options->note, "A remark for the ledger", "TEXT");
    add("--wait", options->wait, "Seconds to wait for the ledger; default 10", "SECONDS");
    add_children(app, options->children_files);
    add_places(app, options->places);
    for (const auto* place : {"--school", "--class"}) app.get_option("--audit")->excludes(app.get_option(place));
    add_usual(app, *options);
    app.callback([options] { run(*options); });
}

}  // namespace

extern const Command track_cases_command{
    "track-cases", "Keep the ledger of children's cases: opened, moved and closed by dated events with proof",
    "  baoxue flag-absent samples/attendance-2026-autumn.csv.gz --calendar samples/calendar.csv --roster "
    "samples/roster-2026-autumn.csv --as-of 2026-10-16 |\n"
    "    baoxue track-cases - --ledger cases.csv --visits samples/visits.csv --notices samples/notices.csv "
    "--calendar samples/calendar.csv --as-of 2026-10-16\n"
    "  baoxue track-cases --ledger cases.csv --view month --as-of 2026-10-16\n",
    declare};

}  // namespace baoxue::tools
