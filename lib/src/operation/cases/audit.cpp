// One truth: the ledger, the rate and the roster, child by child.
#include <map>

#include "baoxue/base/codes.hpp"
#include "baoxue/cases.hpp"
#include "baoxue/rule/dropout.hpp"
#include "baoxue/rule/enrolment.hpp"
#include "baoxue/base/grade.hpp"

namespace baoxue {
namespace {

std::string why(const CaseAudit& child)
{
    const bool in_ledger = child.ledger == "suspected" || child.ledger == "dropout";
    if (in_ledger && !child.rate.empty()) return "agree";
    if (in_ledger) return in_school(child.roster) ? "in_class" : "elsewhere";
    if (child.rate == to_string(DropoutCount::suspended)) return "suspension";
    return child.ledger == "closed" ? "closed" : "no_case";
}

std::string ledger_word(const Case& of_child)
{
    switch (ledger_of(of_child.state)) {
        case CaseLedgerKind::suspected:
            return "suspected";
        case CaseLedgerKind::dropout:
            return "dropout";
        default:
            return is_closed(of_child.state) ? "closed" : "";
    }
}

}  // namespace

std::vector<CaseEvent> facts_of(std::span<const Pupil> pupils, std::span<const Case> cases, Date as_of)
{
    std::map<std::string_view, const Case*> last;
    for (const auto& one : cases) last[one.student_id] = &one;
    std::map<std::string, CaseEvent> facts;
    for (const auto& pupil : pupils) {
        const auto counted = dropout_count_of_status(pupil.status);
        if (counted == DropoutCount::none || counted == DropoutCount::suspended || pupil.key().empty()) continue;
        const auto known = last.find(pupil.key());
        const bool confirmed = pupil.status == "dropout";
        if (known != last.end() && (!confirmed || is_closed(known->second->state))) continue;
        CaseEvent fact{.date = as_of,
                       .event = confirmed ? "dropout" : counted == DropoutCount::withdrawn ? "left" : "absent"};
        fact.source = "roster:" + std::string(pupil.status);
        fact.student_id = pupil.key(), fact.name = pupil.name;
        fact.school_id = pupil.school_id, fact.school_name = pupil.school_name;
        fact.grade = grade_text(pupil.grade);
        fact.class_name = pupil.class_name;
        facts.emplace(pupil.key(), std::move(fact));
    }
    std::vector<CaseEvent> all;
    for (auto& [key, fact] : facts) all.push_back(std::move(fact));
    return all;
}

std::vector<CaseAudit> audit_cases(std::span<const Case> cases, std::span<const Pupil> pupils,
                                   std::span<const OutflowRow> outflows)
{
    std::map<std::string, CaseAudit> children;
    for (const auto& pupil : pupils) {
        if (pupil.key().empty()) continue;
        auto& child = children[pupil.key()];
        child.name = pupil.name;
        // Twice on the roster, it is in class when one of its rows says so.
        if (child.roster.empty() || in_school(pupil.status)) child.roster = pupil.status.empty() ? "enrolled" : pupil.status;
    }
    for (auto& [key, child] : children) child.rate = to_string(dropout_count_of_status(child.roster));
    for (const auto& row : outflows)
        if (const auto key = child_key(row.student_id, row.national_id); !key.empty())
            children[key].rate = to_string(dropout_count_of_paper(row.reason, row.normal));
    for (const auto& of_child : cases) {  // the last one stands
        auto& child = children[of_child.student_id];
        if (child.name.empty()) child.name = of_child.name;
        child.ledger = ledger_word(of_child);
    }
    std::vector<CaseAudit> audited;
    for (auto& [key, child] : children) {
        if (child.rate.empty() && (child.ledger.empty() || child.ledger == "closed")) continue;
        child.student_id = key;
        child.why = why(child);
        audited.push_back(std::move(child));
    }
    return audited;
}

const std::vector<std::string>& CaseAudit::columns()
{
    static const std::vector<std::string> all{"student_id", "name", "roster_status", "ledger", "rate_counts", "why"};
    return all;
}

const std::vector<std::string>& CaseAudit::kinds()
{
    static const std::vector<std::string> kinds{"audit", "roster"};
    return kinds;
}

void write(csv::Writer& out, const CaseAudit& audit, std::optional<Language> language)
{
    out.cell(shown(audit.student_id)).cell(audit.name).cell(audit.roster).cell(audit.ledger);
    out.cell(audit.rate).cell(language ? label("audit", audit.why, *language) : std::string_view(audit.why)).end_row();
}

}  // namespace baoxue
