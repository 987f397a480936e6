#include "baoxue/record/absence_flag.hpp"

#include <fmt/format.h>

#include "baoxue/base/identity.hpp"

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
    static const std::vector<std::string> columns{"student_id",     "name",  "rule",        "level",        "metric",
                                                  "days",           "limit",       "first_absent", "last_absent",
                                                  "days_in_a_row",  "longest_row", "days_in_all",  "days_excused",
                                                  "lessons_absent", "lessons",     "absence_rate", "actor",
                                                  "action",         "due",         "document",     "done"};
    return columns;
}

const std::vector<std::string>& AbsenceFlag::kinds()
{
    static const std::vector<std::string> kinds{"absence_flag", "roster"};
    return kinds;
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
