// Whether papers prove where a child went or came from, on a day. Which papers prove which move, and for how long, is
// the office's table (record/proof.hpp). The built-in one follows the 学籍 rules of the counties: a transfer is proved
// by the new school's reply (转入学校复函) or its certificate (就读证明), or by the register, which both schools must
// move within ten working days (中小学生学籍管理办法, 教基一〔2013〕7号, chapter 3); a 休学 by the county hospital's
// certificate for one school year; an arrival by the 转学证. A parent's word is no proof.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/base/date.hpp"
#include "baoxue/base/identity.hpp"
#include "baoxue/record/leave.hpp"
#include "baoxue/record/proof.hpp"
#include "baoxue/record/transfer.hpp"

namespace baoxue {

/// What a child's rows hold about one move.
struct MovePapers {
    std::span<const Transfer* const> transfers = {};  ///< of the child and the direction, oldest first
    const Leave* suspension = nullptr;                ///< the latest approved 休学
    int grade = 0;                                    ///< which the child left; 0: as each row tells
};

/// One set of papers that the reason asks for, as the rows hold it. Views are of the rows.
struct Proof {
    std::string papers = {};              ///< codes of the vocabulary "proof", `;` between
    std::string_view number = {};         ///< of the first paper that has one
    std::optional<Date> date = {};        ///< the latest date on them
    std::optional<Date> good_until = {};  ///< the last good day; nothing: for good
    std::optional<Date> moved = {};       ///< the move that they prove: the earliest of their rows
    bool undated = false;                 ///< one that lapses does not tell its date: good, but a person must look

    bool good_on(Date day) const { return !good_until || day <= *good_until; }
};

/// Why the papers of a row count for nothing on a day, as a code of the vocabulary "doubt"; empty when they count:
/// `move_turned_down` was refused, or the other school has no such child; `stage_not_finished` is a 毕业 or 升学 of who was
/// neither in grade 6 nor 9 (may_have_finished(); 7 is the new grade of who went up; `grade` 0: the row's own); `moved_nowhere` names one school as both ends, `proof_of_own_school` is a paper that only the other school can give
/// (its reply or 就读证明 for who leaves, its 转学证 for who comes) and that has the seal of the child's own
/// (甲小教务处 too), `proof_of_family` one that the family has signed,
/// `proof_dated_later` is not in hand yet. The register's entry (`system`) has no seal.
BAOXUE_API std::string_view flaw_of(const Transfer& transfer, Date on, int grade = 0);

/// The rows, and behind them each one that names both ends once more as the other end would tell it: who came to 云小
/// from 甲小 has left 甲小. Rows without a number are not told twice.
BAOXUE_API std::vector<Transfer> from_both_ends(std::vector<Transfer> transfers);

/// Whether both places name a school and these are two: by number where both have one, else by name; 海街镇中心小学 is no
/// other school than 中心小学.
BAOXUE_API bool names_another_school(std::string_view id, std::string_view name, std::string_view other_id,
                                     std::string_view other_name);

/// The rule of a reason; nullptr when the table does not name it.
BAOXUE_API const ProofRule* find_proof_rule(std::span<const ProofRule> rules, std::string_view reason);

/// The reason that was told last; `transfer` where rows tell none; empty without rows.
BAOXUE_API std::string_view told_reason(std::span<const Transfer* const> transfers);

/// Whether the rows hold any paper at all, though perhaps not the right one, that counts on the day.
BAOXUE_API bool any_paper(std::string_view reason, const MovePapers& papers, Date on);

/// The first set of papers that is complete and good on the day `on`; else one that is complete, but no longer good;
/// else nothing. A row with a flaw_of() is passed over. Of several papers of one kind the newest row's counts. The register's entry (`system`) never lapses,
/// nor does the certificate of a 休学 whose end is told: it lasts until then. `valid_days` takes the place of the
/// table's days.
BAOXUE_API std::optional<Proof> find_proof(const ProofRule& rule, const MovePapers& papers, Date on,
                                           std::optional<int> valid_days = {});

/// A span in which a child is proved to have gone: nobody waits for it at its old school.
struct BAOXUE_API ProvedMove {
    Id student_id = {}, national_id = {};
    std::string_view school_id = {}, school_name = {};        ///< which it left
    std::string_view other_school_id = {}, other_school = {};  ///< where to
    Date from = {};
    Date until = Date::max();

    /// False where both schools are told and they are two: the move says nothing of absences there.
    bool left(std::string_view id, std::string_view name) const;
};

/// The proved moves out, one for each child whose papers prove one, good on `on` or not, with a date: what excuses at
/// the old school and keeps make-notice from writing. Rows are of one child when a number and the name are the same.
/// O(n log n).
BAOXUE_API std::vector<ProvedMove> proved_moves(std::span<const Transfer> transfers, std::span<const ProofRule> rules,
                                                Date on);

}  // namespace baoxue
