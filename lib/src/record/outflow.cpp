#include "baoxue/record/outflow.hpp"

#include <algorithm>
#include <array>

namespace baoxue {
namespace {

std::vector<std::string> columns_with(const std::string& other)
{
    return {"student_id",  "name",       "school",
            "grade",       "class",      "move_date",
            "reason",      other,        other + "_school_id",
            "proof_state", "proof_type", "proof_no",
            "proof_date",  "normal",     "certainty",
            "days_since",  "actor",      "action",
            "due",         "rule",       "evidence",
            "flags"};
}

std::string text_of(std::optional<Date> date)
{
    return date ? to_string(*date) : std::string();
}

}  // namespace

std::string_view to_string(ProofState state, Flow flow)
{
    constexpr std::array<std::string_view, 6> words{"proved",  "matched_inflow", "claimed",
                                                    "expired", "contradicted",   "none"};
    if (state == ProofState::matched && flow == Flow::in) return "matched_outflow";
    return words[static_cast<std::size_t>(state)];
}

const std::vector<std::string>& Outflow::columns(Flow flow)
{
    static const auto out = columns_with("destination"), in = columns_with("origin");
    return flow == Flow::out ? out : in;
}

const std::vector<std::string>& Outflow::kinds(Flow flow)
{
    static const std::vector<std::string> out{"outflow", "roster"}, in{"inflow", "outflow", "roster"};
    return flow == Flow::out ? out : in;
}

void write(csv::Writer& out, const Outflow& row, Flow flow)
{
    out.cell(row.student_id).cell(row.name).cell(row.school).cell(row.grade).cell(row.class_name);
    out.cell(text_of(row.move_date)).cell(row.reason).cell(row.destination).cell(row.destination_school_id);
    out.cell(to_string(row.proof_state, flow))
        .cell(row.proof_type)
        .cell(row.proof_no)
        .cell(text_of(row.proof_date));
    out.cell(row.normal ? "yes" : "no").cell(row.certain ? "certain" : "review").cell(row.days_since);
    out.cell(row.actor)
        .cell(row.action)
        .cell(text_of(row.due))
        .cell(row.rule)
        .cell(row.evidence)
        .cell(row.flags);
}

}  // namespace baoxue
