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
#include "case_record.hpp"
#include "evidence.hpp"

namespace baoxue::tools {
namespace {

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
    tell("{} new events: {} cases opened, {} opened again, {} closed with proof",
         {{"events", news.events.size() + of_roster.events.size()}, {"opened", news.opened + of_roster.opened},
          {"reopened", news.reopened + of_roster.reopened}, {"closed", news.closed}});
    tell("{} facts known already, {} of children without an open case",
         {{"known", news.known + of_roster.known}, {"no_case", news.no_case + of_roster.no_case}});
    if (news.not_proved != 0) tell("{} cases stay open: what would close them has no proof",
                                   {{"not_proved", news.not_proved}});
    return given.known(ledger.events());
}

std::vector<CaseEvent> read_ledger(CaseOptions& options)
{
    const csv::Table table(options.ledger, options.reading, CaseEvent::kinds(), CaseEvent::needed(), options.rejects);
    return read_case_events(table, options.rejects);
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

void run(CaseOptions& options)
{
    if (options.print_policy) return print_text(options, policy_text("cases"));
    check_case_options(options);
    const auto rules = read_case_rules(options.policy_file, options.reading);
    if (!options.event.empty()) return record_event(options, rules);
    // Nothing goes into the ledger when what comes after it cannot be written.
    const csv::OutputFile possible(options.writing.file);
    const csv::Table* const children = open_school_age(options);
    std::optional<Facts> given;
    if (options.brings_facts()) given.emplace(options);
    auto events = given ? advance(options, rules, *given) : read_ledger(options);
    auto cases = cases_as_of(events, rules, options.as_of);
    keep_places(options, given ? &*given : nullptr, cases, events);
    if (!options.ledgers.empty()) write_ledgers(options, children, cases, given ? &*given : nullptr);
    if (!options.audit.empty()) write_audit(options, cases, *given);
    if (options.months != 0) {
        csv::Writer out(options.writing, CaseCount::columns(), CaseCount::kinds());
        for (const auto& count : count_cases(events, rules, options.months, options.by_school, options.as_of))
            write(out, count);
        return out.finish();
    }
    write_cases(options.writing, cases, [&](const Case& of_child) { return wanted(options, of_child); });
    const auto open = std::ranges::count_if(cases, [](const Case& one) { return !is_closed(one.state); });
    tell("{} cases, {} open", {{"cases", cases.size()}, {"open", open}});
    settle_findings(options, open != 0);
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<CaseOptions>();
    add_case_options(app, *options);
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
    declare, "absence_flag outflow visits notices attendance", "case case_event"};

}  // namespace baoxue::tools
