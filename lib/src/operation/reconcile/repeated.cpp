#include "operation/reconcile/repeated.hpp"

#include <algorithm>
#include <bit>

#include "base/bloom_filter.hpp"

namespace baoxue::operation::reconcile {
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

// Of one kind of key.
template <std::uint64_t Roster::Keys::*kind>
struct Search {
    explicit Search(std::size_t size) : seen(size * 16), again(size) {}

    void fetch(const Roster::Keys& keys) const { seen.fetch(keys.*kind); }
    void count(const Roster::Keys& keys)
    {
        if (keys.*kind == 0) return;
        if (seen.holds(keys.*kind)) again.add(std::rotr(keys.*kind, 32));
        else seen.add(keys.*kind);
    }
    void take(const Roster::Keys& keys, std::uint32_t row)
    {
        if (keys.*kind != 0 && again.holds(std::rotr(keys.*kind, 32))) rows.push_back({keys.*kind, row});
    }

    base::BloomFilter seen, again;
    std::vector<NumberedRow> rows = {};
};

}  // namespace

Repeated find_repeated(const Roster& roster)
{
    const std::size_t size = roster.size();
    std::size_t persons = 0;
    for (std::size_t row = 0; row < size; ++row) persons += roster.keys(row).person != 0;
    Search<&Roster::Keys::student_id> student(size);
    Search<&Roster::Keys::national_id> national(size);
    Search<&Roster::Keys::person> person(persons);
    const auto each = [&](auto work) { work(student), work(national), work(person); };
    constexpr std::size_t ahead = 16;  // rows, to wait for memory together
    for (std::size_t row = 0; row < size; ++row) {
        if (row + ahead < size) each([&](const auto& search) { search.fetch(roster.keys(row + ahead)); });
        each([&](auto& search) { search.count(roster.keys(row)); });
    }
    for (std::uint32_t row = 0; row < size; ++row) each([&](auto& search) { search.take(roster.keys(row), row); });
    each([](auto& search) { keep_repeated(search.rows); });
    return {std::move(student.rows), std::move(national.rows), std::move(person.rows)};
}

}  // namespace baoxue::operation::reconcile
