// Files that stand beside the one a command is about.
#pragma once

#include <baoxue/csv/table.hpp>
#include <baoxue/record/leave.hpp>
#include <baoxue/record/notice.hpp>
#include <baoxue/record/transfer.hpp>
#include <baoxue/record/visit.hpp>
#include <baoxue/rule/calendar.hpp>

#include "children.hpp"
#include "command.hpp"

namespace baoxue::tools {

/// The school calendar; one without days off when no file is named.
Calendar read_calendar(Options& options, const std::string& file);

/// Holds the days of the rows against the calendar: tells how many it does not name, and throws Error `data` when it
/// names none of them: it is of another term.
void hold_against(const Calendar& calendar, const std::string& file, const std::vector<Date>& days);

/// Tells when the calendar does not name the day to judge by: it is of another term, or it is not finished.
void tell_another_term(const Calendar& calendar, const std::string& file, Date as_of);

/// Tells how many deadlines lie behind the calendar's end, where Monday to Friday count, or on a day without school.
void tell_deadlines(const Calendar& calendar, const std::string& file, const std::vector<Date>& deadlines);

/// Tells, where a deadline was counted without a calendar, which days it went by.
void tell_no_calendar(const std::string& file);

/// Tells how many slips nobody has approved: a parent may point to one; and how many 休学 have no end.
void tell_leaves(const std::vector<Leave>& leaves);

/// What children are judged by beside their rows.
struct PaperFiles {
    std::vector<std::string> leaves, transfers, visits, notices;
};

void add_papers(CLI::App& app, PaperFiles& files);  ///< --leave --transfers --visits --notices

/// The rows of all these files. Their texts live as long as the lists of children do.
class Papers {
  public:
    /// Opens the files; the lists are to be settled then.
    Papers(Options& options, Children& children, const PaperFiles& files);
    /// Reads the settled lists.
    void read();

    std::vector<Leave> leaves;
    std::vector<Transfer> transfers;
    std::vector<Visit> visits;
    std::vector<Notice> notices;

  private:
    Options& options_;
    std::vector<const csv::Table*> leaves_, transfers_, visits_, notices_;
};

}  // namespace baoxue::tools
