#include "operation/outflow/verdict.hpp"

#include <algorithm>
#include <set>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/list.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/rule/addressee.hpp"

namespace baoxue::operation::outflow {
namespace {

// What the status in a roster claims, as a reason of the vocabulary "outflow".
std::string_view reason_of(std::string_view status)
{
    if (status == "transferred_out" || status == "transferred_in") return "transfer";
    if (status == "left_school" || status == "other_left") return "dropout";
    return canonical("outflow", status);
}

MovePapers papers_of(const Dossier& dossier)
{
    const GradeAndClass left = parse_grade_and_class(dossier.change->before_grade, dossier.change->before_class);
    return {dossier.transfers, dossier.suspension, left.grade};
}

bool located(const Dossier& dossier)
{
    const ChangeRow& child = *dossier.change;
    return dossier.found || dossier.other_side || (changes_school(child.kind) && child.certain);
}

// The reason that counts: what was last told, else what follows from the rest. A child who is found at a
// school is neither lost nor a dropout, whatever was told.
std::string_view reason_for(const Dossier& dossier, const OutflowPolicy& policy)
{
    std::string_view reason = told_reason(dossier.transfers);
    if (reason.empty() && dossier.suspension) reason = "suspended";
    if (reason.empty() && dossier.change->kind == ChangeKind::graduated) reason = "graduated";
    if (reason.empty() && dossier.change->kind == ChangeKind::promoted_school) reason = "promoted";
    if (reason.empty() && dossier.change->kind == ChangeKind::changed) reason = reason_of(dossier.change->status);
    if (reason.empty()) reason = "unknown";
    const ProofRule* const rule = find_proof_rule(policy.proofs, reason);
    return located(dossier) && (!rule || !rule->normal) ? "transfer" : reason;
}

void tell_child(Outflow& row, const Dossier& dossier, Flow flow)
{
    const ChangeRow& child = *dossier.change;
    const bool out = flow == Flow::out;
    row.row = child.row;
    row.student_id = child.student_id.key;
    row.name = child.name;
    row.school = out ? child.before_school : child.after_school;
    row.grade = out ? child.before_grade : child.after_grade;
    row.class_name = out ? child.before_class : child.after_class;
    row.flags = child.flags;
    if (child.kind == ChangeKind::changed) row.move_date = child.status_date;
    for (const Transfer* transfer : dossier.transfers)
        if (transfer->move_date) row.move_date = transfer->move_date;
}

// Where the child is, or else is said to be.
void tell_destination(Outflow& row, const Dossier& dossier, Flow flow)
{
    if (dossier.found) {
        row.destination = dossier.found->school.empty() ? dossier.found->school_id : dossier.found->school;
        row.destination_school_id = dossier.found->school_id;
    } else if (located(dossier)) {
        const ChangeRow* const other = dossier.other_side ? dossier.other_side : dossier.change;
        row.destination = flow == Flow::out ? other->after_school : other->before_school;
        if (flow == Flow::out || dossier.other_side) row.destination_school_id = other->school_id;
    }
    for (const Transfer* transfer : dossier.transfers) {
        const auto said = [](std::string_view cell) { return names_something(cell) ? cell : std::string_view(); };
        const auto school = said(transfer->other_school), place = said(transfer->other_place);
        if (school.empty() && place.empty()) continue;
        if (!located(dossier)) {
            row.destination = place;
            if (!school.empty()) add_word(row.destination, school, " ");
            row.destination_school_id = transfer->other_school_id;
        } else if (row.destination_school_id.empty() && row.destination == transfer->other_school) {
            row.destination_school_id = transfer->other_school_id;
        }
    }
}

ProofState state_of(const Verdict& verdict, const Dossier& dossier, bool papers, bool missing)
{
    const bool found = located(dossier);
    if (verdict.suspended_to && !found) return ProofState::expired;
    if (missing) return ProofState::contradicted;
    if (papers && !verdict.lapsed_on) return ProofState::proved;
    if (found) return ProofState::matched;
    if (papers) return ProofState::expired;
    if (dossier.foreign || dossier.elsewhere) return ProofState::contradicted;
    return verdict.row.reason == "unknown" ? ProofState::none : ProofState::claimed;
}

// Where each piece of what is known stands: `transfer=transfers.csv:17; found=二中 by=student_id`.
std::string evidence_of(const Dossier& dossier, const Transfer* missing)
{
    std::string evidence;
    const auto note = [&](std::string_view kind, std::string_view what, std::string_view basis = {}) {
        add_word(evidence, kind, "; ");
        evidence.append("=").append(what);
        if (!basis.empty()) evidence.append(" by=").append(basis);
    };
    const auto saw = [&](std::string_view kind, const Sighting* sighting) {
        if (sighting) note(kind, sighting->school.empty() ? sighting->school_id : sighting->school, sighting->basis);
    };
    const auto read = [&](std::string_view kind, const Place& place) {
        note(kind, place.file + ':' + std::to_string(place.line));
    };
    for (const Transfer* transfer : dossier.transfers) read("transfer", transfer->place);
    if (dossier.foreign) read("foreign", dossier.foreign->place);
    if (dossier.elsewhere) read("other_school", dossier.elsewhere->place);
    if (dossier.suspension) read("leave", dossier.suspension->place);
    saw("found", dossier.found);
    if (const ChangeRow* other = dossier.other_side)
        note("same_run", other->after_school.empty() ? other->before_school : other->after_school);
    if (changes_school(dossier.change->kind))
        note("moved", dossier.change->after_school, dossier.change->basis);
    if (missing) note("not_on_list", missing->other_school.empty() ? missing->other_school_id : missing->other_school);
    if (dossier.listed) {
        saw("listed", dossier.listed);
        evidence.append(" status=").append(dossier.listed->status);
    }
    saw("stranger", dossier.stranger);
    if (!dossier.found) saw("namesake", dossier.namesake);
    if (const auto visited = dossier.last_visit()) note("visit", to_string(*visited));
    return evidence;
}

std::set<std::string_view> flaws_of(const Dossier& dossier, Date as_of)
{
    std::set<std::string_view> flaws;
    for (const Transfer* transfer : dossier.transfers)
        if (const auto flaw = flaw_of(*transfer, as_of, papers_of(dossier).grade); !flaw.empty()) flaws.insert(flaw);
    return flaws;
}

// A school's paper of a child without the school: it proves that there is one, not where to ask.
bool proves_no_place(const Proof& proof, const Outflow& row)
{
    const bool of_school = proof.papers.find("reading_cert") != proof.papers.npos ||
                           proof.papers.find("reply_letter") != proof.papers.npos;
    return of_school && row.destination.empty() && row.destination_school_id.empty();
}

// Whether two papers of one departure name two schools that took the child.
bool claimed_by_two(const Dossier& dossier, Date as_of)
{
    constexpr std::chrono::days one_departure{183};
    const auto counts = [&](const Transfer* one) {
        return !one->proofs.empty() && flaw_of(*one, as_of, papers_of(dossier).grade).empty();
    };
    for (const Transfer* one : dossier.transfers)
        for (const Transfer* other : dossier.transfers)
            if (counts(one) && counts(other) &&
                names_another_school(one->other_school_id, one->other_school, other->other_school_id, other->other_school) &&
                !names_another_school(one->school_id, one->school_name, other->school_id, other->school_name) &&
                std::chrono::abs(one->move_date.value_or(as_of) - other->move_date.value_or(as_of)) < one_departure)
                return true;
    return false;
}

// Whether a paper of the other school has the seal of a third one.
bool sealed_elsewhere(const Dossier& dossier)
{
    return std::ranges::any_of(dossier.transfers, [](const Transfer* one) {
        static constexpr std::string_view schools[] = {"小学", "中学", "学校", "小", "中"};
        const bool of_school = std::ranges::any_of(schools, [&](auto end) { return clean(one->proof_issuer).ends_with(end); });
        return of_school && names_another_school({}, one->proof_issuer, {}, one->other_school);
    });
}

// What a person must know before anything follows from the row.
void add_doubts(Verdict& verdict, const Dossier& dossier, const std::optional<Proof>& proof,
                const OutflowPolicy& policy)
{
    const auto doubt = [&](std::string_view word, bool certain = false) {
        add_word(verdict.row.flags, word);
        verdict.row.certain = verdict.row.certain && certain;
    };
    verdict.row.certain = dossier.change->certain;
    if (dossier.stranger || dossier.foreign) doubt("number_of_another");
    if (dossier.elsewhere) doubt("paper_of_another_school");
    if (dossier.namesake && !dossier.found) doubt("same_name_elsewhere", true);
    if (proof && proof->undated) doubt("proof_undated");
    if (!proof && any_paper(verdict.row.reason, papers_of(dossier), policy.as_of))
        doubt("wrong_kind_of_proof", true);
    if (!proof)
        for (const auto flaw : flaws_of(dossier, policy.as_of)) doubt(flaw);
    if (proof && verdict.row.proof_state == ProofState::proved && !verdict.registered && proves_no_place(*proof, verdict.row)) doubt("destination_unknown");
    if (proof && !verdict.registered && sealed_elsewhere(dossier)) doubt("paper_of_another_school");
    if (policy.flow == Flow::out && claimed_by_two(dossier, policy.as_of)) doubt("two_destinations");
    if (!verdict.row.move_date) doubt("no_move_date", true);
    if (policy.flow == Flow::in && dossier.found) doubt("double_school");
}

}  // namespace

Verdict judge(const Dossier& dossier, const OutflowPolicy& policy, const Sightings& sightings)
{
    Verdict verdict;
    Outflow& row = verdict.row;
    tell_child(row, dossier, policy.flow);
    tell_destination(row, dossier, policy.flow);
    row.reason = reason_for(dossier, policy);
    verdict.rule = find_proof_rule(policy.proofs, row.reason);

    const auto proof =
        verdict.rule ? find_proof(*verdict.rule, papers_of(dossier), policy.as_of, policy.proof_valid) : std::nullopt;
    if (proof) {
        row.proof_type = proof->papers;
        row.proof_no = proof->number;
        row.proof_date = proof->date;
        if (!proof->good_on(policy.as_of)) verdict.lapsed_on = proof->good_until;
    }
    verdict.proved_on = row.proof_date ? row.proof_date : row.move_date;
    verdict.registered = std::ranges::any_of(dossier.transfers, &Transfer::system_done);
    const Leave* const leave = dossier.suspension;
    if (row.reason == "suspended" && leave && leave->end && *leave->end < policy.as_of)
        verdict.suspended_to = leave->end;

    const Transfer* const claim = dossier.transfers.empty() ? nullptr : dossier.transfers.back();
    const bool missing = policy.flow == Flow::out && claim && !located(dossier) && !dossier.listed &&
                         sightings.hold_list_of(claim->other_school_id, claim->other_school);
    row.proof_state = state_of(verdict, dossier, proof.has_value(), missing);
    row.normal = row.placed() && verdict.rule && verdict.rule->normal;
    row.evidence = evidence_of(dossier, missing ? claim : nullptr);
    add_doubts(verdict, dossier, proof, policy);
    return verdict;
}

}  // namespace baoxue::operation::outflow
