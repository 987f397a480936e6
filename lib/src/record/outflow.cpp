#include "baoxue/record/outflow.hpp"

#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/grade.hpp"
#include "csv/fold_blocks.hpp"

namespace baoxue {
namespace {

constexpr std::array<std::string_view, 6> state_words{"proved",  "matched_inflow", "claimed",
                                                      "expired", "contradicted",   "none"};

const std::vector<std::string> paper{"serial",      "name",          "gender",  "birth_date", "grade",
                                     "class",       "guardian_name", "address", "move_date",  "reason_text",
                                     "destination", "proof_text",    "note"};

std::vector<std::string> columns_with(const std::string& other)
{
    return {"student_id",  "name",       "school",
            "grade",       "class",      "move_date",
            "reason",      other,        other + "_school_id",
            "proof_state", "proof_type", "proof_no",
            "proof_date",  "normal",     "certainty",
            "days_since",  "actor",      "action",
            "due",         "rule",       "evidence",
            "flags",       "document",   "counted_from"};
}

bool holds(const std::vector<std::string>& columns, const std::string& column)
{
    return std::ranges::find(columns, column) != columns.end();
}

std::vector<std::size_t> passing(const csv::Table& changes, const std::vector<std::string>& own, Flow flow,
                                 bool on_paper)
{
    std::vector<std::size_t> places;
    for (const auto& column : own) {
        const auto place = changes.find(column);
        if (place && !holds(Outflow::columns(flow), column) && !(on_paper && holds(paper, column)))
            places.push_back(*place);
    }
    return places;
}

std::vector<std::string> all_columns(const csv::Table& changes, const std::vector<std::size_t>& own, Flow flow,
                                     bool on_paper)
{
    std::vector<std::string> columns;
    if (on_paper) {
        columns = paper;
        if (flow == Flow::in) std::ranges::replace(columns, "destination", "origin");
    }
    for (const auto& column : Outflow::columns(flow))
        if (!holds(columns, column)) columns.push_back(column);
    for (const std::size_t place : own) columns.push_back(changes.heading().columns[place]);
    return columns;
}

std::string text_of(std::optional<Date> date)
{
    return to_string(date);
}

// The words of several codes with `;` between.
std::string words_of(std::string_view field, std::string_view codes, Language language)
{
    std::string words;
    while (!codes.empty()) {
        const auto end = std::min(codes.find(';'), codes.size());
        if (!words.empty()) words += "、";
        words += label(field, codes.substr(0, end), language);
        codes.remove_prefix(std::min(end + 1, codes.size()));
    }
    return words;
}

}  // namespace

std::string_view to_string(ProofState state, Flow flow)
{
    if (state == ProofState::matched && flow == Flow::in) return "matched_outflow";
    return state_words[static_cast<std::size_t>(state)];
}

SchoolClass Outflow::where() const
{
    return parse_school_class({}, school, grade, class_name);
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

std::vector<OutflowRow> read_outflows(const csv::Table& table)
{
    const auto student_id = table.find("student_id"), national_id = table.find("national_id");
    const auto reason = table.find("reason"), normal = table.find("normal");
    std::vector<OutflowRow> rows;
    for (std::size_t row = 0; row < table.rows(); ++row)
        rows.push_back({parse_student_id(table.cell(row, student_id)), parse_national_id(table.cell(row, national_id)),
                        canonical("outflow", table.cell(row, reason)), table.cell(row, normal) == "yes"});
    return rows;
}

OutflowWriter::OutflowWriter(const csv::WriteOptions& writing, const csv::Table& changes,
                             const std::vector<std::string>& own, Flow flow)
    : OutflowWriter(writing, changes, passing(changes, own, flow, writing.language() != Language::english), flow)
{
}

OutflowWriter::OutflowWriter(const csv::WriteOptions& writing, const csv::Table& changes, std::vector<std::size_t> own,
                             Flow flow)
    : changes_(changes),
      flow_(flow),
      paper_(writing.language() != Language::english),
      language_(writing.language() == Language::traditional ? Language::traditional : Language::simplified),
      own_(std::move(own)),
      writer_(writing, all_columns(changes, own_, flow, paper_), Outflow::kinds(flow))
{
}

void OutflowWriter::write(std::span<const Outflow> rows, unsigned jobs)
{
    const std::size_t before = writer_.rows();
    csv::write_rows(writer_, rows.size(), jobs, [&](csv::Writer& out, std::size_t at) {
        const Outflow& row = rows[at];
        if (paper_) write_paper(out, row, before + at + 1);
        write_rest(out, row);
        for (const std::size_t place : own_) out.cell(changes_.cell(row.row, place));
        out.end_row();
    });
}

void OutflowWriter::write_paper(csv::Writer& out, const Outflow& row, std::size_t serial) const
{
    const auto own = [&](std::string_view column) { return changes_.cell(row.row, changes_.find(column)); };
    const auto word = [&](std::string_view field, std::string_view code) { return label(field, code, language_); };
    std::string note(word("proof_state", to_string(row.proof_state, flow_)));
    if (!row.action.empty()) {
        note.append("；").append(word("action", row.action)).append("，").append(word("actor", row.actor));
        note.append("，").append(text_of(row.due));
    }
    std::string proof = words_of("proof", row.proof_type, language_);
    if (!row.proof_no.empty()) proof.append(" ").append(row.proof_no);
    out.cell(static_cast<long long>(serial));
    out.cell(row.name).cell(own("gender")).cell(own("birth_date")).cell(row.grade).cell(row.class_name);
    out.cell(own("guardian_name")).cell(own("address")).cell(text_of(row.move_date));
    out.cell(word("outflow", row.reason)).cell(row.destination).cell(proof).cell(note);
}

void OutflowWriter::write_rest(csv::Writer& out, const Outflow& row) const
{
    const auto cell = [&](std::string_view text, bool on_paper = false) {
        if (!on_paper || !paper_) out.cell(text);
    };
    cell(row.student_id);
    cell(row.name, true);
    cell(row.school);
    cell(row.grade, true);
    cell(row.class_name, true);
    cell(text_of(row.move_date), true);
    cell(row.reason);
    cell(row.destination, true);
    cell(row.destination_school_id);
    cell(to_string(row.proof_state, flow_));
    cell(row.proof_type);
    cell(row.proof_no);
    cell(text_of(row.proof_date));
    cell(row.normal ? "yes" : "no");
    cell(row.certain ? "certain" : "review");
    out.cell(row.days_since);
    cell(row.actor);
    cell(row.action);
    cell(text_of(row.due));
    cell(row.rule);
    cell(row.evidence);
    cell(row.flags);
    cell(row.document);
    cell(text_of(row.counted_from));
}

std::vector<std::string> OutflowCount::columns(const std::string& group)
{
    return {group, "children", "proved", "matched", "claimed", "expired", "contradicted", "none", "normal", "overdue"};
}

void write(csv::Writer& out, const OutflowCount& count)
{
    out.cell(count.group).cell(static_cast<long long>(count.children));
    for (const std::size_t state : count.states) out.cell(static_cast<long long>(state));
    out.cell(static_cast<long long>(count.normal)).cell(static_cast<long long>(count.overdue));
    out.end_row();
}

}  // namespace baoxue
