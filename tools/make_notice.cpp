// make-notice: the letters that reach a family, numbered and registered, each exactly once.
#include <baoxue/error.hpp>
#include <baoxue/notice.hpp>
#include <baoxue/words.hpp>

#include <algorithm>
#include <filesystem>

#include "command.hpp"
#include "evidence.hpp"
#include "notice_batch.hpp"
#include "notice_requests.hpp"

namespace baoxue::tools {
namespace {

using Verdict = PlannedNotice::Verdict;

struct NoticeOptions : Options {
    NoticeInput input;
    PaperOptions paper;
    NoticeTerms terms;
    std::string kind, print_template, register_file, deadline, calendar, kinds_file;
    std::vector<std::string> set;
    int wait = 10;
    bool dry_run = false;
};

NoticeKind kind_named(const NoticeOptions& options)
{
    auto name = options.kind;
    std::ranges::replace(name, '-', '_');
    std::string all;
    for (const auto& kind : read_notice_kinds(options.paper.script, options.kinds_file, options.reading)) {
        if (kind.kind == name) return kind;
        (all += all.empty() ? "" : ", ") += kind.kind;
    }
    throw Error(Status::usage, say("there is no kind {}; there are: {}", {options.kind, all}));
}

// The template of a kind; a commitment has one for each level.
std::string form_of(const NoticeOptions& options)
{
    auto name = options.kind;
    std::ranges::replace(name, '_', '-');
    if (name != "commitment") return name;
    const std::map<std::string, std::string> levels{
        {"centre_school", "centre"}, {"school_teacher", "teacher"}, {"teacher_parent", "parent"}};
    const auto level = levels.find(options.input.level);
    if (level == levels.end())
        throw Error(Status::usage, say("a commitment needs --level centre_school, school_teacher or teacher_parent"));
    return name + '-' + level->second;
}

void settle_terms(NoticeOptions& options)
{
    auto& terms = options.terms;
    terms.kind = kind_named(options);
    terms.issue_date = options.as_of;
    if (!options.deadline.empty()) {
        const bool days =
            options.deadline.find_first_not_of("0123456789") == std::string::npos && options.deadline.size() < 4;
        if (days) terms.deadline_days = std::stoi(options.deadline);
        else if (const auto date = parse_date(options.deadline)) terms.deadline = date;
        else
            throw Error(Status::usage, say("--deadline {} is neither a number of days nor a date", {options.deadline}));
    }
    for (const auto& set : options.set) {
        const auto equals = set.find('=');
        if (equals == 0 || equals == std::string::npos) throw Error(Status::usage, say("--set wants FIELD=VALUE"));
        options.paper.set[set.substr(0, equals)] = set.substr(equals + 1);
    }
    if (terms.number_format.empty())
        terms.number_format = options.paper.script == paper::Script::traditional ? "{code}{word}字〔{year}〕第{n}號"
                                                                                 : "{code}{word}字〔{year}〕第{n}号";
    options.paper.numbered = !options.register_file.empty() || options.dry_run;
    if (!options.paper.numbered) terms.number_format = form_of(options) + '-' + to_string(terms.issue_date) + "-{n}";
    if (terms.issuer.empty() && !options.register_file.empty())
        throw Error(Status::usage, say("who issues it? --issuer NAME"));
    if (terms.kind.deadline && options.register_file.empty() && !options.dry_run)
        throw Error(Status::usage, say("a notice is not made without a register: --register FILE"));
    if (options.paper.to.empty() && options.paper.merge_data.empty() && !options.dry_run)
        throw Error(Status::usage, say("where to? --to FOLDER, or --merge-data FILE"));
}

void report(const NoticeOptions& options, const std::vector<NoticeRequest>& requests,
            const std::vector<PlannedNotice>& plans, const NoticeBatch& batch)
{
    csv::Writer out(
        options.writing,
        {"row", "verdict", "notice_no", "deadline", "student_id", "school_name", "grade", "class", "reason", "file"},
        {"letters", "notices"});
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const auto& notice = plans[i].notice;
        const bool refused = plans[i].verdict == Verdict::refused;
        const auto cell = [&](const char* column) {
            const auto found = requests[i].fields.find(column);
            return found == requests[i].fields.end() ? std::string() : found->second;
        };
        auto reason = refused ? std::string(describe(plans[i].refusal)) : std::string();
        if (refused && plans[i].refusal == Refusal::glyph_missing)
            reason += ": " + paper::code_points(requests[i].missing);
        out.cell(static_cast<long long>(requests[i].place.line));
        out.cell(refused                              ? "refused"
                 : plans[i].verdict == Verdict::known ? "known"
                 : options.dry_run                    ? "to_make"
                                                      : "made");
        out.cell(options.paper.numbered ? notice.notice_no : "")
            .cell(notice.deadline ? to_string(*notice.deadline) : "");
        for (const auto* column : {"student_id", "school_name", "grade", "class"}) out.cell(cell(column));
        out.cell(reason).cell(refused ? "" : batch.file_of(notice)).end_row();
    }
    out.finish();
}

void tell_summary(const NoticeOptions& options, const std::vector<PlannedNotice>& plans)
{
    std::map<Refusal, std::size_t> refused;
    std::vector<const Notice*> made;
    std::size_t known = 0;
    for (const auto& plan : plans) {
        if (plan.verdict == Verdict::refused) ++refused[plan.refusal];
        else if (plan.verdict == Verdict::known) ++known;
        else made.push_back(&plan.notice);
    }
    tell(say(options.dry_run ? "{} rows: {} letters to make, {} known, {} not to be made"
                             : "{} rows: {} letters made, {} known, {} not made",
             {plans.size(), made.size(), known, plans.size() - made.size() - known}));
    for (const auto& [refusal, count] : refused) tell(say("  not made: {} ({})", {describe(refusal), count}));
    if (!made.empty() && options.paper.numbered)
        tell(say("numbers {} to {}", {made.front()->notice_no, made.back()->notice_no}));
    if (made.empty() && known > 0) tell(std::string(say("nothing new: all of them stand in the register")));
    if (!options.dry_run && !options.paper.to.empty()) tell(say("the letters are in {}", {options.paper.to}));
}

std::vector<Notice> known_notices(NoticeOptions& options)
{
    if (options.register_file.empty() || !std::filesystem::exists(options.register_file)) return {};
    const csv::Table table(options.register_file, options.reading, Notice::kinds(), Notice::needed(), options.rejects);
    return read_notices(table, options.rejects);
}

void run(NoticeOptions& options)
{
    if (!options.print_template.empty()) {
        std::ranges::replace(options.print_template, '_', '-');
        csv::OutputFile out(options.writing.file);
        out.write(paper::built_in_form(options.print_template, options.paper.script));
        return out.finish();
    }
    settle_terms(options);
    const auto calendar = read_calendar(options, options.calendar);
    NoticeRequests input(options.input, options);
    std::vector<NoticeRequest> requests = input.rows;
    if (options.terms.kind.list) requests = {list_of(input, options.as_of)};
    if (!options.input.level.empty()) requests = commitments(input.rows, options.input.level);
    settle_rejects(options, input.rows.size() + options.rejects.rows.size());

    NoticeBatch batch(options.paper, form_of(options), input.columns);
    batch.find_missing(requests);
    std::optional<Register> book;
    if (!options.dry_run && !options.register_file.empty())
        book.emplace(options.register_file, options.reading, std::chrono::seconds(options.wait), options.writing);
    auto plans = plan_notices(requests, book ? book->notices() : known_notices(options), input.evidence, options.terms,
                              calendar);

    std::vector<Letter> letters;
    std::vector<Notice> rows;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        if (plans[i].verdict != Verdict::refused) letters.push_back({&requests[i], &plans[i]});
        if (plans[i].verdict == Verdict::issue) rows.push_back(plans[i].notice);
    }
    if (!options.dry_run) {
        batch.begin(letters, options.as_of);
        if (book && !rows.empty()) book->append(rows);
        batch.finish();
        if (!options.paper.merge_data.empty()) batch.write_merge_data(letters, options.as_of);
    }
    report(options, requests, plans, batch);
    tell_summary(options, plans);
    settle_findings(options, letters.size() != plans.size());
}

void declare(CLI::App& app)
{
    auto options = std::make_shared<NoticeOptions>();
    auto& input = options->input;
    auto& paper = options->paper;
    auto& terms = options->terms;
    terms.number_format.clear();  // the usual one of the script
    const auto add = [&](const std::string& name, auto& value, const std::string& help, const std::string& type) {
        return app.add_option(name, value, help)->type_name(type);
    };
    add("files", input.files, "Lists of students: of flag-absent, list-outflow or a roster; standard input if none",
        "FILE");
    add("-k,--kind", options->kind,
        "return, township, deadline, order, report, monthly, visit-form, certificate or commitment", "KIND");
    add("--register", options->register_file, "The register of notices: numbers come from it, rows are added to it",
        "FILE");
    add("--to", paper.to, "Folder for the letters", "FOLDER");
    add("--deadline", options->deadline, "School days from the day of issue, or a date", "DAYS");
    app.add_flag("--working-days", terms.working_days, "Count the deadline in working days of offices");
    add("--issuer", terms.issuer, "Who issues it, as it stands under the letter", "NAME");
    add("--issuer-person", terms.issuer_person, "Who signs it", "NAME");
    add("--code", terms.code, "The issuer in the number, such as 海街教", "TEXT");
    add("--number", terms.number_format, "The number's form, with {code}, {word}, {year} and {n}", "TEXT");
    add("--roster", input.roster, "Roster that fills in what the list lacks", "FILE");
    add("--student", input.students, "These students of the roster", "ID");
    add("--visits", input.visits, "Visits: a notice needs one since the absence began", "FILE");
    add("--leave", input.leave, "Leave slips: whoever has leave gets no notice", "FILE");
    add("--transfers", input.transfers, "Transfers: whoever has proved one gets no notice", "FILE");
    add("--calendar", options->calendar, "School calendar for the deadline", "FILE");
    add("--kinds", options->kinds_file, "Your own table of kinds and their rules", "FILE");
    add("--level", input.level, "Of a commitment: centre_school, school_teacher or teacher_parent", "NAME");
    add("--force", terms.forced, "Override the rules; the reason goes into the register", "REASON");
    add("--format", paper.format, "pdf, html or txt", "NAME")
        ->transform(CLI::CheckedTransformer(std::map<std::string, PaperFormat>{
            {"pdf", PaperFormat::pdf}, {"html", PaperFormat::html}, {"txt", PaperFormat::text}}));
    app.add_flag("--split", paper.split, "One file for each letter");
    add("--script", paper.script, "The form's own characters: hans or hant; names stay as they are", "NAME")
        ->transform(CLI::CheckedTransformer(std::map<std::string, paper::Script>{
            {"hans", paper::Script::simplified}, {"hant", paper::Script::traditional}}));
    app.add_flag("--numerals", paper.numerals, "Dates as 二〇二六年九月十四日");
    add("--font", paper.font, "Fonts for the text, comma between, before the usual ones", "NAMES");
    app.add_flag("--qr", paper.qr, "A QR code of the number and its check, nothing else");
    add("--set", options->set, "A field that is the same on all letters: 联系人=李老师", "FIELD=VALUE");
    add("--merge-data", paper.merge_data, "Also the fields for a mail merge in Word or WPS, .csv or .xlsx", "FILE");
    add("--template", paper.template_file, "Your own template in place of the built-in one", "FILE");
    add("--print-template", options->print_template, "Write the built-in template of a kind and stop", "KIND");
    app.add_flag("--dry-run", options->dry_run, "Only report what would be made");
    add("--wait", options->wait, "Seconds to wait for the register; default 10", "SECONDS");
    add_as_of(app, *options);
    add_exit_code(app, *options);
    add_reading(app, *options);
    add_writing(app, *options);
    app.callback([options, &app] {
        if (options->print_template.empty() && options->kind.empty())
            throw Error(Status::usage, say("which document? --kind KIND"));
        if (options->print_template.empty() && options->input.students.empty())
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
    declare};

}  // namespace baoxue::tools
