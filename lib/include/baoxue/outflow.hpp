// Where every child who left has gone, what proves it, and what must be done next; and the same for those who
// came: 流出学生花名册, week 2 of the work plan; what proves a move is rule/proof.hpp.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/csv/rejects.hpp"
#include "baoxue/csv/source.hpp"
#include "baoxue/record/change.hpp"
#include "baoxue/record/leave.hpp"
#include "baoxue/record/notice.hpp"
#include "baoxue/record/outflow.hpp"
#include "baoxue/record/proof.hpp"
#include "baoxue/record/rule.hpp"
#include "baoxue/record/transfer.hpp"
#include "baoxue/record/visit.hpp"
#include "baoxue/rule/calendar.hpp"
#include "baoxue/rule/document.hpp"
#include "baoxue/rule/proof.hpp"

namespace baoxue {

/// A child of `changes` who stands on another roster.
struct Sighting {
    std::size_t change = 0;         ///< index into the changes
    std::string school_id, school;  ///< whose roster; the file's name where the roster has neither
    std::string_view status;        ///< a code of the vocabulary "status" by that row; empty when it does not tell
    std::string_view basis;         ///< student_id, national_id, or name+birth: never a proof
    bool name_fits = true;          ///< false: the number stands there with another name
};

/// What the rosters of other schools say.
struct BAOXUE_API Sightings {
    std::vector<Sighting> found = {};  ///< by change, then in the order of the files
    std::vector<std::string> schools =
        {};                ///< identifiers and folded names of all schools whose lists, with numbers, were read; sorted
    std::size_t rows = 0;  ///< rows read

    bool hold_list_of(std::string_view school_id, std::string_view school) const;
};

/// Looks for the children of `changes` on these rosters, each read once, on several threads. O(bytes); memory
/// for the rows that hit. Throws Error `data` for a list without numbers and
/// birth dates or without school, grade and class, which can tell nothing, and for one that is no roster, such as a
/// list of leavers, of visits or of absences.
BAOXUE_API Sightings look_for(std::span<const ChangeRow> changes, const std::vector<std::string>& rosters,
                              const csv::ReadOptions& reading, csv::Rejects& rejects);

/// All that is known beside the changes. Rows are matched by number only: a name never places a child.
struct Evidence {
    std::vector<Transfer> transfers = {};
    std::vector<Leave> leaves = {};
    std::vector<Visit> visits = {};
    std::vector<Notice> notices = {};
    Sightings sightings = {};
};

/// What a child's case is judged by.
struct OutflowPolicy {
    Flow flow = Flow::out;
    std::vector<ProofRule> proofs;
    Documents documents = {};
    /// In days from the start that is named: days_without_proof (school days since the move, nothing proved),
    /// days_astray (the same for a reason that is not normal), days_after_proof (working days since the
    /// proof, register not done), days_past_validity (school days since the paper lost its force),
    /// days_past_end (since the end of the 休学), days_not_registered (since the move); and 1 where it is so:
    /// contradicted, review, double_school.
    std::vector<Rule> rules;
    std::optional<int> proof_valid = {};  ///< days; instead of those of `proofs`
    Date as_of = {};
    Date since = {};        ///< counts as the day of a move that has no date
    bool expected = false;  ///< also those who moved as everybody does: graduates, children entering grade 1 or 7
    unsigned jobs = 0;      ///< threads; 0: one per processor. The list is the same for any
};

inline const std::vector<std::string> outflow_metrics{"days_without_proof", "days_astray",   "days_after_proof",
                                                      "days_past_validity", "days_past_end", "days_not_registered",
                                                      "contradicted",       "review",        "double_school"};

struct Outflows {
    std::vector<Outflow> rows;   ///< in the order of the changes; one per child; views of what they were judged by
    std::size_t expected = 0;    ///< graduates or new pupils, not listed unless asked for
    std::size_t returned = 0;    ///< gone and back
    std::size_t unreadable = 0;  ///< rejected in the new roster: nobody knows
    std::size_t unnumbered = 0;  ///< rows of evidence without a number, not used
};

/// One row per child who left (or came): changes left and moved_school, and those whose status now says so
/// (or joined). Several changes of one child are one case, the last one counts; a child who left and joined
/// the same school again is none. The rule of a row is the last one of the ladder that is reached and still
/// open, so the ladder's order says what is more urgent. What else is open by another metric, and perhaps due
/// earlier, stands in `flags` as also_RULE. A rule whose document needs visits is
/// reached only after as many since the move, and one whose document is a notice is done when that was issued; one
/// whose document is visit_form is done by a visit. `due` is the rule's start and due_days. A paper without a name
/// counts for nobody when its number stands for several children. O(changes + evidence).
BAOXUE_API Outflows list_outflow(std::span<const ChangeRow> changes, const Evidence& evidence,
                                 const OutflowPolicy& policy, const Calendar& calendar);

/// The rows counted by group: the names that `group` gives them, sorted. `as_of` decides what is overdue.
BAOXUE_API std::vector<OutflowCount> count_outflows(std::span<const Outflow> rows,
                                                    const std::function<std::string(const Outflow&)>& group,
                                                    Date as_of);

}  // namespace baoxue
