#include "baoxue/record/help.hpp"

#include "baoxue/csv/who.hpp"
#include "record/table_row.hpp"

namespace baoxue {

const std::vector<std::string>& Help::needed()
{
    static const std::vector<std::string> columns{std::string(child_columns), "help", "begin_date"};
    return columns;
}

const std::vector<std::string>& Help::kinds()
{
    static const std::vector<std::string> kinds{"help"};
    return kinds;
}

std::vector<Help> read_helps(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<Help> helps;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        const auto begin = row.date("begin_date");
        if (!begin) row.fail("begin_date", say("a date is missing"));
        Help help{.student_id = parse_student_id(row.text("student_id")),
                  .national_id = parse_national_id(row.text("national_id")),
                  .kind = row.code("help", "help"),
                  .begin = begin.value_or(Date()),
                  .helper = row.text("helper"),
                  .content = row.text("content"),
                  .amount = row.text("amount"),
                  .review_date = row.date("review_date"),
                  .reviewed_on = row.date("reviewed_on"),
                  .effect = row.code("effect", "effect"),
                  .end = row.date("end_date")};
        if (help.kind.empty()) row.fail("help", say("which kind of help it is, is missing"));
        if (help.end && *help.end < help.begin) row.fail("end_date", say("the end lies before the beginning"));
        if (help.reviewed_on && *help.reviewed_on < help.begin)
            row.fail("reviewed_on", say("the end lies before the beginning"));
        if (row.settle(rejects)) helps.push_back(help);
    }
    return helps;
}

}  // namespace baoxue
