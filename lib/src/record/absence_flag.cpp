#include "baoxue/record/absence_flag.hpp"

#include <fmt/format.h>

#include "baoxue/base/identity.hpp"
#include "record/table_row.hpp"

namespace baoxue {
namespace {

// Days come in halves; a share is told to a hundredth of a percent.
std::string number(double value)
{
    return fmt::format("{:g}", value);
}
std::string share(double value)
{
    return fmt::format("{:.4f}", value);
}
std::string day(const std::optional<Date>& date)
{
    return date ? to_string(*date) : std::string();
}

}  // namespace

const std::vector<std::string>& AbsenceFlag::columns()
{
    static const std::vector<std::string> columns{
        "student_id",   "name",         "rule",          "level",       "metric",      "days",         "limit",
        "first_absent", "last_absent",  "days_in_a_row", "longest_row", "days_in_all", "days_excused", "lessons_absent",
        "lessons",      "absence_rate", "actor",         "action",      "due",         "document",     "done"};
    return columns;
}

const std::vector<std::string>& AbsenceFlag::kinds()
{
    static const std::vector<std::string> kinds{"absence_flag", "roster"};
    return kinds;
}

const std::vector<std::string>& AbsenceFlag::needed()
{
    static const std::vector<std::string> needed{"student_id|national_id", "rule", "due"};
    return needed;
}

std::vector<AbsenceFlag> read_absence_flags(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<AbsenceFlag> flags;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        TableRow row(table, at);
        const auto student_id = parse_student_id(row.text("student_id"));
        const auto due = row.date("due");
        if (!due) row.fail("due", say("not a date"));
        AbsenceFlag flag;
        flag.student_id = student_id.usable() ? student_id.key : parse_national_id(row.text("national_id")).key;
        flag.rule = row.text("rule"), flag.level = row.text("level"), flag.metric = row.text("metric");
        flag.days_text = row.text("days");
        flag.first_absent = row.date("first_absent"), flag.last_absent = row.date("last_absent");
        flag.actor = row.text("actor"), flag.action = row.text("action");
        flag.due = due.value_or(Date());
        flag.document = row.text("document"), flag.done = row.text("done");
        if (row.settle(rejects)) flags.push_back(std::move(flag));
    }
    return flags;
}

void write(csv::Writer& out, const AbsenceFlag& flag)
{
    const bool rate = flag.metric == "absence_rate";
    out.cell(flag.student_id).cell(flag.name).cell(flag.rule).cell(flag.level).cell(flag.metric);
    out.cell(rate ? share(flag.days) : number(flag.days)).cell(rate ? share(flag.limit) : number(flag.limit));
    out.cell(day(flag.first_absent)).cell(day(flag.last_absent));
    out.cell(number(flag.days_in_a_row)).cell(number(flag.longest_row)).cell(number(flag.days_in_all));
    out.cell(static_cast<long long>(flag.days_excused)).cell(static_cast<long long>(flag.lessons_absent));
    out.cell(static_cast<long long>(flag.lessons)).cell(share(flag.absence_rate)).cell(flag.actor).cell(flag.action);
    out.cell(to_string(flag.due)).cell(flag.document).cell(flag.done);
}

}  // namespace baoxue
