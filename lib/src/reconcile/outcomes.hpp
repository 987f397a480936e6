// What became of rows that have no partner.
#pragma once

#include <string>
#include <unordered_set>

#include "reconcile/side.hpp"

namespace baoxue {

/// Numbers and names in rows that could not be read: who stands there is not gone.
class Unreadable {
  public:
    Unreadable(const csv::Rejects& rejects, const std::string& file, char separator);

    bool holds(const Student& student) const;

  private:
    void add(std::string_view row, char separator);

    std::unordered_set<std::uint64_t> keys_;
};

class Outcomes {
  public:
    Outcomes(const Side& before, const Side& after, const ReconcilePolicy& policy, int shift,
             const csv::Rejects& rejects);

    ChangeKind of_before(std::uint32_t row, RowNote& note) const;
    void of_after(RowNote& note) const;

    /// A school year brings new pupils into grades 1 and 7.
    bool new_pupil(std::uint32_t row) const;

  private:
    ChangeKind of_school_age(const Student& student, RowNote& note) const;

    const Side& before_;
    const Side& after_;
    const ReconcilePolicy& policy_;
    int shift_;
    int top_ = 0;  ///< the highest grade of AFTER
    Unreadable unreadable_;
    std::unordered_set<std::string> schools_;  ///< of AFTER, when it is the scope
};

}  // namespace baoxue
