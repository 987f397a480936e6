// What make-notice reads: whom documents are asked for, and what else is known of them.
#pragma once

#include <baoxue/notice.hpp>

#include <string>
#include <vector>

#include "children.hpp"
#include "command.hpp"
#include "places.hpp"

namespace baoxue::tools {

struct NoticeInput {
    std::vector<std::string> files;     ///< lists: flag-absent, list-outflow, a roster, assign.csv
    std::string approved;               ///< a plan of --plan, of which some rows are approved; the list, where none is given
    std::vector<std::string> students;  ///< or these of the roster
    std::string visits, leave, transfers, proofs;
    std::string register_file;  ///< empty, or it need not be there yet
    bool dry_run = false;       ///< nothing will be written
    ChildFiles children;
    ClassChoice places;
    std::string level;  ///< of a commitment: centre_school, school_teacher, teacher_parent
};

/// Whose columns a list may have that letters are asked for.
const std::vector<std::string>& notice_list_kinds();

/// All rows of the lists, what they lack filled in from the rosters.
class NoticeRequests {
  public:
    NoticeRequests(const NoticeInput& input, Options& options);

    std::vector<NoticeRequest> rows;
    std::vector<NoticeRequest> planned;  ///< the rows of the plan
    std::vector<std::string> columns;  ///< of the lists and of the rosters
    NoticeEvidence evidence;
    std::vector<Notice> registered;  ///< as the register was read, of the children as they are known now

    /// The same of a register that was read again, under its lock.
    std::vector<Notice> known(std::vector<Notice> notices) const;

  private:
    void keep(const ClassChoice& choice, std::span<const csv::Table* const> rosters);
    void add(const csv::Table& table, std::vector<NoticeRequest>& to);

    Children children_;  // the evidence looks into its tables
};

}  // namespace baoxue::tools
