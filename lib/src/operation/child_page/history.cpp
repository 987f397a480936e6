// What happened to a child, a line for each row of the lists.
#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/base/words.hpp"
#include "baoxue/child_page.hpp"

namespace baoxue {
namespace {

std::string word(std::string_view vocabulary, std::string_view code)
{
    if (spoken() == Language::english || code.empty()) return std::string(code);
    return std::string(label(vocabulary, code, spoken()));
}

std::string day(const std::optional<Date>& date)
{
    return to_string(date);
}

// Parts of a line, those that say nothing left out.
class Line {
  public:
    Line& add(std::string_view text)
    {
        if (!text.empty()) add_word(text_, text, say("; "));
        return *this;
    }
    Line& add(std::string_view name, std::string_view text)
    {
        return text.empty() ? *this : add(std::string(say(name)).append(say(": ")).append(text));
    }
    std::string text() const { return text_; }

  private:
    std::string text_;
};

class History {
  public:
    History(const ChildRecords& records, const std::string& child, Date as_of) : records_(records), child_(child), as_of_(as_of) {}

    std::vector<ChildEntry> entries()
    {
        noticed();
        papers();
        persuasion();
        ledger();
        std::erase_if(entries_, [&](const ChildEntry& entry) { return entry.day && *entry.day > as_of_; });
        std::ranges::stable_sort(entries_, {}, [](const ChildEntry& entry) { return entry.day.value_or(Date::max()); });
        return std::move(entries_);
    }

  private:
    void add(const std::optional<Date>& on, std::string_view what, const Line& line)
    {
        entries_.push_back({on, std::string(say(what)), line.text()});
    }

    template <class Row>
    bool own(const Row& row) const
    {
        return child_key(row.student_id, row.national_id) == child_;
    }

    void noticed()
    {
        for (const auto& row : records_.concerns) {
            if (!own(row)) continue;
            add(row.date, "concern", Line().add(word("concern", row.kind)).add(row.signs).add("measures", row.measures).add("noted by", row.observer));
            if (row.closed_on) add(row.closed_on, "concern", Line().add(word("concern", row.kind)).add(say("is over")));
        }
        std::map<std::pair<Date, std::string_view>, Line> exams;
        for (const auto& row : records_.marks) {
            if (!own(row)) continue;
            std::string mark = row.mark ? number_text(*row.mark) : std::string(say(row.absent ? "missed" : "excused"));
            exams[{row.date, row.exam}].add(word("subject", row.subject) + " " + mark + (row.mark ? "/" + number_text(row.full) : ""));
        }
        for (const auto& [exam, line] : exams) add(exam.first, "exam", Line().add(exam.second).add(line.text()));
        for (const auto& row : records_.helps) {
            if (!own(row)) continue;
            add(row.begin, "help", Line().add(word("help", row.kind)).add(row.content).add("yuan", row.amount).add("by", row.helper)
                                       .add("to be reviewed by", day(row.review_date)).add("until", day(row.end)));
            if (row.reviewed_on) add(row.reviewed_on, "help reviewed", Line().add(word("help", row.kind)).add(word("effect", row.effect)));
        }
    }

    static std::string number_text(double value)
    {
        auto text = std::to_string(value);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
        return text;
    }

    void papers()
    {
        for (const auto& row : records_.leaves)
            if (own(row))
                add(row.begin, "leave", Line().add(word("leave", row.kind)).add("until", day(row.end)).add(row.approved ? "" : say("not approved")).add("paper", row.document_no));
        for (const auto& row : records_.transfers) {
            if (!own(row)) continue;
            std::string proofs;
            for (const auto proof : row.proofs) add_word(proofs, word("proof", proof), say(", "));
            add(row.move_date, row.direction == Transfer::Direction::out ? "left" : "came",
                Line().add(word("outflow", row.reason)).add(row.other_school).add(row.other_place).add("proof", proofs).add(row.proof_no)
                    .add(day(row.proof_date)).add(row.proof_issuer).add(row.system_done ? say("the register has moved") : ""));
        }
        for (const auto& row : records_.commitments)
            if (own(row))
                add(row.signed_on, "commitment", Line().add(word("commitment", row.kind)).add(std::to_string(row.school_year) + "-" + std::to_string(row.school_year + 1)).add(row.signed_on ? "" : say("not signed")));
    }

    void persuasion()
    {
        for (const auto& row : records_.visits)
            if (own(row))
                add(row.date, "visit", Line().add(word("visit_mode", row.mode)).add(row.visitors).add("reason", row.reason_found).add(row.content)
                                           .add("the family", row.guardian_opinion).add("result", word("visit_result", row.result))
                                           .add("promised for", day(row.promised_date)).add("back on", day(row.returned_date))
                                           .add("measures", row.measures).add("next", row.next_step));
        for (const auto& row : records_.notices) {
            if (child_key(parse_student_id(row.student_id), parse_national_id(row.national_id)) != child_) continue;
            const auto name = word("notice", row.kind);
            add(row.issue_date, "letter", Line().add(name).add(row.notice_no).add("deadline", day(row.deadline)).add(row.issuer));
            if (row.served_date) add(row.served_date, "served", Line().add(row.notice_no).add(word("served_mode", row.served_mode)).add("received by", row.receiver)
                                         .add(row.receipt_returned == "1" ? say("the receipt is on file") : say("no receipt on file")));
            if (!row.outcome.empty()) add(row.outcome_date, "outcome", Line().add(row.notice_no).add(word("outcome", row.outcome)));
        }
    }

    void ledger()
    {
        for (const auto& row : records_.events)
            if (row.student_id == child_)
                add(row.date, "case", Line().add(row.case_id).add(word("case_event", row.event)).add(row.reason.empty() ? "" : reason(row.reason)).add("proof", word("proof", row.proof)).add(row.note));
        for (const auto& row : records_.flags)
            if (row.student_id == child_)
                add(row.reached_on, "rule", Line().add(row.rule).add(say(row.action)).add("due", day(row.due)));
    }

    static std::string reason(std::string_view code)
    {
        const auto of_reasons = word("reason", code);
        return of_reasons == code ? word("outflow", code) : of_reasons;
    }

    const ChildRecords& records_;
    const std::string& child_;
    Date as_of_;
    std::vector<ChildEntry> entries_;
};

}  // namespace

std::vector<ChildEntry> child_history(const ChildRecords& records, const std::string& child, Date as_of)
{
    return History(records, child, as_of).entries();
}

}  // namespace baoxue
