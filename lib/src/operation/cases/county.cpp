// The county's ledger: what it wants to know of a case, and who tells it.
#include <algorithm>

#include "baoxue/base/codes.hpp"
#include "baoxue/base/columns.hpp"
#include "baoxue/cases.hpp"

namespace baoxue {
namespace {

std::string day(const std::optional<Date>& date)
{
    return to_string(date);
}

// What the case and the visits tell of a column; empty where they do not.
std::string cell_of(const Case& of_child, const VisitWords& visits, std::string_view column)
{
    const std::pair<std::string_view, std::string> cells[] = {
        {"case_id", of_child.case_id},
        {"student_id", std::string(shown(of_child.student_id))},
        {"name", of_child.name},
        {"school_id", of_child.school_id},
        {"school_name", of_child.school_name},
        {"grade", of_child.grade},
        {"class", of_child.class_name},
        {"opened_on", to_string(of_child.opened_on)},
        {"state", of_child.state},
        {"reason", visits.reason.empty() ? of_child.reason : visits.reason},
        {"visits_n", std::to_string(of_child.visits)},
        {"last_visit", day(of_child.last_visit)},
        {"notices_n", std::to_string(of_child.notices)},
        {"last_notice", of_child.last_notice},
        {"measures", visits.measures},
        {"returned_on", day(visits.returned_on)},
        {"closed_on", day(of_child.closed_on)},
        {"close_reason", of_child.close_source}};
    const auto* const found = std::ranges::find(cells, column, &std::pair<std::string_view, std::string>::first);
    return found == std::end(cells) ? std::string() : found->second;
}

// A code in words of the language, where the column has codes; a text as it stands.
std::string in_words(const Column& column, std::string cell, std::optional<Language> language)
{
    if (!language || !column.form.starts_with("code:") || cell.empty()) return cell;
    const auto vocabulary = column.form.substr(5);
    for (const auto words : {vocabulary, std::string_view("outflow")})  // why a child left stands there as a reason, too
        if (const auto code = canonical(words, cell); !code.empty()) return std::string(label(words, code, *language));
    return cell;
}

}  // namespace

std::map<std::string, VisitWords> visit_words(std::span<const Visit> visits, Date as_of)
{
    std::vector<const Visit*> in_turn;
    for (const auto& visit : visits)
        if (visit.date <= as_of) in_turn.push_back(&visit);
    std::ranges::stable_sort(in_turn, {}, [](const Visit* visit) { return visit->date; });
    std::map<std::string, VisitWords> words;
    for (const auto* visit : in_turn) {
        const auto child = child_key(visit->student_id, visit->national_id);
        if (child.empty()) continue;
        auto& of_child = words[child];
        if (!visit->reason_found.empty()) of_child.reason = visit->reason_found;
        if (!visit->measures.empty()) of_child.measures = visit->measures;
        if (visit->returned_date) of_child.returned_on = visit->returned_date;
    }
    return words;
}

std::vector<std::string> county_columns()
{
    std::vector<std::string> columns;
    for (const auto& column : columns_of("ledger")) columns.emplace_back(column.name);
    return columns;
}

void write_county_row(csv::Writer& out, const Case& of_child, const VisitWords& visits,
                      const std::function<std::string_view(std::string_view)>& roster,
                      std::optional<Language> language)
{
    for (const auto& column : columns_of("ledger")) {
        auto cell = cell_of(of_child, visits, column.name);
        if (cell.empty()) cell = roster(column.name);
        out.cell(in_words(column, std::move(cell), language));
    }
    out.end_row();
}

}  // namespace baoxue
