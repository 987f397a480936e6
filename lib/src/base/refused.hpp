// What the operating system says no to.
#pragma once

#include <string>
#include <string_view>

namespace baoxue {

/// Throws Error `system`: `english` with its `{}` replaced by the reason that `code` (an errno) stands for.
[[noreturn]] void refused(const std::string& file, std::string_view english, int code);

}  // namespace baoxue
