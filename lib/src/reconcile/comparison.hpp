// The fields of a pair side by side.
#pragma once

#include <string>
#include <vector>

#include "reconcile/side.hpp"

namespace baoxue {

class Comparison {
  public:
    Comparison(const Side& before, const Side& after, const ReconcilePolicy& policy);

    /// How far the grades of AFTER are ahead.
    int shift() const { return shift_; }

    /// What differs, and the one kind that tells most of it.
    Change compare(std::uint32_t b, std::uint32_t a) const;

  private:
    struct Common {
        std::string column;
        std::size_t before, after;
    };

    bool grade_differs(std::string_view one, std::string_view other) const;
    bool same_class(std::uint32_t b, std::uint32_t a, std::string_view one, std::string_view other) const;
    ChangeKind kind_of(const Change& change, std::uint32_t b, std::uint32_t a) const;

    const Side& before_;
    const Side& after_;
    std::vector<Common> common_;
    int shift_ = 0;
};

}  // namespace baoxue
