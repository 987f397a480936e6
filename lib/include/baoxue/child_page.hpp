// A child's own page (一人一案, 重点生档案): all that the lists of a run say of it, for the file that goes to the township.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/paper/form.hpp"
#include "baoxue/record/absence_flag.hpp"
#include "baoxue/record/case_event.hpp"
#include "baoxue/record/commitment.hpp"
#include "baoxue/record/concern.hpp"
#include "baoxue/record/help.hpp"
#include "baoxue/record/key_student.hpp"
#include "baoxue/record/leave.hpp"
#include "baoxue/record/mark.hpp"
#include "baoxue/record/notice.hpp"
#include "baoxue/record/owed.hpp"
#include "baoxue/record/transfer.hpp"
#include "baoxue/record/visit.hpp"
#include "baoxue/rule/calendar.hpp"
#include "baoxue/store/attendance.hpp"

namespace baoxue {

/// What a list of names says of a child: its file, and its cells by column.
struct RosterEntry {
    std::string file = {};
    paper::Fields cells = {};
};

/// The settled lists of a run (ChildLists), of all children.
struct ChildRecords {
    std::map<std::string, std::vector<RosterEntry>> rosters = {};  ///< by child; the latest list last
    Attendance attendance = {};
    Calendar calendar = {};
    std::vector<Leave> leaves = {};
    std::vector<Transfer> transfers = {};
    std::vector<Visit> visits = {};
    std::vector<Notice> notices = {};
    std::vector<CaseEvent> events = {};
    std::vector<AbsenceFlag> flags = {};
    std::vector<Concern> concerns = {};
    std::vector<Mark> marks = {};
    std::vector<Help> helps = {};
    std::vector<Commitment> commitments = {};
    std::vector<KeyStudent> signs = {};  ///< list_key_students(): what speaks for looking after it
    std::vector<Owed> owed = {};         ///< list_owed()
    std::map<std::string, std::vector<std::string>> in_doubt = {};  ///< by child: rows that may be about it, as `file:line`
};

/// Something that happened, in the language spoken.
struct ChildEntry {
    std::optional<Date> day = {};
    std::string what = {}, text = {};
};

/// All of it in order of time, up to `as_of`; what has no day stands last. O(records).
BAOXUE_API std::vector<ChildEntry> child_history(const ChildRecords& records, const std::string& child, Date as_of);

/// The child's days of attendance in the term around `as_of` (without a calendar of it: all up to that day).
struct ChildDays {
    std::map<Date, char> days = {};  ///< '+' present, '-' absent without leave, 'o' excused, 'x' a part of the day missed
    int present = 0, absent = 0, excused = 0, part = 0;
};
BAOXUE_API ChildDays child_days(const ChildRecords& records, const std::string& child, Date as_of);

/// The page, in the language spoken: who it is, its family, its days as a calendar, what speaks for looking after it, what
/// is still to be done, all that happened. `who`: what the lists call it where no roster has it. O(records).
BAOXUE_API paper::Sheet child_page(const ChildRecords& records, const std::string& child, const Who& who, Date as_of);

}  // namespace baoxue
