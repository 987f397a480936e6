#include "notice_options.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>

#include <algorithm>

namespace baoxue::tools {
namespace {

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

void settle_deadline(const std::string& deadline, NoticeTerms& terms)
{
    const bool days = deadline.find_first_not_of("0123456789") == std::string::npos && deadline.size() < 4;
    if (days) terms.deadline_days = std::stoi(deadline);
    else if (const auto date = parse_date(deadline)) terms.deadline = date;
    else throw Error(Status::usage, say("--deadline {} is neither a number of days nor a date", {deadline}));
    if (terms.deadline_days == 0 || (terms.deadline && *terms.deadline <= terms.issue_date))
        throw Error(Status::usage, say("--deadline {} is not after the day of issue", {deadline}));
}

}  // namespace

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
    if (!options.deadline.empty()) settle_deadline(options.deadline, terms);
    for (const auto& set : options.set) options.paper.set.insert(setting(set));
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
    add("-k,--kind", options.kind,
        "return, township, deadline, order, report, monthly, visit-form, certificate or commitment", "KIND");
    add("--register", options.register_file, "The register of notices: numbers come from it, rows are added to it",
        written_file);
    add("--to", paper.to, "Folder for the letters", "FOLDER");
    add("--deadline", options.deadline, "School days from the day of issue, or a date", "DAYS");
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
    add("--calendar", options.calendar, "School calendar for the deadline", "FILE");
    add("--kinds", options.kinds_file, "Your own table of kinds and their rules", "FILE");
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
    add("--set", options.set, "A field that is the same on all letters: 联系人=李老师", "FIELD=VALUE");
    add("--merge-data", paper.merge_data, "Also the fields for a mail merge in Word or WPS, .csv or .xlsx", written_file);
    add("--template", paper.template_file, "Your own template in place of the built-in one", "FILE");
    add("--print-template", options.print_template, "Write the built-in template of a kind and stop", "KIND");
    app.add_flag("--dry-run", options.dry_run, "Only report what would be made");
    add("--wait", options.wait, "Seconds to wait for the register; default 10", "SECONDS");
    add_usual(app, options);
}

}  // namespace baoxue::tools
