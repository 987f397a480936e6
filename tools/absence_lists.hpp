// What flag-absent looks at before it says that a child is away.
#pragma once

#include <baoxue/absence.hpp>

#include "evidence.hpp"

namespace baoxue::tools {

struct AbsenceFiles {
    std::vector<std::string> attendance;
    ChildFiles children;
    PaperFiles papers;
    std::string calendar, ledger, proofs, profile;
};

/// All of it, each row given to its child.
class AbsenceLists {
  public:
    AbsenceLists(Options& options, const AbsenceFiles& files);

    Attendance attendance;
    std::size_t rows = 0;  ///< of the attendance
    Children children;
    AbsenceEvidence evidence;
};

}  // namespace baoxue::tools
