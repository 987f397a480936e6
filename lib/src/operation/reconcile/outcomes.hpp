// What became of rows that have no partner.
#pragma once

#include <set>
#include <string>
#include <unordered_set>

#include "operation/reconcile/side.hpp"

namespace baoxue::operation::reconcile {

/// Numbers and names in rows that could not be read: who stands there is not gone.
class Unreadable {
  public:
    Unreadable(const csv::Rejects& rejects, const std::string& file, char separator);

    bool holds(const Roster& roster, std::uint32_t row) const;

  private:
    void add(std::string_view row, char separator);

    std::unordered_set<std::uint64_t> keys_;
};

/// Whether the child has left the school of its row.
bool gone(const Roster& roster, std::size_t row);

/// Takes apart the pairs whose child AFTER does not have at school either, and those by likeness alone: such a child
/// is found nowhere.
void part_leavers(Side& before, Side& after);

class Outcomes {
  public:
    Outcomes(const Side& before, const Side& after, const ReconcilePolicy& policy, int shift,
             const csv::Rejects& rejects);

    ChangeKind of_before(std::uint32_t row, RowNote& note) const;
    ChangeKind of_after(RowNote& note) const;

    /// What two schools' rows of one child mean; changes the kind that their cells show.
    void of_schools(Change& change, RowNote& note) const;

    /// A school year brings new pupils into grades 1 and 7.
    bool new_pupil(std::uint32_t row) const;

  private:
    int grade_in_after(std::uint32_t row) const;
    bool grade_would_decide(std::uint32_t row) const;
    ChangeKind of_two_years(std::uint32_t row, RowNote& note) const;
    ChangeKind of_school_age(std::uint32_t row, RowNote& note) const;

    const Side& before_;
    const Side& after_;
    const ReconcilePolicy& policy_;
    int shift_;
    int year_;      ///< the school year of AFTER
    std::set<int> grades_ = {};  ///< of AFTER, where they tell who has gone on
    Unreadable unreadable_;
    std::unordered_set<std::string> schools_;  ///< of AFTER, when it is the scope
};

}  // namespace baoxue::operation::reconcile
