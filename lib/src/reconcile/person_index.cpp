#include "reconcile/person_index.hpp"

#include "csv/fold.hpp"
#include "reconcile/side.hpp"

namespace baoxue {

PersonIndex::PersonIndex(const Side& side, unsigned jobs)
{
    const auto parts = csv::in_ranges(side.roster.size(), jobs, [&](std::size_t from, std::size_t to) {
        std::vector<PersonRow> rows;
        for (auto row = static_cast<std::uint32_t>(from); row < to; ++row)
            if (const auto person = side.same_as[row] == no_row ? person_of(side, row) : 0; person != 0)
                rows.push_back({person, row});
        return rows;
    });
    for (const auto& part : parts) rows_.insert(rows_.end(), part.begin(), part.end());
    std::ranges::sort(rows_);
}

}  // namespace baoxue
