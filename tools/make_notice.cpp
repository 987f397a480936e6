// make-notice: the letters that reach a family, numbered and registered, each exactly once.
#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/writer.hpp>

#include <algorithm>

#include "evidence.hpp"
#include "notice_forms.hpp"
#include "merge_data.hpp"
#include "notice_plan.hpp"
#include "notice_report.hpp"
#include "notice_terms.hpp"

namespace baoxue::tools {
namespace {

using Verdict = PlannedNotice::Verdict;

void print_targets(NoticeOptions& options, std::vector<NoticeRequest>& requests)
{
    if (options.input.level.empty()) throw Error(Status::usage, say("--targets go into commitments: --kind commitment --parties"));
    const auto shares = read_target_shares(options.table(options.targets, TargetShare::kinds(), TargetShare::needed()), options.rejects);
    tell("{} of {} commitments print their targets", {{"with_targets", put_targets(requests, shares, options.paper.script)}, {"commitments", requests.size()}});
}

void run(NoticeOptions& options)
{
    if (!options.print_template.empty()) {
        std::ranges::replace(options.print_template, '_', '-');
        return print_text(options, paper::built_in_form(options.print_template, options.paper.script));
    }
    settle_terms(options);
    const csv::OutputFile possible(options.writing.file);  // who cannot be told what was made gets nothing made
    const auto calendar = read_calendar(options, options.calendar);
    NoticeRequests input(options.input, options);
    std::vector<std::optional<Date>> approved;
    if (!options.input.approved.empty()) approved = keep_approved(options, input);
    std::vector<NoticeRequest> requests = input.rows;
    if (options.terms.kind.list) requests = {list_of(input.rows, input.evidence.visits, options.as_of)};
    if (!options.input.level.empty()) requests = commitments(input.rows, options.input.level);
    if (!options.targets.empty()) print_targets(options, requests);
    settle_rejects(options);

    NoticeBatch batch(options.paper, form_of(options), input.columns);
    batch.find_missing(requests);
    std::optional<Register> book;
    if (!options.input.dry_run && !options.input.register_file.empty())
        book.emplace(options.input.register_file, options.reading, std::chrono::seconds(options.wait), options.writing);
    auto plans = plan_notices(requests, book ? input.known(book->notices()) : input.registered, input.evidence,
                              options.terms, calendar);
    hold_to_deadlines(options, approved, plans);
    if (options.terms.kind.enclosures) put_enclosures(requests, plans, book ? input.known(book->notices()) : input.registered, options.paper.script);

    std::vector<Letter> letters;
    std::vector<Notice> rows;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        if (plans[i].verdict != Verdict::refused) letters.push_back({&requests[i], &plans[i]});
        if (plans[i].verdict == Verdict::issue) rows.push_back(plans[i].notice);
    }
    if (!options.input.dry_run) {
        batch.begin(letters, options.as_of);
        if (book && !rows.empty()) book->append(rows);
        batch.finish();
        if (!options.paper.merge_data.empty()) write_merge_data(options.paper, batch, letters);
    }
    if (!options.plan.empty()) write_plan(options, requests, plans, input.columns);
    write_report(options, requests, plans, batch);
    tell_summary(options, requests, plans);
    std::vector<Date> deadlines;
    for (const auto& letter : letters)
        if (const auto deadline = letter.planned->notice.deadline) deadlines.push_back(*deadline);
    if (!deadlines.empty()) tell_another_term(calendar, options.calendar, options.as_of);
    tell_deadlines(calendar, options.calendar, deadlines);
    const bool counted = options.terms.kind.deadline && !options.terms.deadline && !letters.empty();
    if (counted) tell_no_calendar(options.calendar);
    settle_findings(options, letters.size() != plans.size());
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<NoticeOptions>();
    add_notice_options(app, *options);
    app.callback([options, &app] {
        if (options->print_template.empty() && options->kind.empty())
            throw Error(Status::usage, say("which document? --kind KIND"));
        if (options->print_template.empty() && options->input.students.empty() &&
            (options->input.approved.empty() || !options->input.files.empty()))
            options->input.files = inputs(app, options->input.files);
        run(*options);
    });
}

}  // namespace

extern const Command make_notice_command{
    "make-notice", "Make letters to guardians: numbered, registered, printed, exactly once",
    "  baoxue make-notice --kind certificate --roster samples/roster-2026-autumn.csv --student "
    "G990521201302267923 \\\n"
    "      --register certificates.csv --to letters --issuer 海子街镇初级中学\n"
    "  baoxue make-notice --print-template return -o return.txt\n",
    declare, "absence_flag roster visits leave transfers calendar", "notices"};

}  // namespace baoxue::tools
