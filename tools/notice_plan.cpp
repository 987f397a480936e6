#include "notice_plan.hpp"

#include <baoxue/base/words.hpp>
#include <baoxue/csv/writer.hpp>

#include <algorithm>

namespace baoxue::tools {
namespace {

std::string cell_of(const NoticeRequest& request, const PlannedNotice& plan, const std::string& column)
{
    if (column == "approved") return {};
    if (column == "kind") return plan.notice.kind;
    if (column == "deadline") return plan.notice.deadline ? to_string(*plan.notice.deadline) : std::string();
    if (column == "visits") return std::to_string(plan.visits);
    if (column == "last_visit") return plan.last_visit ? to_string(*plan.last_visit) : std::string();
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
        for (const auto& column : all) out.cell(cell_of(requests[i], plans[i], column));
        out.end_row();
    }
    const auto rows = out.rows();
    out.finish();
    tell(say("{} letters planned in {}; none is issued", {rows, options.plan}));
    if (rows != 0)
        tell(say("write 是 into the column approved of those that shall be made, then: make-notice --approved {} --approver NAME",
                 {options.plan}));
}

void keep_approved(const NoticeOptions& options, NoticeRequests& input)
{
    auto approval = approved_rows(std::move(input.rows), input.planned, options.terms.kind.kind);
    input.rows = std::move(approval.rows);
    tell(say("{} of the {} letters planned are approved", {approval.approved, approval.planned}));
    if (approval.gone != 0) tell(say("approved, but no longer on the list: {}", {approval.gone}));
}

}  // namespace baoxue::tools
