#include "notice_plan.hpp"

#include <baoxue/base/error.hpp>
#include <baoxue/base/words.hpp>
#include <baoxue/csv/writer.hpp>

#include <algorithm>

namespace baoxue::tools {
namespace {

std::string cell_of(const NoticeRequest& request, const PlannedNotice& plan, const std::string& column)
{
    if (column == "approved") return {};
    if (column == "kind") return plan.notice.kind;
    if (column == "deadline") return to_string(plan.notice.deadline);
    if (column == "visits") return std::to_string(plan.visits);
    if (column == "last_visit") return to_string(plan.last_visit);
    if (column == "previous_no") return plan.previous_no;
    if (column == "evidence") return checked_in_words(request);
    const auto found = request.fields.find(column);
    return found == request.fields.end() ? std::string() : found->second;
}

}  // namespace

void write_plan(const NoticeOptions& options, const std::vector<NoticeRequest>& requests,
                const std::vector<PlannedNotice>& plans, const std::vector<std::string>& columns)
{
    auto all = plan_columns();
    for (const auto& column : columns)
        if (std::ranges::find(all, column) == all.end()) all.push_back(column);
    csv::Writer out(options.writing.to(options.plan), all, notice_list_kinds());
    for (std::size_t i = 0; i < plans.size(); ++i) {
        if (plans[i].verdict != PlannedNotice::Verdict::issue) continue;
        paper::Fields row;
        for (const auto& column : all) row[column] = cell_of(requests[i], plans[i], column);
        row["check_value"] = check_value(row);
        for (const auto& column : all) out.cell(row[column]);
        out.end_row();
    }
    const auto rows = out.rows();
    out.finish();
    tell("{} letters planned in {}; none is issued", {{"letters_planned", rows}, {"plan", options.plan}});
    if (rows != 0)
        tell(say("write 是 into the column approved of those that shall be made, then: make-notice --approved {} --approver NAME",
                 {options.plan}));
}

std::vector<std::optional<Date>> keep_approved(const NoticeOptions& options, NoticeRequests& input)
{
    auto approval = approved_rows(std::move(input.rows), input.planned, options.terms.kind.kind);
    input.rows = std::move(approval.rows);
    tell("{} of the {} letters planned are approved", {{"approved", approval.approved}, {"planned", approval.planned}});
    if (approval.changed != 0)
        tell("marked 是, but not as the plan has it (a row added or a cell changed by hand): {}",
             {{"changed", approval.changed}});
    if (approval.contested != 0) tell("marked 是 in one row and 否 in another of the same child: {}",
                                      {{"contested", approval.contested}});
    if (approval.other_kind != 0) tell("marked 是, but of another kind of letter: {}",
                                       {{"other_kind", approval.other_kind}});
    if (approval.gone != 0) tell("approved, but no longer on the list: {}", {{"gone", approval.gone}});
    return std::move(approval.deadlines);
}

void hold_to_deadlines(const NoticeOptions& options, const std::vector<std::optional<Date>>& planned,
                       const std::vector<PlannedNotice>& plans)
{
    std::size_t others = 0;
    for (std::size_t i = 0; i < planned.size(); ++i)
        others += plans[i].verdict == PlannedNotice::Verdict::issue && plans[i].notice.deadline != planned[i] ? 1U : 0U;
    if (others == 0) return;
    if (!options.deadline.empty())
        throw Error(Status::usage, say("--deadline {} is another day than was approved; make a new plan with it", {options.deadline}));
    tell("letters with another deadline than was planned, counted from the day of issue: {}",
         {{"other_deadline", others}});
}

}  // namespace baoxue::tools
