#include "notice_report.hpp"

#include <baoxue/base/codes.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/writer.hpp>

#include <map>

namespace baoxue::tools {

using Verdict = PlannedNotice::Verdict;

// Why a letter is not made; which document the rule asks for instead.
static std::string reason_of(const PlannedNotice& plan, const NoticeRequest& request)
{
    if (plan.refusal != Refusal::other_document) return std::string(describe(plan.refusal));
    const auto asked = request.fields.find("document");
    if (asked == request.fields.end() || asked->second.empty()) return std::string(say("the rule asks for no document yet"));
    const auto words = spoken() == Language::english ? in_codes("notice", asked->second) : in_words("notice", asked->second, spoken());
    return say("the rule asks for another document: {}", {words});
}

void write_report(const NoticeOptions& options, const std::vector<NoticeRequest>& requests,
                  const std::vector<PlannedNotice>& plans, const NoticeBatch& batch)
{
    std::vector<std::string> columns{"row",         "verdict", "notice_no", "deadline", "student_id",
                                     "school_name", "grade",   "class",     "reason",   "file"};
    if (options.input.dry_run && options.terms.kind.absence) columns.emplace_back("checked");
    csv::Writer out(options.writing, columns, {"letters", "notices"});
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const auto& notice = plans[i].notice;
        const bool refused = plans[i].verdict == Verdict::refused;
        const auto cell = [&](const char* column) {
            const auto found = requests[i].fields.find(column);
            return found == requests[i].fields.end() ? std::string() : found->second;
        };
        auto reason = refused ? reason_of(plans[i], requests[i]) : std::string();
        if (refused && plans[i].refusal == Refusal::glyph_missing)
            reason += ": " + paper::code_points(requests[i].missing);
        const auto line = requests[i].place.line;  // none: a document of the whole list
        out.cell(line == 0 ? "" : std::to_string(line));
        out.cell(refused                              ? "refused"
                 : plans[i].verdict == Verdict::known ? "known"
                 : options.input.dry_run                    ? "to_make"
                                                      : "made");
        out.cell(options.paper.numbered ? notice.notice_no : "")
            .cell(to_string(notice.deadline));
        for (const auto* column : {"student_id", "school_name", "grade", "class"}) out.cell(cell(column));
        out.cell(reason).cell(refused ? "" : batch.file_of(notice));
        if (columns.back() == "checked") out.cell(checked_in_words(requests[i]));
        out.end_row();
    }
    out.finish();
}

void tell_summary(const NoticeOptions& options, const std::vector<NoticeRequest>& requests, const std::vector<PlannedNotice>& plans)
{
    std::map<std::pair<Refusal, std::string>, std::size_t> refused;
    std::vector<const Notice*> made;
    std::size_t known = 0;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const auto& plan = plans[i];
        if (plan.verdict == Verdict::refused) ++refused[{plan.refusal, reason_of(plan, requests[i])}];
        else if (plan.verdict == Verdict::known) ++known;
        else made.push_back(&plan.notice);
    }
    tell(options.input.dry_run ? "{} rows: {} letters to make, {} known, {} not to be made" : "{} rows: {} letters made, {} known, {} not made",
         {{"rows", plans.size()}, {"letters", made.size()}, {"known", known},
          {"not_made", plans.size() - made.size() - known}});
    for (const auto& [why, count] : refused) tell("  not made: {} ({})", {{"refusal", why.second}, {"refused", count}});
    if (!made.empty() && options.paper.numbered)
        tell("numbers {} to {}", {{"first_number", made.front()->notice_no}, {"last_number", made.back()->notice_no}});
    if (options.input.dry_run && options.terms.kind.contact && !made.empty())
        tell(std::string(
            say("a letter names whom the family may ask: --set contact_person=NAME --set contact_phone=NUMBER")));
    if (made.empty() && known > 0) tell(std::string(say("nothing new: all of them stand in the register")));
    if (!options.input.dry_run && !options.paper.to.empty() && !(made.empty() && known == 0))
        tell("the letters are in {}", {{"folder", options.paper.to}});
}

}  // namespace baoxue::tools
