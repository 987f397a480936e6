// Files that stand beside the one a command is about.
#pragma once

#include <baoxue/csv/table.hpp>
#include <baoxue/record/leave.hpp>
#include <baoxue/record/notice.hpp>
#include <baoxue/record/transfer.hpp>
#include <baoxue/record/visit.hpp>
#include <baoxue/rule/calendar.hpp>

#include "command.hpp"

namespace baoxue::tools {

/// The school calendar; one without days off when no file is named.
Calendar read_calendar(Options& options, const std::string& file);

/// What children are judged by beside their rows.
struct PaperFiles {
    std::vector<std::string> leaves, transfers, visits, notices;
};

void add_papers(CLI::App& app, PaperFiles& files);  ///< --leave --transfers --visits --notices

/// The rows of all these files. Their texts live as long as this does.
class Papers {
    std::vector<csv::Table> tables_;

  public:
    Papers(Options& options, const PaperFiles& files);

    std::vector<Leave> leaves;
    std::vector<Transfer> transfers;
    std::vector<Visit> visits;
    std::vector<Notice> notices;

    std::size_t rows() const;  ///< of all files
};

}  // namespace baoxue::tools
