#include "operation/reconcile/person_index.hpp"

#include "operation/reconcile/side.hpp"

namespace baoxue {

PersonIndex::PersonIndex(const Side& side)
{
    for (const std::uint32_t row : side.rest)
        if (const auto person = side.duplicate(row) ? 0 : person_of(side, row); person != 0)
            rows_.push_back({person, row});
    std::ranges::sort(rows_);
    repeated_.resize(side.roster.size());
    for (std::size_t i = 1; i < rows_.size(); ++i)
        if (rows_[i].person == rows_[i - 1].person) repeated_[rows_[i].row] = repeated_[rows_[i - 1].row] = true;
}

}  // namespace baoxue
