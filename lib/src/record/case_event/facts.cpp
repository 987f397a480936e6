// Facts for the ledger from the lists of other commands.
#include <algorithm>
#include <array>
#include <set>

#include "baoxue/base/error.hpp"
#include "baoxue/base/grade.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/base/text.hpp"
#include "baoxue/record/case_event.hpp"
#include "record/table_row.hpp"

namespace baoxue {
namespace {

bool among(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

std::string_view first_filled(const record::TableRow& row, std::initializer_list<std::string_view> columns)
{
    for (const auto column : columns)
        if (const auto cell = row.text(column); !cell.empty()) return cell;
    return {};
}

std::string number_in(record::TableRow& row)
{
    if (const auto id = parse_student_id(row.text("student_id")); id.usable()) return id.key;
    if (const auto id = parse_national_id(row.text("national_id")); id.usable()) return id.key;
    row.fail("student_id", say("not a usable number"));
    return {};
}

CaseEvent child_in(record::TableRow& row, Date day)
{
    auto [grade, class_name] = parse_grade_and_class(row.text("grade"), row.text("class"));
    CaseEvent fact;
    fact.date = day;
    fact.student_id = number_in(row);
    fact.name = row.text("name");
    fact.school_id = row.text("school_id");
    fact.school_name = first_filled(row, {"school_name", "school"});
    fact.grade = grade_text(grade);
    fact.class_name = std::move(class_name);
    return fact;
}

// Where no day is told, the same fact is taken once a month: a relapse must not be lost.
std::string month_of(Date day)
{
    return to_string(day).substr(0, 7);
}

// A rule that asks for no more than a talk or a visit is no case yet.
std::optional<CaseEvent> of_flag(record::TableRow& row, Date day)
{
    if (!among(row.text("document"), {"report", "return", "township", "deadline", "order", "penalty_decision"})) return {};
    const auto since = row.date("first_absent");
    auto fact = child_in(row, since.value_or(day));
    fact.event = "absent";
    fact.source = "flag-absent:" + std::string(row.text("rule")) + ':' + (since ? to_string(*since) : month_of(day));
    return fact;
}

std::string_view end_of(std::string_view reason)
{
    if (among(reason, {"home_taught", "special_school"})) return "placed";
    if (among(reason, {"deceased", "abroad", "graduated"})) return "excluded";
    return "transferred";
}

std::optional<CaseEvent> of_outflow(record::TableRow& row, Date day)
{
    const auto reason = row.text("reason");
    const bool normal = row.text("normal") == "yes";
    if (row.text("certainty") == "review" || (normal && reason == "suspended")) return {};
    const auto moved = row.date("move_date");
    auto fact = child_in(row, moved.value_or(day));
    fact.event = normal ? end_of(reason) : "left";
    if (normal)
        fact.proof = row.text("proof_type").empty()
                         ? row.text("proof_state")
                         : row.text("proof_type").substr(0, row.text("proof_type").find(';'));
    fact.reason = reason;
    fact.source = "list-outflow:" + (moved ? to_string(*moved) : month_of(day));
    if (normal && moved) fact.date = std::max(*moved, row.date("proof_date").value_or(*moved));
    return fact;
}

std::optional<CaseEvent> of_key_student(record::TableRow& row, Date day)
{
    auto fact = child_in(row, day);
    fact.event = "watched";
    fact.source = "list-key-students";
    fact.note = row.text("reasons");
    return fact;
}

}  // namespace

const std::vector<std::string>& case_list_kinds()
{
    static const std::vector<std::string> kinds{"absence_flag", "outflow", "key_student", "roster"};
    return kinds;
}

std::vector<CaseEvent> read_case_facts(const csv::Table& table, Date day, csv::Rejects& rejects)
{
    const auto has = [&](std::string_view column) { return table.find(column).has_value(); };
    const auto fact_in = has("proof_state") && has("normal") ? of_outflow
                         : has("rule") && has("document")    ? of_flag
                         : has("points")                     ? of_key_student
                                                             : nullptr;
    if (fact_in == nullptr)
        throw Error(Status::data, {table.file()},
                    say("no list of flag-absent, list-outflow or list-key-students: columns are missing"));
    std::vector<CaseEvent> facts;
    std::set<std::pair<std::string, std::string_view>> named;  // children without a number, by the rules of their rows
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        auto fact = fact_in(row, day);
        if (fact && shown(fact->student_id).empty() && !named.emplace(fact->student_id, row.text("rule")).second)
            row.fail("name", say("a second row without a number that says the same name and place: are they two children?"));
        if (row.settle(rejects) && fact) facts.push_back(*std::move(fact));
    }
    return facts;
}

}  // namespace baoxue
