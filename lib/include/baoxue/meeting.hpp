// What the weekly meeting talks about, the same over a month or a term, and the monthly check of each class.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/record/case.hpp"
#include "baoxue/record/daily_report.hpp"
#include "baoxue/record/gap.hpp"
#include "baoxue/record/meeting.hpp"
#include "baoxue/record/notice.hpp"
#include "baoxue/record/owed.hpp"
#include "baoxue/record/pupil.hpp"

namespace baoxue {

struct MeetingInput {
    std::span<const Case> cases = {};  ///< as of the last day
    std::optional<CaseCount> counts = {};  ///< of the ledger over these days; not of a week
    std::span<const Ward> wards = {};      ///< who answers for each child
    std::span<const Owed> duties = {};     ///< list_owed(): those that are overdue are talked about
    std::span<const DailyReport> daily = {};
    std::span<const Resolution> resolutions = {};
    Date first = {}, last = {};  ///< the days talked about, both included
};

/// By section: the sums, who is new on the ledger, who is back, what is overdue, longest first, which classes have not
/// reported on how many days, and the decisions that were open within these days, with who and by when. O(n log n).
BAOXUE_API std::vector<MeetingItem> agenda_of(const MeetingInput& input);

struct CheckInput {
    std::span<const Pupil> pupils = {};
    std::span<const TurnOwed> turns = {};  ///< list_turns()
    std::span<const DailyReport> daily = {};
    std::span<const Notice> notices = {};
    std::span<const Gap> unsigned_papers = {};  ///< find_unsigned()
    bool papers_given = false;
    Date first = {}, last = {};  ///< of the month
};

/// What each class of the roster owes in the month: daily reports, visits, letters served, and of the year 责任书 of its
/// children with the parents (`there` are those signed). By school, grade and class. O(n log n).
BAOXUE_API std::vector<CheckedRecord> checked_records(const CheckInput& input);

}  // namespace baoxue
