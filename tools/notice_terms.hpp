// What the options of make-notice say together.
#pragma once

#include "notice_options.hpp"

namespace baoxue::tools {

/// Fills in `terms` and `paper`. Throws Error `usage` where the options do not fit.
void settle_terms(NoticeOptions& options);

}  // namespace baoxue::tools
