// What is known about a child besides its attendance, by what it goes by.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "baoxue/absence.hpp"

namespace baoxue::operation::absence {

/// What was done about a child since its absence began.
struct Steps {
    struct Paper {
        std::string kind;
        Date from = {};  ///< of one whose deadline has passed: the first day behind it
    };
    std::vector<Date> visits = {};     ///< ascending
    std::vector<std::string> notices = {};  ///< kinds of the papers that were issued, save those that were served too late
    std::vector<Paper> run_out = {};   ///< open letters whose deadline has passed

    std::string words() const;  ///< visits=2;last_visit=2026-09-17;notices=return

    /// Whether a step that was reached on this day and asks for this document is done.
    bool done(std::string_view document, Date reached_on) const;
};

/// An index of AbsenceEvidence, which must outlive it.
class KnownCases {
  public:
    explicit KnownCases(const AbsenceEvidence& evidence);

    /// With `late_leave` a slip that was filed after the day excuses it too.
    Cover cover(const std::string& id, Date day, bool late_leave) const;
    Steps steps(const std::string& id, Date from, Date to) const;

    /// Whether the rosters only say that the child is gone or elsewhere, which is no proof, and none expects it.
    bool said_to_be_gone(const std::string& id) const { return said_gone_.contains(id) && !expected_.contains(id); }

    /// What the given lists hold about the child, up to `to`; the lessons are not told.
    Searched search(const std::string& id, Date to) const;

  private:
    template <class Row>
    using ById = std::unordered_map<std::string, std::vector<const Row*>>;

    const Calendar& calendar_;
    const std::set<std::string>& searched_;
    ById<Transfer> transfers_;
    ById<CaseEvent> ledger_;
    ById<Leave> leaves_;
    ById<ProvedMove> elsewhere_;
    std::unordered_set<std::string> away_;  // by the roster: suspended, taught at home, deceased, graduated
    std::unordered_set<std::string> said_gone_, expected_;  // by the roster
    ById<Visit> visits_;
    ById<Notice> notices_;
};

}  // namespace baoxue::operation::absence
