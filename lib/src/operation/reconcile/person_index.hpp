// Rows by the name and birth date of the person.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace baoxue::operation::reconcile {

struct Side;

struct PersonRow {
    std::uint64_t person;  ///< person_of()
    std::uint32_t row;
    auto operator<=>(const PersonRow&) const = default;
};

/// The rest of a list without the duplicates, sorted by person.
class PersonIndex {
  public:
    PersonIndex() = default;
    explicit PersonIndex(const Side& side);

    void drop_duplicates(const Side& side);  ///< those that were found since

    std::span<const PersonRow> all() const { return rows_; }
    std::span<const PersonRow> of(std::uint64_t person) const  ///< none for 0
    {
        const auto range = std::ranges::equal_range(rows_, person, {}, &PersonRow::person);
        return {range.begin(), range.end()};
    }
    /// Whether another row has this row's person.
    bool repeated(std::uint32_t row) const { return row < repeated_.size() && repeated_[row]; }
    bool elsewhere(std::uint64_t person, std::uint32_t except) const
    {
        return std::ranges::any_of(of(person), [&](const PersonRow& entry) { return entry.row != except; });
    }

  private:
    void mark_repeated(std::size_t rows);

    std::vector<PersonRow> rows_;
    std::vector<bool> repeated_;
};

/// The rest of a list without the duplicates, by the name alone.
class NameIndex {
  public:
    explicit NameIndex(const Side& side);

    /// More rows than this have a name that tells nobody, and are not gone through.
    static constexpr std::size_t most = 64;

    std::span<const PersonRow> of(const Side& side, std::uint32_t row) const;  ///< with the name of this row

  private:
    std::vector<PersonRow> rows_;
};

}  // namespace baoxue::operation::reconcile
