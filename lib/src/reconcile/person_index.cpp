#include "reconcile/person_index.hpp"

#include "csv/fold.hpp"
#include "reconcile/side.hpp"

namespace baoxue {

PersonIndex::PersonIndex(const Side& side, unsigned jobs)
{
    const auto parts = csv::in_ranges(side.rest.size(), jobs, [&](std::size_t from, std::size_t to) {
        std::vector<PersonRow> rows;
        for (std::size_t i = from; i < to; ++i)
            if (const auto person = side.duplicate(side.rest[i]) ? 0 : person_of(side, side.rest[i]); person != 0)
                rows.push_back({person, side.rest[i]});
        return rows;
    });
    for (const auto& part : parts) rows_.insert(rows_.end(), part.begin(), part.end());
    std::ranges::sort(rows_);
    repeated_.resize(side.roster.size());
    for (std::size_t i = 1; i < rows_.size(); ++i)
        if (rows_[i].person == rows_[i - 1].person) repeated_[rows_[i].row] = repeated_[rows_[i - 1].row] = true;
}

}  // namespace baoxue
