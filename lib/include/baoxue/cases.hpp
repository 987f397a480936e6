// Children's cases: what the events of the ledger add up to on any day, and which facts are new to it.
// 三本台账, 四个一 and 动态销号: 教育部办公厅 on the regular reports of 控辍保学, April 2024.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/record/case.hpp"
#include "baoxue/record/case_event.hpp"
#include "baoxue/record/case_rule.hpp"
#include "baoxue/record/notice.hpp"
#include "baoxue/record/outflow.hpp"
#include "baoxue/record/pupil.hpp"
#include "baoxue/record/visit.hpp"
#include "baoxue/rule/calendar.hpp"
#include "baoxue/rule/document.hpp"
#include "baoxue/store/attendance.hpp"

namespace baoxue {

/// Facts for advance_cases(). Of a visit its `visit`, and `returned` when that was its result.
BAOXUE_API std::vector<CaseEvent> facts_of(std::span<const Visit> visits);
/// Of a document its `notice` or, when it is_order(), its `order` on the day of issue, and
/// `returned` when the register says so.
BAOXUE_API std::vector<CaseEvent> facts_of(std::span<const Notice> notices, const Documents& documents = {});
/// `returned` of each child who was absent without leave and has since been present on `present_days` days on
/// which it has a record: on the last of them. The attendance tells of the absence, or `away_since` does, by child:
/// lessons up to that day are before it.
BAOXUE_API std::vector<CaseEvent> facts_of(const Attendance& attendance, int present_days, Date as_of,
                                           const std::map<std::string, Date>& away_since = {});
/// For it: the latest day on which each child was told to be absent or gone.
BAOXUE_API void note_away(std::map<std::string, Date>& away_since, std::span<const CaseEvent> events);

/// Of the rosters' status: `dropout` (辍学) moves a case or opens one that is confirmed; `absent` or `left` opens one for whoever
/// is astray and has none. A child whose last case was closed with proof is left as it is: the roster is behind then, and
/// the audit says so. Each child once.
BAOXUE_API std::vector<CaseEvent> facts_of(std::span<const Pupil> pupils, std::span<const Case> cases, Date as_of);

/// The cases as they stood at the end of `as_of`: each event in the order of its date, then of the ledger,
/// moves its case where a rule allows it and counts with it where none does. Sorted by case_id. O(n log n).
BAOXUE_API std::vector<Case> cases_as_of(std::span<const CaseEvent> ledger, std::span<const CaseRule> rules,
                                         Date as_of);

struct CaseNews {
    std::vector<CaseEvent> events;  ///< to be appended, with their case_id
    std::size_t opened = 0, reopened = 0, closed = 0;
    std::size_t known = 0;       ///< facts that the ledger has already
    std::size_t no_case = 0;     ///< visits, notices, returns of children without an open case
    std::size_t not_proved = 0;  ///< would close a case, without a proof that its rule asks for
};

/// What of the facts is new to the ledger up to `as_of`, in order of date. A fact belongs to the child's case
/// of its day; an `absent`, `left` or `watched` opens one where there is none. A return that lasted no longer
/// than `relapse_days` school days ends nothing: the case is opened again; after that a new one begins. The
/// same facts again give nothing: running it twice changes nothing. O(n log n).
BAOXUE_API CaseNews advance_cases(std::span<const CaseEvent> ledger, std::vector<CaseEvent> facts,
                                  std::span<const CaseRule> rules, const Calendar& calendar, int relapse_days,
                                  Date as_of);

/// The event that a person records: of the case of that number. Throws Error `usage` for a case that the
/// ledger does not have, for an event that no rule allows in its state, and for a missing proof; it says
/// which are allowed.
BAOXUE_API CaseEvent recorded_event(std::span<const CaseEvent> ledger, std::span<const CaseRule> rules,
                                    std::string_view case_id, CaseEvent event);

/// 四个一: the counts of each period from the first event to `as_of`. `months` is 1, 3 (calendar quarters), 6
/// (terms: August to January, February to July) or 12 (school years from August). With `by_school` one row
/// for each school and period, else one for all.
BAOXUE_API std::vector<CaseCount> count_cases(std::span<const CaseEvent> ledger, std::span<const CaseRule> rules,
                                              int months, bool by_school, Date as_of);

/// What the latest visits say of a child beyond its case, each in the words of the last one that tells it.
struct VisitWords {
    std::string reason = {}, measures = {};
    std::optional<Date> returned_on = {};
};

/// By child, of visits up to `as_of`. O(n log n).
BAOXUE_API std::map<std::string, VisitWords> visit_words(std::span<const Visit> visits, Date as_of);

/// The columns of the county's ledger of cases (控辍保学工作台账).
BAOXUE_API std::vector<std::string> county_columns();

/// One row of it: what the case tells, then the visits, then what `roster` tells of a column; codes in words of a
/// language, if one is given.
BAOXUE_API void write_county_row(csv::Writer& out, const Case& of_child, const VisitWords& visits,
                                 const std::function<std::string_view(std::string_view)>& roster,
                                 std::optional<Language> language);

/// A child that the ledger, the rate of dropouts or the roster calls gone, and why they differ.
struct BAOXUE_API CaseAudit {
    std::string student_id = {}, name = {};
    std::string roster = {};  ///< its status there; empty when no roster has the child
    std::string ledger = {};  ///< suspected, dropout, closed; empty without a case
    std::string rate = {};    ///< what the rate counts it as: rule/dropout.hpp
    std::string why = {};     ///< code `audit`: agree, in_class, suspension, closed, no_case, elsewhere

    static const std::vector<std::string>& columns();
    static const std::vector<std::string>& kinds();
};

/// The bridge: ledger (suspected and dropout) - in_class - elsewhere + suspension + closed + no_case = rate. The rate counts
/// by rows of list-outflow, else by status. Each child once, by number.
BAOXUE_API std::vector<CaseAudit> audit_cases(std::span<const Case> cases, std::span<const Pupil> pupils,
                                              std::span<const OutflowRow> outflows);

/// `why` in words of a language, if one is given.
BAOXUE_API void write(csv::Writer& out, const CaseAudit& audit, std::optional<Language> language);

}  // namespace baoxue
