// make-notice --merge-data: the fields of the letters for a mail merge in Word or WPS.
#pragma once

#include <vector>

#include "notice_batch.hpp"

namespace baoxue::tools {

/// A row per letter, whether its paper was there or not.
void write_merge_data(const PaperOptions& options, const NoticeBatch& batch, const std::vector<Letter>& letters);

}  // namespace baoxue::tools
