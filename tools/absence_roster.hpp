// The roster beside the attendance: who should be there, and what its columns add to a flag.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <baoxue/absence.hpp>
#include <baoxue/record/roster.hpp>

#include "command.hpp"

namespace baoxue::tools {

/// Empty when no file is given.
class AbsenceRoster {
  public:
    AbsenceRoster(const std::string& file, Options& options, AbsenceEvidence& evidence);

    /// The roster's columns that are not in `others`.
    std::vector<std::string> columns_besides(const std::vector<std::string>& others) const;
    std::string_view cell(const std::string& id, std::string_view column) const;  ///< id: of either kind

  private:
    std::optional<Roster> roster_;
    std::unordered_map<std::string, std::size_t> rows_;
};

}  // namespace baoxue::tools
