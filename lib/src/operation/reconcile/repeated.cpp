#include "operation/reconcile/repeated.hpp"

#include <algorithm>
#include <bit>

#include "base/bloom_filter.hpp"

namespace baoxue {
namespace {

// Of the rows whose number may repeat those where it does.
void keep_repeated(std::vector<NumberedRow>& rows)
{
    std::ranges::sort(rows);
    std::size_t kept = 0;
    for (std::size_t from = 0, to = 0; from < rows.size(); from = to) {
        while (to < rows.size() && rows[to].number == rows[from].number) ++to;
        if (to - from > 1)
            for (std::size_t i = from; i < to; ++i) rows[kept++] = rows[i];
    }
    rows.resize(kept);
}

// Of one kind of number.
struct Search {
    Search(std::uint64_t Roster::Keys::*which, std::size_t size) : kind(which), seen(size * 16), again(size) {}

    void fetch(const Roster::Keys& keys) const { seen.fetch(keys.*kind); }
    void count(const Roster::Keys& keys)
    {
        const std::uint64_t number = keys.*kind;
        if (number == 0) return;
        if (seen.holds(number)) again.add(std::rotr(number, 32));
        else seen.add(number);
    }
    void take(const Roster::Keys& keys, std::uint32_t row)
    {
        const std::uint64_t number = keys.*kind;
        if (number != 0 && again.holds(std::rotr(number, 32))) rows.push_back({number, row});
    }

    std::uint64_t Roster::Keys::*kind;
    BloomFilter seen, again;
    std::vector<NumberedRow> rows = {};
};

}  // namespace

Repeated find_repeated(const Roster& roster)
{
    using Keys = Roster::Keys;
    const std::size_t size = roster.size();
    std::size_t persons = 0;
    for (std::size_t row = 0; row < size; ++row) persons += roster.keys(row).person != 0;
    std::vector<Search> searches;
    searches.emplace_back(&Keys::student_id, size);
    searches.emplace_back(&Keys::national_id, size);
    if (persons != 0) searches.emplace_back(&Keys::person, persons);
    constexpr std::size_t ahead = 16;  // rows, to wait for memory together
    for (std::size_t row = 0; row < size; ++row) {
        if (row + ahead < size)
            for (const auto& search : searches) search.fetch(roster.keys(row + ahead));
        for (auto& search : searches) search.count(roster.keys(row));
    }
    for (std::uint32_t row = 0; row < size; ++row)
        for (auto& search : searches) search.take(roster.keys(row), row);
    for (auto& search : searches) keep_repeated(search.rows);
    return {std::move(searches[0].rows), std::move(searches[1].rows),
            persons != 0 ? std::move(searches[2].rows) : std::vector<NumberedRow>()};
}

}  // namespace baoxue
