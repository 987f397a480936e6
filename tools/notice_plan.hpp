// --plan and --approved of make-notice: the letters that would be made, and those of them that somebody wants made.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notice_options.hpp"

namespace baoxue::tools {

/// Writes the letters that would be made: plan_columns() and behind them the columns of the list, so that a plan is a
/// list itself. `columns`: those of the input.
void write_plan(const NoticeOptions& options, const std::vector<NoticeRequest>& requests,
                const std::vector<PlannedNotice>& plans, const std::vector<std::string>& columns);

/// Leaves of the input's rows those that the plan has approved, and tells how many, and of which rows not. Returns the
/// deadline of each row that is left, as it was planned.
std::vector<std::optional<Date>> keep_approved(const NoticeOptions& options, NoticeRequests& input);

/// Tells how many letters have another deadline than was planned; throws Error `usage` where --deadline has made it so.
void hold_to_deadlines(const NoticeOptions& options, const std::vector<std::optional<Date>>& planned,
                       const std::vector<PlannedNotice>& plans);

}  // namespace baoxue::tools
