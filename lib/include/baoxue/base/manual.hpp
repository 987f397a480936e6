// The manual, compiled in: a page for each command and each topic, written in lib/data/manual.
#pragma once

#include <string_view>

#include "baoxue/base/api.hpp"

namespace baoxue {

/// The page of that name, in the language spoken where it is written in that, English or Chinese (lib/data/manual/zh-Hans),
/// else in the other; empty when there is none. Markdown: paragraphs, `## headings`, lists, tables and examples that run. Lives as long as the
/// program.
BAOXUE_API std::string_view manual_text(std::string_view name);

}  // namespace baoxue
