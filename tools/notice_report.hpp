// What make-notice says of its work.
#pragma once

#include <vector>

#include "notice_options.hpp"

namespace baoxue::tools {

/// One row per request: what became of it, under which number, in which file.
void write_report(const NoticeOptions& options, const std::vector<NoticeRequest>& requests,
                  const std::vector<PlannedNotice>& plans, const NoticeBatch& batch);

/// Made, known, not made by reason, first and last number, where.
void tell_summary(const NoticeOptions& options, const std::vector<NoticeRequest>& requests, const std::vector<PlannedNotice>& plans);

}  // namespace baoxue::tools
