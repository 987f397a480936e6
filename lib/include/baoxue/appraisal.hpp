// 考核: result and process of a term, per teacher, head of school and centre, from the ledger and the lists.
#pragma once

#include <span>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/record/appraisal.hpp"
#include "baoxue/record/assignment.hpp"
#include "baoxue/record/case.hpp"
#include "baoxue/record/daily_report.hpp"
#include "baoxue/record/gap.hpp"
#include "baoxue/record/notice.hpp"
#include "baoxue/record/owed.hpp"
#include "baoxue/record/pupil.hpp"
#include "baoxue/record/target_share.hpp"
#include "baoxue/record/visit.hpp"
#include "baoxue/rule/calendar.hpp"

namespace baoxue {

/// What a term leaves behind.
struct AppraisalInput {
    std::span<const Pupil> pupils = {};
    std::span<const Assignment> assignments = {};
    std::span<const Case> cases = {};      ///< as of the day of the appraisal
    std::span<const TurnOwed> turns = {};  ///< list_turns()
    std::span<const Visit> visits = {};
    std::span<const Notice> notices = {};
    std::span<const Gap> unsigned_papers = {};        ///< find_unsigned()
    std::span<const DailyReport> daily = {};          ///< of classes
    std::span<const TargetShare> targets = {};
    Date first = {}, as_of = {};  ///< of the term, and the day to judge by
};

struct Appraisals {
    std::vector<Appraisal> rows = {};       ///< by person; each measure of the rules, then `total`
    std::vector<AppraisalFact> facts = {};  ///< the rows behind, one for each that a count counts
    std::vector<StepTime> times = {};
};

/// A child counts for the teacher who answers for it (an assignment goes before the roster), the head of its school and the
/// centre. Measures: children_lost (children of an open case of dropping out, of those on the roster), brought_back (cases that
/// were closed by a return in the term, of its cases), target_missed, visit_missed and visit_late (of the visits owed),
/// unreported (of a class's days; for its teacher), unsigned (责任书), letter_late (not served within its own deadline, of
/// the letters of the term), record_incomplete (visits without mode, visitor or result), check_missed (checks and meetings).
/// Times are counted on the calendar from the day on which a case was opened, which is that of the first absence. O(cases × (visits + letters) + n log n).
BAOXUE_API Appraisals appraise(const AppraisalInput& input, std::span<const AppraisalRule> rules, const Calendar& calendar);

}  // namespace baoxue
