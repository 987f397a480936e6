// reconcile: what happened to each child between two lists.
#include <baoxue/base/error.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/reconcile.hpp>

#include <algorithm>

#include "balance.hpp"
#include "command.hpp"
#include "match_candidates.hpp"
#include "review_list.hpp"

namespace baoxue::tools {
namespace {

struct ReconcileOptions : Options {
    std::vector<std::string> lists;          // the two positionals, the earlier first
    std::vector<std::string> before, after;  // of each side, whatever way they were given
    ReconcilePolicy policy;
    Matching matching;
    std::vector<std::string> only;
    std::string summary, explain, html;
    double max_change = 20;
    bool long_form = false;
};

void tell_about(const ReconcileOptions& options, const Reconciliation& result, const Roster& before,
                const Roster& after)
{
    const auto changes = changes_of(result, before, after, options.explain);
    if (changes.empty()) tell(std::string(say("no row of either list has this name, or this number in a usable form")));
    for (const auto& change : changes) {
        for (const auto& line : explain(change, before, after)) tell(line);
        for (const auto& line : explain_taken(result, change, before, after)) tell(line);
        tell_candidates(options.matching, result.left_over, change, before, after);
    }
}

void run(ReconcileOptions& options)
{
    std::vector<ChangeKind> only;
    for (const auto& word : options.only) only.push_back(*change_kind(word));
    check_matching(options.policy.key, options.matching);
    const bool all = options.policy.stayed;
    if (std::ranges::find(only, ChangeKind::stayed) != only.end()) options.policy.stayed = true;
    if (!options.summary.empty() || !options.explain.empty()) options.policy.stayed = options.policy.load_all = true;
    options.policy.as_of = options.as_of;
    options.policy.jobs = options.reading.jobs;
    const auto [before, after] = read_both(options.before, options.after, options.reading, options.rejects);
    find_key(options.policy.key, before, after);
    options.matching.policy.jobs = options.reading.jobs;
    decide(options.matching, before, after, options.reading);
    options.policy.decided = options.matching.decided;
    options.policy.accept_id_change = options.matching.policy.accept_id_change;
    const Matcher match = options.matching.off ? Matcher() : matcher(options.matching.policy, options.matching.decided);
    const auto result = reconcile(before, after, options.policy, match, options.rejects);
    const Balance& balance = result.balance;
    settle_rejects(options);
    tell_balance({join_words(options.before), join_words(options.after)}, options.policy.between, balance);
    for (const auto& line : result.remarks) tell(line);
    if (!balance.closes()) throw Error(Status::data, say("the balance does not close; please report this"));
    if (options.policy.between != Between::schools && balance.change_percent() > options.max_change)
        throw Error(Status::data, say("more than {} percent left or joined: is one of the lists a part of the other? "
                                      "Then use --mode delta or --scope, else --max-change 100",
                                      {static_cast<int>(options.max_change)}));
    if (!options.explain.empty()) tell_about(options, result, before, after);
    if (!options.summary.empty()) write_summary(options.writing.to(options.summary), turnover(result, before, after));
    write_review(options.matching, result.review, before, after, options.writing);
    std::vector<const Change*> wanted;
    for (const auto& change : result.changes) {
        const bool told = only.empty()
                              ? all || change.kind != ChangeKind::stayed || change.certainty == Certainty::review
                              : std::ranges::find(only, change.kind) != only.end();
        if (told) wanted.push_back(&change);
    }
    if (!options.html.empty()) write_html(options.html, wanted, before, after);
    if (!options.matching.apply.empty()) write_mended(options.matching, before, after, options.writing);
    else {
        ChangeWriter out(options.writing, before, after, options.long_form);
        out.write(wanted, options.policy.jobs);
        out.finish();
    }
    settle_findings(options, !wanted.empty());
}

// Of the two positionals the first is of the earlier side; a single one is of the side that no option names.
void share_out(ReconcileOptions& options)
{
    auto &before = options.before, &after = options.after;
    const auto& lists = options.lists;
    const bool one_side = before.empty() != after.empty();
    if (lists.size() == 2) before.insert(before.begin(), lists[0]), after.insert(after.begin(), lists[1]);
    if (lists.size() == 1 && one_side) (before.empty() ? before : after) = lists;
    if (before.empty() || after.empty() || lists.size() > 2 || (lists.size() == 1 && !one_side))
        throw Error(Status::usage, say("two sides are needed: baoxue reconcile BEFORE AFTER, more lists of a side with --before "
                                       "FILE and --after FILE"));
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<ReconcileOptions>();
    ReconcilePolicy& policy = options->policy;
    app.add_option("lists", options->lists, "The earlier list or the register, and the later list or the head count; - is standard input")
        ->type_name("BEFORE AFTER");
    app.add_option("--before", options->before, "A list of the earlier side, such as one school's; as often as there are")
        ->type_name("FILE");
    app.add_option("--after", options->after, "A list of the later side, likewise")->type_name("FILE");
    takes<Between>(app.add_option("--between", policy.between,
                                  "Which lists: terms, register-school (register, head count), household-register, or "
                                  "schools of the same day"),
                   {{"terms", Between::terms},
                    {"register-school", Between::register_school},
                    {"household-register", Between::household_register},
                    {"schools", Between::schools}});
    takes<bool>(
        app.add_option("--mode", policy.delta, "full, or delta: AFTER holds changes only, a missing row means nothing"),
        {{"full", false}, {"delta", true}});
    app.add_flag("--scope", policy.scope, "AFTER speaks only of the schools that stand in it");
    app.add_option("--ignore", policy.ignore, "Columns not to compare")->delimiter(',')->type_name("COLUMN");
    app.add_option("--key", policy.key, "Match by exactly these columns, names or headings; no review list")
        ->delimiter(',')
        ->type_name("COLUMN");
    app.add_option("--grade-shift", policy.grade_shift, "How far the grades of AFTER are ahead; found if not given")
        ->type_name("NUMBER");
    app.add_option("--age-from", policy.age_from, "household-register: youngest age on 31 August")->type_name("YEARS");
    app.add_option("--age-to", policy.age_to, "household-register: oldest age on 31 August")->type_name("YEARS");
    app.add_flag("--all", policy.stayed, "Also the rows where nothing changed");
    takes(app.add_option("--only", options->only, "Only these kinds of change, such as left,joined")->delimiter(','),
          words_to<last_change_kind>());
    app.add_flag("--long", options->long_form, "One row per changed field");
    app.add_option("--summary", options->summary, "Write the balance by school and class to FILE")->type_name(written_file);
    app.add_option("--html", options->html, "Write a page of before and after to FILE, what changed marked")->type_name(written_file);
    app.add_option("--explain", options->explain,
                   "Tell why this student, by number or name, or a row such as after:230, was matched or not")
        ->type_name("WHO");
    app.add_option("--max-change", options->max_change, "Stop when more percent than this left or joined; default 20")
        ->type_name("PERCENT");
    add_matching(app, options->matching);
    add_usual(app, *options);
    app.callback([options] {
        share_out(*options);
        run(*options);
    });
}

}  // namespace

extern const Command reconcile_command{
    "reconcile", "Say what happened to each child between two lists",
    "  baoxue reconcile samples/roster-2026-spring.csv samples/roster-2026-autumn.csv --only left,joined\n", declare, "roster population", "change review turnover"};

}  // namespace baoxue::tools
