#include "baoxue/record/visit.hpp"

#include "baoxue/csv/who.hpp"
#include "record/table_row.hpp"

namespace baoxue {

const std::vector<std::string>& Visit::needed()
{
    static const std::vector<std::string> columns{std::string(child_columns), "visit_date"};
    return columns;
}

const std::vector<std::string>& Visit::kinds()
{
    static const std::vector<std::string> kinds{"visits"};
    return kinds;
}

std::vector<Visit> read_visits(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<Visit> visits;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        const auto date = row.date("visit_date");
        if (!date) row.fail("visit_date", say("a date is missing"));
        Visit visit{.student_id = parse_student_id(row.text("student_id")),
                    .national_id = parse_national_id(row.text("national_id")),
                    .name = row.text("name"),
                    .school_id = row.text("school_id"),
                    .date = date.value_or(Date()),
                    .mode = row.code("mode", "visit_mode"),
                    .level = row.code("level", "visit_level"),
                    .visitors = row.text("visitors"),
                    .purpose = row.code("purpose", "visit_purpose"),
                    .result = row.code("result", "visit_result"),
                    .promised_date = row.date("promised_date"),
                    .returned_date = row.date("returned_date"),
                    .reason_found = row.text("reason_found"),
                    .measures = row.text("measures"),
                    .place = row.place(),
                    .content = row.text("content"),
                    .guardian_opinion = row.text("guardian_opinion"),
                    .next_step = row.text("next_step")};
        if (row.settle(rejects)) visits.push_back(std::move(visit));
    }
    return visits;
}

}  // namespace baoxue
