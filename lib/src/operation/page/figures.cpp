#include "operation/page/figures.hpp"

#include <fmt/format.h>

#include "baoxue/base/percent.hpp"
#include "baoxue/base/words.hpp"

namespace baoxue::operation::page {

std::string school_of(const DailyReport& report)
{
    return report.school_name.empty() ? report.school_id : report.school_name;
}

std::string class_of(const DailyReport& report)
{
    return school_of(report) + "/" + std::to_string(report.grade) + "/" + report.class_name;
}

std::string rate_of(const DailyReport& report)
{
    return report.reported == 0 ? "" : percent(report.count.present, report.count.expected);
}

std::string state_words(const DailyReport& report)
{
    const auto state = report.state();
    if (state == "unreported") return std::string(say("not reported"));
    if (state == "partial") return std::string(say("reported in part"));
    return std::string(state == "zero" ? say("nobody absent") : say("reported"));
}

void add(DailyReport& sum, const DailyReport& part)
{
    sum.classes += part.classes, sum.reported += part.reported;
    if (part.reported != 0) sum.count += part.count;
}

DailyReport sum_of(const Days& days)
{
    DailyReport sum{.classes = 0, .reported = 0};
    for (const auto& [date, report] : days) add(sum, report);
    return sum;
}

void figures(Table& table, const DailyReport& report)
{
    const bool known = report.reported != 0;
    for (const long long value : {report.count.expected, report.count.present, report.count.absent,
                                  report.count.unexcused, report.count.unknown})
        table.number(known ? std::to_string(value) : "");
    table.number(rate_of(report)).number(fmt::format("{}/{}", report.reported, report.classes));
}

std::vector<std::string> heads(std::initializer_list<std::string_view> first)
{
    std::vector<std::string> all;
    for (const auto head : first) all.emplace_back(head);
    for (const auto head : {say("expected"), say("present"), say("absent"), say("unexcused"), say("reason unknown"),
                            say("rate, %"), say("classes reported")})
        all.emplace_back(head);
    return all;
}

}  // namespace baoxue::operation::page
