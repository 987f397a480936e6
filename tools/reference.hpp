// Pages of the help that are made of the tables: every heading, word, profile and exit status.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <baoxue/base/error.hpp>

namespace baoxue::tools {

/// `baoxue help NAME [OF]`.
struct ReferencePage {
    std::string_view name, summary;
    std::string (*text)(const std::string& of);  ///< throws Error `usage` for what there is none of
};
const std::vector<ReferencePage>& reference_pages();
const ReferencePage* find_reference(std::string_view name);  ///< nullptr when there is none

/// Every exit status and its meaning, English.
const std::vector<std::pair<Status, std::string_view>>& exit_statuses();

}  // namespace baoxue::tools
