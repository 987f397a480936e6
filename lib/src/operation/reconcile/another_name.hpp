// One number under two names: a child who was renamed, or a number that is another child's.
#pragma once

#include <optional>

#include "operation/reconcile/pairing.hpp"

namespace baoxue::operation::reconcile {

bool other_sex(const Pairs& pairs, std::uint32_t b, std::uint32_t a);

/// Tells renamed children from numbers that are another child's.
class Judge {
  public:
    explicit Judge(Pairs& pairs) : pairs_(pairs) {}

    /// One number, another name: pairs the rows, or says that they are in conflict.
    void judge(std::uint32_t b, std::uint32_t a, std::string_view basis);

  private:
    bool name_elsewhere(std::uint32_t b, std::uint32_t a);

    Pairs& pairs_;
    std::optional<NameIndex> before_ = {}, after_ = {};
};

}  // namespace baoxue::operation::reconcile
