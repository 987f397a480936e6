#include "notice_terms.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/list.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/policy.hpp>
#include <baoxue/rule/addressee.hpp>

#include <algorithm>

#include "letter_form.hpp"
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

// What punishes, or goes to a court, is an office's own act in its own words.
void hold_to_office(const NoticeOptions& options)
{
    const auto& terms = options.terms;
    if (!terms.kind.authorised) return;
    if (!options.authorised || options.paper.template_file.empty())
        throw Error(Status::usage, say("{} is made only with the office's own template (--template FILE) and --i-am-authorised", {options.kind}));
    if (terms.kind.deadline && terms.kind.deadline_days == 0 && options.deadline.empty())
        throw Error(Status::usage, say("{}: by when? --deadline", {options.kind}));
}

}  // namespace

void settle_terms(NoticeOptions& options)
{
    auto& terms = options.terms;
    if (options.preset == "taiwan") options.paper.script = Language::traditional;
    terms.documents = Documents(read_notice_kinds(options.paper.script, options.kinds_file, options.reading));
    terms.kind = kind_named(options);
    settle_plan(options);
    hold_to_office(options);
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

}  // namespace baoxue::tools
