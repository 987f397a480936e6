// The fields of a pair side by side.
#pragma once

#include <string>
#include <vector>

#include "operation/reconcile/side.hpp"

namespace baoxue::operation::reconcile {

class Comparison {
  public:
    Comparison(const Side& before, const Side& after, const ReconcilePolicy& policy);

    /// How far the grades of AFTER are ahead.
    int shift() const { return shift_; }

    /// Whether the row of AFTER stands in BEFORE as it is, and need not have gone up.
    bool identical(std::uint32_t a) const;

    /// What differs between a paired row of AFTER and its partner, and the one kind that tells most of it.
    Change compare(std::uint32_t a) const;

  private:
    struct Common {
        std::string_view column;
        std::size_t before, after;
        enum { any, grade, class_name, birth_date, national_id, new_status } meaning;
    };

    bool differs(const Common& column, std::uint32_t b, std::uint32_t a) const;
    bool other_class(std::uint32_t b, std::uint32_t a) const;
    bool goes_up(std::uint32_t b, std::uint32_t a) const;
    int years_behind(std::uint32_t b, std::uint32_t a) const;
    ChangeKind kind_of(const Change& change, std::uint32_t b, std::uint32_t a) const;

    const Side& before_;
    const Side& after_;
    std::vector<Common> common_;
    bool graded_;  ///< both lists have a column for the grade
    int shift_ = 0;
    bool may_be_identical_ = false;  ///< the columns are the same and no grade has to differ
};

}  // namespace baoxue::operation::reconcile
