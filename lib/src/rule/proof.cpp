#include "baoxue/rule/proof.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/record/roster.hpp"
#include "baoxue/rule/addressee.hpp"
#include "baoxue/rule/enrolment.hpp"

namespace baoxue {
namespace {

struct Paper {
    std::string_view code, number;
    std::optional<Date> date, moved;
};

// Only the school at the other end can give these.
bool of_other_end(const Transfer& transfer)
{
    const bool out = transfer.direction == Transfer::Direction::out;
    return std::ranges::any_of(transfer.proofs, [&](std::string_view code) {
        return out ? code == "reply_letter" || code == "reading_cert" : code == "transfer_cert";
    });
}

bool same_name(std::string_view one, std::string_view other)
{
    return !one.empty() && normal_form("school_name", one) == normal_form("school_name", other);
}

// 甲小, 甲小教务处
bool sealed_by(std::string_view issuer, std::string_view school)
{
    const auto seal = normal_form("school_name", issuer), own = normal_form("school_name", school);
    return !own.empty() && seal.starts_with(own);
}

// A parent's word is no proof, whatever the paper is called.
bool is_family(std::string_view issuer)
{
    static constexpr std::string_view words[] = {"家长", "父母", "监护人", "本人", "学生"};
    return !canonical("relation", issuer).empty() || std::ranges::find(words, clean(issuer)) != std::end(words);
}

std::vector<Paper> papers_in(std::string_view reason, const MovePapers& of_child, Date on)
{
    std::vector<Paper> papers;
    for (const Transfer* transfer : of_child.transfers) {
        if (!flaw_of(*transfer, on, of_child.grade).empty()) continue;
        for (const auto code : transfer->proofs)
            papers.push_back({code, transfer->proof_no,
                              code == "system" ? transfer->system_done_date : transfer->proof_date,
                              transfer->move_date});
    }
    const Leave* const leave = of_child.suspension;
    if (reason == "suspended" && leave && !leave->document_no.empty())
        papers.push_back(
            {"medical", leave->document_no, leave->filed_on ? leave->filed_on : leave->begin, leave->begin});
    return papers;
}

std::optional<Proof> proof_by(const std::vector<std::string>& set, const std::vector<Paper>& papers, int valid_days)
{
    Proof proof;
    for (const auto& code : set) {
        const auto newest = std::ranges::find(papers.rbegin(), papers.rend(), code, &Paper::code);
        if (newest == papers.rend()) return {};
        add_word(proof.papers, code);
        if (proof.number.empty()) proof.number = newest->number;
        if (newest->date && (!proof.date || *proof.date < *newest->date)) proof.date = newest->date;
        if (newest->moved && (!proof.moved || *newest->moved < *proof.moved)) proof.moved = newest->moved;
        if (code == "system" || valid_days == 0) continue;
        if (!newest->date) proof.undated = true;
        else if (const Date last = *newest->date + std::chrono::days(valid_days);
                 !proof.good_until || last < *proof.good_until)
            proof.good_until = last;
    }
    return proof;
}

}  // namespace

bool names_another_school(std::string_view id, std::string_view name, std::string_view other_id,
                          std::string_view other_name)
{
    if (!id.empty() && !other_id.empty()) return fold(id) != fold(other_id);
    const auto one = normal_form("school_name", name), other = normal_form("school_name", other_name);
    return !one.empty() && !other.empty() && !one.ends_with(other) && !other.ends_with(one);
}

std::string_view flaw_of(const Transfer& transfer, Date on, int grade)
{
    if (transfer.turned_down) return "move_turned_down";
    if (grade == 0) grade = transfer.grade;
    const bool finishes = transfer.reason == "graduated" || transfer.reason == "promoted";
    if (finishes && !may_have_finished(grade) && grade != 7) return "stage_not_finished";
    const bool one_id = !transfer.school_id.empty() && fold(transfer.school_id) == fold(transfer.other_school_id);
    const bool two_ids = !transfer.school_id.empty() && !transfer.other_school_id.empty() && !one_id;
    if (one_id || (!two_ids && same_name(transfer.school_name, transfer.other_school))) return "moved_nowhere";
    if (of_other_end(transfer) && !transfer.system_done) {
        if (sealed_by(transfer.proof_issuer, transfer.school_name)) return "proof_of_own_school";
        if (is_family(transfer.proof_issuer)) return "proof_of_family";
    }
    const auto& dated = transfer.system_done ? transfer.system_done_date : transfer.proof_date;
    return dated && *dated > on ? "proof_dated_later" : std::string_view();
}

std::vector<Transfer> from_both_ends(std::vector<Transfer> transfers)
{
    using enum Transfer::Direction;
    for (std::size_t at = 0, rows = transfers.size(); at < rows; ++at) {
        Transfer other = transfers[at];
        const bool both = (!other.school_id.empty() || !other.school_name.empty()) &&
                          (!other.other_school_id.empty() || names_something(other.other_school));
        if (!both || (!other.student_id.usable() && !other.national_id.usable())) continue;
        other.direction = other.direction == out ? in : out;
        std::swap(other.school_id, other.other_school_id);
        std::swap(other.school_name, other.other_school);
        other.other_place = {};
        transfers.push_back(std::move(other));
    }
    return transfers;
}

const ProofRule* find_proof_rule(std::span<const ProofRule> rules, std::string_view reason)
{
    const auto found = std::ranges::find(rules, reason, &ProofRule::reason);
    return found == rules.end() ? nullptr : &*found;
}

std::string_view told_reason(std::span<const Transfer* const> transfers)
{
    std::string_view reason;
    for (const Transfer* transfer : transfers) {
        if (!transfer->reason.empty()) reason = transfer->reason;
        else if (reason.empty()) reason = "transfer";
    }
    return reason;
}

bool any_paper(std::string_view reason, const MovePapers& papers, Date on)
{
    return !papers_in(reason, papers, on).empty();
}

std::optional<Proof> find_proof(const ProofRule& rule, const MovePapers& papers, Date on, std::optional<int> valid_days)
{
    const auto held = papers_in(rule.reason, papers, on);
    const bool has_end = rule.reason == "suspended" && papers.suspension && papers.suspension->end;
    const int days = rule.valid_days > 0 && !has_end ? valid_days.value_or(rule.valid_days) : 0;
    std::optional<Proof> lapsed;
    for (const auto& set : rule.proofs) {
        auto proof = proof_by(set, held, days);
        if (proof && proof->good_on(on)) return proof;
        if (proof && !lapsed) lapsed = proof;
    }
    return lapsed;
}

std::vector<ProvedMove> proved_moves(std::span<const Transfer> told, std::span<const ProofRule> rules, Date on)
{
    const auto transfers = from_both_ends({told.begin(), told.end()});
    std::map<std::pair<std::string, std::string>, std::vector<const Transfer*>> children;
    for (const Transfer& transfer : transfers) {
        if (transfer.direction != Transfer::Direction::out) continue;
        const auto& key = child_key(transfer.student_id, transfer.national_id);
        if (!key.empty()) children[{key, normal_form("name", transfer.name)}].push_back(&transfer);
    }
    std::vector<ProvedMove> moves;
    for (auto& [child, rows] : children) {
        std::ranges::stable_sort(rows, {}, &Transfer::move_date);
        const ProofRule* const rule = find_proof_rule(rules, told_reason(rows));
        const auto proof = rule ? find_proof(*rule, {rows}, on) : std::nullopt;
        const auto from = proof && proof->moved ? proof->moved : rows.back()->move_date;
        if (!proof || !from) continue;
        const Transfer& last = *rows.back();
        moves.push_back({last.student_id, last.national_id, last.school_id, last.school_name, last.other_school_id,
                         last.other_school, *from, proof->good_until.value_or(Date::max())});
    }
    return moves;
}

bool ProvedMove::left(std::string_view id, std::string_view name) const
{
    return !names_another_school(school_id, school_name, id, name);
}

}  // namespace baoxue
