// track-cases: the ledger of children's cases, added to by facts and shown as of any day.
#include <baoxue/base/codes.hpp>
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/cases.hpp>
#include <baoxue/csv/output_folder.hpp>
#include <baoxue/csv/policy.hpp>

#include <algorithm>
#include <map>
#include <optional>

#include "children.hpp"
#include "command.hpp"

namespace baoxue::tools {
namespace {

struct CaseOptions : Options {
    std::vector<std::string> lists, visits, notices, attendance, only;
    std::string ledger, calendar, kinds_file, policy_file, ledgers, children, event, case_id, proof, source, note;
    ChildFiles children_files;
    std::optional<Date> on;
    int present_days = 5, relapse_days = 10, wait = 10;
    int months = 0;  // of a period of --view
    bool print_policy = false, by_school = false;

    bool brings_facts() const { return !(lists.empty() && visits.empty() && notices.empty() && attendance.empty()); }
};

const std::vector<std::pair<std::string, int>> months_of{{"month", 1}, {"quarter", 3}, {"term", 6}, {"year", 12}};

void add_to(std::vector<CaseEvent>& facts, std::vector<CaseEvent> more)
{
    std::ranges::move(more, std::back_inserter(facts));
}

// What the lists say, by the children that the ledger knows them as.
class Facts {
  public:
    explicit Facts(CaseOptions& options) : children_(options, options.children_files)
    {
        if (std::filesystem::exists(options.ledger))
            children_.open(options.ledger, CaseEvent::kinds(), CaseEvent::needed());
        open(options.lists, case_list_kinds(), {std::string(child_columns)}, lists_);
        open(options.visits, Visit::kinds(), Visit::needed(), visits_);
        open(options.notices, Notice::kinds(), Notice::needed(), notices_);
        std::size_t rows = 0;
        for (const auto& file : options.attendance)
            rows += attendance_.read(file, options.reading, {}, options.rejects);
        children_.add(attendance_);
        children_.settle();
        for (const auto* const table : lists_) add_to(facts, read_case_facts(*table, options.as_of, options.rejects));
        for (const auto* const table : visits_) add_to(facts, facts_of(read_visits(*table, options.rejects)));
        const Documents documents(read_notice_kinds(Language::simplified, options.kinds_file, options.reading));
        for (const auto* const table : notices_)
            add_to(facts, facts_of(read_notices(*table, options.rejects), documents));
        add_to(facts, facts_of(attendance_, options.present_days, options.as_of));
        settle_rejects(options, rows + children_.rows());
    }

    /// The ledger's events under what their children go by now.
    std::vector<CaseEvent> known(std::vector<CaseEvent> events) const
    {
        for (auto& event : events)
            if (auto key = children_.key_of(who_of(event)); !key.empty()) event.student_id = std::move(key);
        return events;
    }

    std::vector<CaseEvent> facts;

  private:
    void open(const std::vector<std::string>& files, const std::vector<std::string>& kinds,
              const std::vector<std::string>& needed, std::vector<const csv::Table*>& tables)
    {
        for (const auto& file : files) tables.push_back(&children_.open(file, kinds, needed));
    }

    Children children_;
    Attendance attendance_;
    std::vector<const csv::Table*> lists_, visits_, notices_;
};

// What is new goes to the end of the ledger; returns all of it.
std::vector<CaseEvent> advance(CaseOptions& options, const std::vector<CaseRule>& rules)
{
    Facts given(options);
    Calendar calendar;
    if (!options.calendar.empty())
        calendar =
            Calendar(csv::Table(options.calendar, options.reading, {"calendar"}, {"date", "kind"}, options.rejects));
    CaseLedger ledger(options.ledger, options.reading, std::chrono::seconds(options.wait), options.writing);
    const auto news = advance_cases(given.known(ledger.events()), std::move(given.facts), rules, calendar,
                                    options.relapse_days, options.as_of);
    ledger.append(news.events);
    tell(say("{} new events: {} cases opened, {} opened again, {} closed with proof",
             {news.events.size(), news.opened, news.reopened, news.closed}));
    tell(say("{} facts known already, {} of children without an open case", {news.known, news.no_case}));
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

void write_cases(const csv::WriteOptions& writing, const std::vector<Case>& cases, const auto& chosen)
{
    csv::Writer out(writing, Case::columns(), Case::kinds());
    for (const auto& of_child : cases)
        if (chosen(of_child)) {
            write(out, of_child);
            out.end_row();
        }
    out.finish();
}

// 适龄儿童: all children of the list, each with its case.
void write_children(const csv::Table& table, const csv::WriteOptions& writing, const std::vector<Case>& cases)
{
    std::map<std::string, const Case*, std::less<>> by_child;
    for (const auto& of_child : cases) by_child[of_child.student_id] = &of_child;
    auto columns = table.heading().columns;
    const auto own = columns.size();
    columns.insert(columns.end(), {"case_id", "state"});
    csv::Writer out(writing, columns, {"roster", "population", "case", "ledger"});
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t column = 0; column < own; ++column) out.cell(table.cell(row, column));
        auto found = by_child.find(parse_student_id(table.cell(row, table.find("student_id"))).key);
        const auto national_id = parse_national_id(table.cell(row, table.find("national_id"))).key;
        for (const auto& key : {national_id, 'G' + national_id})  // a formal 学籍号 is G and the 身份证号
            if (found == by_child.end()) found = by_child.find(key);
        if (found != by_child.end()) out.cell(found->second->case_id).cell(found->second->state);
        out.end_row();
    }
    out.finish();
}

void write_ledgers(const CaseOptions& options, const csv::Table* children, const std::vector<Case>& cases)
{
    csv::OutputFolder folder(options.ledgers);
    csv::WriteOptions writing = options.writing;
    writing.durable = false;
    const auto named = [&](const char* name) {
        writing.file = folder.path(name);
        return writing;
    };
    const auto of = [](CaseLedgerKind kind) {
        return [kind](const Case& of_child) { return ledger_of(of_child.state) == kind; };
    };
    write_cases(named("suspected.csv"), cases, of(CaseLedgerKind::suspected));
    write_cases(named("dropout.csv"), cases, of(CaseLedgerKind::dropout));
    if (children != nullptr) write_children(*children, named("school-age.csv"), cases);
    folder.finish();
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
    const auto rules = read_case_rules(options.policy_file, options.reading);
    if (!options.event.empty()) return record(options, rules);
    // Nothing goes into the ledger when what comes after it cannot be written.
    const csv::OutputFile possible(options.writing.file);
    std::optional<csv::Table> children;
    if (!options.children.empty())
        children.emplace(options.children, options.reading, std::vector<std::string>{"roster", "population"},
                         std::vector<std::string>{"student_id|national_id"}, options.rejects);
    const auto events = options.brings_facts() ? advance(options, rules) : read_ledger(options);
    const auto cases = cases_as_of(events, rules, options.as_of);
    if (!options.ledgers.empty()) write_ledgers(options, children ? &*children : nullptr, cases);
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
