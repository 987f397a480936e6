#include "baoxue/record/concern.hpp"

#include "baoxue/csv/who.hpp"
#include "record/table_row.hpp"

namespace baoxue {

const std::vector<std::string>& Concern::needed()
{
    static const std::vector<std::string> columns{std::string(child_columns), "concern_date", "concern"};
    return columns;
}

const std::vector<std::string>& Concern::kinds()
{
    static const std::vector<std::string> kinds{"concerns"};
    return kinds;
}

std::vector<Concern> read_concerns(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<Concern> concerns;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        const auto date = row.date("concern_date");
        if (!date) row.fail("concern_date", say("a date is missing"));
        Concern concern{.student_id = parse_student_id(row.text("student_id")),
                        .national_id = parse_national_id(row.text("national_id")),
                        .date = date.value_or(Date()),
                        .kind = row.code("concern", "concern"),
                        .observer = row.text("observer"),
                        .signs = row.text("signs"),
                        .measures = row.text("measures"),
                        .closed_on = row.date("closed_on")};
        if (concern.kind.empty()) row.fail("concern", say("which kind of concern it is, is missing"));
        if (concern.closed_on && *concern.closed_on < concern.date)
            row.fail("closed_on", say("the end lies before the beginning"));
        if (row.settle(rejects)) concerns.push_back(concern);
    }
    return concerns;
}

}  // namespace baoxue
