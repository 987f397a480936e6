#include "notice_options.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/policy.hpp>
#include <baoxue/rule/addressee.hpp>

#include <algorithm>

#include "notice_forms.hpp"

namespace baoxue::tools {
namespace {

NoticeKind kind_named(const NoticeOptions& options)
{
    auto name = options.kind;
    std::ranges::replace(name, '-', '_');
    const auto& documents = options.terms.documents;
    if (const auto* const kind = documents.find(name)) return *kind;
    std::vector<std::string_view> all;
    for (const auto& kind : documents.kinds()) all.push_back(kind.kind);
    throw Error(Status::usage, say("there is no kind {}; there are: {}", {options.kind, join_words(all)}));
}

void settle_deadline(const std::string& deadline, NoticeTerms& terms)
{
    const bool days = deadline.find_first_not_of("0123456789") == std::string::npos && deadline.size() < 4;
    if (days) terms.deadline_days = std::stoi(deadline);
    else if (const auto date = parse_date(deadline)) terms.deadline = date;
    else throw Error(Status::usage, say("--deadline {} is neither a number of days nor a date", {deadline}));
    if (terms.deadline_days == 0 || (terms.deadline && *terms.deadline <= terms.issue_date))
        throw Error(Status::usage, say("--deadline {} is not after the day of issue", {deadline}));
}

bool names_a_contact(const PaperOptions& paper)
{
    const auto given = [&](std::string_view field) {
        return std::ranges::any_of(paper.set, [&](const auto& set) {
            return field_named(set.first) == field && names_something(set.second);
        });
    };
    return given("contact_person") && given("contact_phone");
}

// A plan makes nothing; of a plan somebody makes the letters, by name.
void settle_plan(NoticeOptions& options)
{
    const bool planned = !options.plan.empty() || !options.input.approved.empty();
    if (options.input.approved.empty() != options.terms.approver.empty())
        throw Error(Status::usage, say("--approved and --approver go together"));
    if (!options.input.approved.empty() && !names_something(options.terms.approver))
        throw Error(Status::usage, say("who approved them? --approver NAME"));
    if (options.input.dry_run) options.plan.clear();  // no file is written
    if (planned && (options.terms.kind.list || !options.input.level.empty()))
        throw Error(Status::usage, say("a plan is of letters about one child each; this document is none"));
    if (!options.plan.empty()) options.input.dry_run = true;
}

}  // namespace

void settle_terms(NoticeOptions& options)
{
    auto& terms = options.terms;
    if (options.preset == "taiwan") options.paper.script = Language::traditional;
    terms.documents = Documents(read_notice_kinds(options.paper.script, options.kinds_file, options.reading));
    terms.kind = kind_named(options);
    settle_plan(options);
    terms.issue_date = options.as_of;
    if (!options.deadline.empty()) settle_deadline(options.deadline, terms);
    for (const auto& set : options.set) options.paper.set.insert(setting(set));
    if (const auto document = document_of(options); !document.empty()) options.paper.set.emplace("document", document);
    if (terms.number_format.empty())
        terms.number_format = options.paper.script == Language::traditional ? "{code}{word}字〔{year}〕第{n}號"
                                                                                 : "{code}{word}字〔{year}〕第{n}号";
    NumberSeries(terms.number_format, terms.code, terms.kind.word, 0,
                 {});  // refuses a wrong one before any file is read
    options.paper.numbered = !options.input.register_file.empty() || options.input.dry_run;
    if (!options.paper.numbered) terms.number_format = form_of(options) + '-' + to_string(terms.issue_date) + "-{n}";
    if (terms.issuer.empty() && !options.input.register_file.empty())
        throw Error(Status::usage, say("who issues it? --issuer NAME"));
    if (terms.kind.deadline && options.input.register_file.empty() && !options.input.dry_run)
        throw Error(Status::usage, say("a notice is not made without a register: --register FILE"));
    if (options.paper.to.empty() && options.paper.merge_data.empty() && !options.input.dry_run)
        throw Error(Status::usage, say("where to? --to FOLDER, or --merge-data FILE"));
    if (terms.kind.contact && !options.input.dry_run && !names_a_contact(options.paper))
        throw Error(Status::usage, say("whom may the family ask? --set contact_person=NAME --set contact_phone=NUMBER"));
}

void add_notice_options(CLI::App& app, NoticeOptions& options)
{
    auto& input = options.input;
    auto& paper = options.paper;
    auto& terms = options.terms;
    terms.number_format.clear();  // the usual one of the script
    const auto add = [&](const std::string& name, auto& value, const std::string& help, const std::string& type) {
        return app.add_option(name, value, help)->type_name(type);
    };
    add("files", input.files, "Lists of students: of flag-absent, list-outflow or a roster; standard input if none",
        "FILE");
    const Documents built_in;
    std::vector<std::string_view> kinds;
    for (const auto& kind : built_in.kinds()) kinds.push_back(kind.kind);
    add("-k,--kind", options.kind, "Which document", join_words(kinds, "|"));
    add("--register", options.input.register_file, "The register of notices: numbers come from it, rows are added to it",
        written_file);
    add("--to", paper.to, "Folder for the letters", "FOLDER");
    add("--deadline", options.deadline, "School days from the day of issue, or a date", "DAYS");
    app.add_flag("--working-days", terms.working_days, "Count the deadline in working days of offices");
    add("--issuer", terms.issuer, "Who issues it, as it stands under the letter", "NAME");
    add("--issuer-person", terms.issuer_person, "Who signs it", "NAME");
    add("--code", terms.code, "The issuer in the number, such as 海街教", "TEXT");
    add("--number", terms.number_format, "The number's form, with {code}, {word}, {year} and {n}", "TEXT");
    add("--roster", input.children.rosters, "Rosters that fill in what the list lacks", "FILE");
    add_unplaced(app, input.children);
    add_places(app, input.places);
    add("--student", input.students, "These students of the roster", "ID");
    add("--visits", input.visits, "Visits: a notice needs one since the absence began", "FILE");
    add("--leave", input.leave, "Leave slips: whoever has leave gets no notice", "FILE");
    add("--transfers", input.transfers, "Transfers: whoever has proved one gets no notice", "FILE");
    add("--proofs", input.proofs, "Your own table of proofs; list-outflow --print-proofs shows the built-in one",
        "FILE");
    add("--calendar", options.calendar, "School calendar for the deadline", "FILE");
    add("--kinds", options.kinds_file, "Your own table of kinds and their rules", "FILE");
    takes(app.add_option("--preset", options.preset, "Whose rules and law the letters go by"), policy_names("absence"));
    takes(app.add_option("--level", input.level, "Of a commitment: between whom"), commitment_levels());
    add("--force", terms.forced, "Override the rules; the reason goes into the register", "REASON");
    takes<PaperFormat>(app.add_option("--format", paper.format, "How the letters are made"),
                       {{"pdf", PaperFormat::pdf}, {"html", PaperFormat::html}, {"txt", PaperFormat::text}});
    app.add_flag("--split", paper.split, "One file for each letter");
    takes<Language>(app.add_option("--script", paper.script, "The form's own characters; names stay as they are"),
                         {{"hans", Language::simplified}, {"hant", Language::traditional}});
    app.add_flag("--numerals", paper.numerals, "Dates as 二〇二六年九月十四日");
    add("--font", paper.font, "Fonts for the text, comma between, before the usual ones", "NAMES");
    app.add_flag("--qr", paper.qr, "A QR code of the number and its check, nothing else");
    add("--set", options.set, "A field that is the same on all letters: 联系人=李老师", "FIELD=VALUE");
    add("--merge-data", paper.merge_data, "Also the fields for a mail merge in Word or WPS, .csv or .xlsx", written_file);
    add("--template", paper.template_file, "Your own template in place of the built-in one", "FILE");
    add("--print-template", options.print_template, "Write the built-in template of a kind and stop", "KIND");
    app.add_flag("--dry-run", options.input.dry_run, "Only report what would be made");
    auto* const plan =
        add("--plan", options.plan, "Make nothing; write the letters that would be made, for somebody to approve", written_file);
    add("--approved", input.approved, "Make those that such a plan has approved, if they still hold", "FILE")->excludes(plan);
    add("--approver", terms.approver, "Who approved them; it goes into the register", "NAME");
    add("--wait", options.wait, "Seconds to wait for the register; default 10", "SECONDS");
    add_usual(app, options);
}

}  // namespace baoxue::tools
