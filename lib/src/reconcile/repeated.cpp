#include "reconcile/repeated.hpp"

#include <algorithm>
#include <bit>

#include "large_pages.hpp"

namespace baoxue {
namespace {

// Two bits by hash: a key that was added is always held, another one seldom.
class Filter {
  public:
    explicit Filter(std::size_t bits)
    {
        const std::size_t words = std::bit_ceil(bits / 64 + 1);
        reserve_large(words_, words);
        words_.resize(words);
    }

    bool holds(std::uint64_t key) const { return (words_[word(key)] & bits(key)) == bits(key); }
    void fetch(std::uint64_t key) const { __builtin_prefetch(&words_[word(key)], 1); }
    void add(std::uint64_t key) { words_[word(key)] |= bits(key); }

  private:
    std::size_t word(std::uint64_t key) const { return (key >> 6) & (words_.size() - 1); }
    static std::uint64_t bits(std::uint64_t key)
    {
        return std::uint64_t{1} << (key & 63) | std::uint64_t{1} << (key >> 58);
    }

    std::vector<std::uint64_t> words_;
};

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

    Filter seen, again;
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
