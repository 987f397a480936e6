#include "notice_options.hpp"

#include <baoxue/base/list.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/policy.hpp>

#include "notice_forms.hpp"

namespace baoxue::tools {
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
    add("--number-form", terms.number_format, "The number's form, with {code}, {word}, {year} and {n}", "TEXT");
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
    takes(app.add_option("--parties", input.level, "Of a commitment: between whom"), commitment_levels());
    takes(app.add_option("--level", input.level, "--parties, as scripts of old have it")->group(""), commitment_levels());
    add("--targets", options.targets, "Of a commitment: what it undertakes, as rate-retention --break-down proposed it", "FILE");
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
    app.add_flag("--i-am-authorised", options.authorised, "The law and the office let me issue this kind; only with --template");
    app.add_flag("--dry-run", options.input.dry_run, "Only report what would be made");
    auto* const plan =
        add("--plan", options.plan, "Make nothing; write the letters that would be made, for somebody to approve", written_file);
    add("--approved", input.approved, "Make those that such a plan has approved, if they still hold", "FILE")->excludes(plan);
    add("--approver", terms.approver, "Who approved them; it goes into the register", "NAME");
    add("--wait", options.wait, "Seconds to wait for the register; default 10", "SECONDS");
    add_usual(app, options);
}

}  // namespace baoxue::tools
