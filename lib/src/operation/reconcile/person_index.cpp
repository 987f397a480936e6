#include "operation/reconcile/person_index.hpp"

#include "base/hash.hpp"
#include "operation/reconcile/side.hpp"

namespace baoxue::operation::reconcile {

PersonIndex::PersonIndex(const Side& side)
{
    for (const std::uint32_t row : side.rest)
        if (const auto person = side.duplicate(row) ? 0 : person_of(side, row); person != 0)
            rows_.push_back({person, row});
    std::ranges::sort(rows_);
    mark_repeated(side.roster.size());
}

void PersonIndex::drop_duplicates(const Side& side)
{
    std::erase_if(rows_, [&](const PersonRow& entry) { return side.duplicate(entry.row); });
    mark_repeated(side.roster.size());
}

void PersonIndex::mark_repeated(std::size_t rows)
{
    repeated_.assign(rows, false);
    for (std::size_t i = 1; i < rows_.size(); ++i)
        if (rows_[i].person == rows_[i - 1].person) repeated_[rows_[i].row] = repeated_[rows_[i - 1].row] = true;
}

NameIndex::NameIndex(const Side& side)
{
    for (const std::uint32_t row : side.rest)
        if (const std::string name = side.roster.name(row); !name.empty() && !side.duplicate(row))
            rows_.push_back({hash(name), row});
    std::ranges::sort(rows_);
}

std::span<const PersonRow> NameIndex::of(const Side& side, std::uint32_t row) const
{
    const std::string name = side.roster.name(row);
    const auto range = std::ranges::equal_range(rows_, name.empty() ? 0 : hash(name), {}, &PersonRow::person);
    return {range.begin(), range.end()};
}

}  // namespace baoxue::operation::reconcile
