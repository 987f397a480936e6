// What happened to each child between two lists.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/record/change.hpp"
#include "baoxue/record/review.hpp"
#include "baoxue/record/roster.hpp"

namespace baoxue {

/// Which lists are compared (四查三比对: 教育部办公厅, April 2024).
enum class Between {
    terms,               ///< last term's roster and this term's
    register_school,     ///< 学籍 and the head count: 在籍不在校 (left), 在校不在籍 (joined)
    household_register,  ///< children of school age by 户籍 and the 学籍: 未入学适龄儿童 (left)
    /// One school's list and those of others, of one day. Who has left by BEFORE (its status, or a row `left` of an
    /// earlier reconciliation) and is at a school of AFTER: moved_school; at none: left, flag `unplaced`. Who is at
    /// school in both: double_school, for review. A pair by name and birth date is for review, one by likeness only
    /// named as `rival`. All others are out of scope.
    schools
};

/// What counts, and how far to go.
struct ReconcilePolicy {
    Between between = Between::terms;
    bool delta = false;                    ///< AFTER holds changes only: a row that is missing from it means nothing
    bool scope = false;                    ///< AFTER speaks only of the schools that stand in it
    std::vector<std::string> ignore = {};  ///< columns not compared; `term` and 序号 never are
    std::vector<std::string> key = {};     ///< these columns, in normal form, instead of the rules of identity
    std::optional<int> grade_shift = {};   ///< how far the lists' grades are apart; found from the pairs if not given
    int age_from = 6, age_to = 15;         ///< household_register: full years on the last 31 August, both inclusive
    Date as_of = {};
    bool stayed = false;                    ///< report the unchanged too
    unsigned jobs = 0;                      ///< threads; 0: one per processor. The result is the same
    bool accept_id_change = false;          ///< name, birth date and family make another valid number certain
    bool load_all = false;                  ///< fetch the text of all rows, for a summary by class
    std::vector<DecidedPair> decided = {};  ///< what a person said of two rows; goes before all rules
};

/// matcher() of match.hpp, or another that looks at the rows which the exact rules left over (all loaded) and proposes pairs
/// of rows, each row at most once.
/// `grade_shift` is how far the grades of AFTER are ahead.
using Matcher =
    std::function<std::vector<Proposal>(const Roster& before, std::span<const std::size_t> before_rows,
                                        const Roster& after, std::span<const std::size_t> after_rows, int grade_shift)>;

/// How the rows of both lists add up. Every row that was read is counted exactly once on its side.
struct Balance {
    std::size_t before = 0, after = 0;                    ///< rows read
    std::size_t before_rejected = 0, after_rejected = 0;  ///< rows that could not be read
    std::size_t matched = 0;                              ///< pairs, those for review too
    std::map<ChangeKind, std::size_t> kinds = {};         ///< all outcomes, `stayed` too
    std::size_t review = 0;
    std::size_t after_out_of_scope = 0;  ///< of those out of scope: rows of AFTER
    std::size_t new_pupils = 0;          ///< of the joined: in grades 1 and 7 over a year's turn, expected
    int grade_shift = 0;                 ///< grades from BEFORE to AFTER that most pairs show

    BAOXUE_API std::size_t of(ChangeKind kind) const;

    /// before − left − graduated − unreadable − out of scope − duplicates + joined + duplicates = after.
    BAOXUE_API bool closes() const;

    /// The share of BEFORE's rows that left, or of AFTER's that joined unexpectedly, whichever is more; in percent.
    BAOXUE_API double change_percent() const;
};

/// What the exact rules left to the matcher: rows, ascending, and how far the grades of AFTER are ahead.
struct LeftOver {
    std::vector<std::size_t> before = {}, after = {};
    int grade_shift = 0;
};

struct Reconciliation {
    std::vector<Change> changes = {};  ///< in the order of AFTER's rows, then those only in BEFORE in theirs
    Balance balance = {};
    std::vector<Proposal> review = {};  ///< pairs where a person must decide, the hardest first
    /// What is to be told once, in the user's language and without numbers and names: numbers that a spreadsheet cut,
    /// a column that slipped by a row, a register that was issued anew (whose pairs are not in `review`) …
    std::vector<std::string> remarks = {};
    LeftOver left_over = {};  ///< empty without a matcher
};

/// Compares two rosters by the rules of identity, after the kinds of 问题学籍, in this order:
/// 学籍号; 身份证号; an L or J number that became a G number; name and birth date, unique among the rows left, with
/// school, guardian or phone in support. A number counts only with a person who fits: the same name, or the same birth
/// date unless that name and birth stand in another row (numbers of twins get swapped). Otherwise both rows are a
/// conflict, for review; and a number whose name and birth date stand in AFTER more often than in BEFORE, or whose
/// child got another name while a twin is left over, is for review too. Duplicates within a list (问题学籍) are told
/// apart first. `match` gets the rows left over; it may be empty. Loads the text of the rows that are not identical.
/// O(rows), about 40 bytes a row and the text of rows that changed.
BAOXUE_API Reconciliation reconcile(const Roster& before, const Roster& after, const ReconcilePolicy& policy,
                                    const Matcher& match, const csv::Rejects& rejects);

/// Rows by school, grade and class (BEFORE's grade moved by the shift): how many were there, went, came and are there.
/// Wants a reconciliation with `stayed` and `load_all`.
struct Turnover {
    std::string school, grade, class_name;
    /// other: duplicates, unreadable, scope
    std::size_t before = 0, left = 0, graduated = 0, moved_out = 0, other_out = 0;
    std::size_t joined = 0, moved_in = 0, other_in = 0, after = 0;
};
BAOXUE_API std::vector<Turnover> turnover(const Reconciliation& result, const Roster& before, const Roster& after);

/// The outcomes of one child, told by a number, a name, or a row as Change::rival names it (after:230). Wants `stayed`.
BAOXUE_API std::vector<Change> changes_of(const Reconciliation& result, const Roster& before, const Roster& after,
                                          std::string_view who);

/// Lines that tell an outcome in the user's language, without numbers and names.
BAOXUE_API std::vector<std::string> explain(const Change& change, const Roster& before, const Roster& after);

/// Of a row without a partner: which rows of the other list have its number or name, and who took them.
BAOXUE_API std::vector<std::string> explain_taken(const Reconciliation& result, const Change& change,
                                                  const Roster& before, const Roster& after);

}  // namespace baoxue
