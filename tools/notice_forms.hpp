// Which template a document has: its kind's, the level's of a commitment, or that of another law.
#pragma once

#include <string>
#include <vector>

#include "notice_options.hpp"

namespace baoxue::tools {

std::vector<std::string> commitment_levels();

/// The template of the kind; a commitment has one for each level, and a preset of another law its own. Throws Error
/// `usage` when that law has none.
std::string form_of(const NoticeOptions& options);

/// What the document is called under another law; empty where it has its kind's name.
std::string document_of(const NoticeOptions& options);

}  // namespace baoxue::tools
