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
    explicit Search(std::size_t size) : seen(size * 16), again(size) {}

    void count(std::uint64_t number)
    {
        if (number == 0) return;
        if (seen.holds(number)) again.add(std::rotr(number, 32));
        else seen.add(number);
    }
    void take(std::uint64_t number, std::uint32_t row)
    {
        if (number != 0 && again.holds(std::rotr(number, 32))) rows.push_back({number, row});
    }

    BloomFilter seen, again;
    std::vector<NumberedRow> rows = {};
};

}  // namespace

Repeated find_repeated(const Roster& roster)
{
    Search student(roster.size()), national(roster.size());
    constexpr std::size_t ahead = 16;  // rows, to wait for memory together
    for (std::size_t row = 0; row < roster.size(); ++row) {
        if (row + ahead < roster.size()) {
            student.seen.fetch(roster.keys(row + ahead).student_id);
            national.seen.fetch(roster.keys(row + ahead).national_id);
        }
        student.count(roster.keys(row).student_id);
        national.count(roster.keys(row).national_id);
    }
    for (std::uint32_t row = 0; row < roster.size(); ++row) {
        student.take(roster.keys(row).student_id, row);
        national.take(roster.keys(row).national_id, row);
    }
    keep_repeated(student.rows);
    keep_repeated(national.rows);
    return {std::move(student.rows), std::move(national.rows)};
}

}  // namespace baoxue
