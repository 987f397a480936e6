#include "baoxue/record/leave.hpp"

#include <algorithm>

#include "baoxue/csv/who.hpp"
#include "base/span.hpp"
#include "record/table_row.hpp"

namespace baoxue {

const std::vector<std::string>& Leave::needed()
{
    static const std::vector<std::string> columns{std::string(child_columns), "begin_date|span",
                                                  "end_date|back_on|span"};
    return columns;
}

const std::vector<std::string>& Leave::kinds()
{
    static const std::vector<std::string> kinds{"leave"};
    return kinds;
}

namespace {

// Who is back from a leave as short as this was away until its end.
constexpr std::chrono::days within_days{7};

// A list written by hand has a reason in place of the kind.
std::string_view kind_in(record::TableRow& row)
{
    const auto kind = row.code("kind", "leave");
    if (!kind.empty() || !row.text("kind").empty()) return kind;
    const auto told = canonical("leave", row.text("reason"));
    return told.empty() ? "other" : told;
}

}  // namespace

std::vector<Leave> read_leaves(const csv::Table& table, csv::Rejects& rejects)
{
    std::vector<Leave> leaves;
    for (std::size_t at = 0; at < table.rows(); ++at) {
        record::TableRow row(table, at);
        const auto span = base::parse_span(row.text("span"));
        if (!span && !row.text("span").empty())
            row.fail("span", say("no first and last day: write 2026-09-01至2026-09-03"));
        auto begin = row.date("begin_date"), end = row.date("end_date");
        if (span && !begin) begin = span->first, end = span->last;
        if (!begin) row.fail("begin_date", say("a date is missing"));
        Leave leave{.student_id = parse_student_id(row.text("student_id")),
                    .national_id = parse_national_id(row.text("national_id")),
                    .name = row.text("name"),
                    .school_id = row.text("school_id"),
                    .kind = kind_in(row),
                    .begin = begin.value_or(Date()),
                    .end = end,
                    .approved = row.code("approved", "approved") != "0",
                    .document_no = row.text("document_no"),
                    .filed_on = row.date("filed_on"),
                    .place = row.place()};
        const auto longer = row.date("extended_to");
        if (longer && leave.end) leave.end = std::max(*leave.end, *longer);
        const auto state = row.code("closed", "leave_state");
        if (state == "void") leave.approved = false;
        const auto back_on = row.date("back_on");
        if (back_on) leave.end = std::min(leave.end.value_or(Date::max()), *back_on - std::chrono::days(1));
        const auto last_day = row.date("last_day");
        if (last_day) leave.end = std::min(leave.end.value_or(Date::max()), *last_day);
        const bool long_enough = leave.kind == "suspension" || !leave.end || *leave.end - leave.begin > within_days;
        if ((state == "back" || (state == "over" && leave.kind == "suspension")) && long_enough && !back_on && !last_day)
            row.fail("closed", say("the child is back, and the day is missing"));
        if (!leave.end && leave.kind != "suspension") row.fail("end_date", say("a date is missing"));
        if (leave.end && *leave.end < leave.begin)
            row.fail(back_on && *back_on <= leave.begin ? "back_on" : "end_date", say("the end lies before the beginning"));
        if (row.settle(rejects)) leaves.push_back(std::move(leave));
    }
    return leaves;
}

}  // namespace baoxue
