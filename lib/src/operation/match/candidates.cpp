#include <algorithm>

#include "csv/fold_blocks.hpp"
#include "operation/match/keys.hpp"
#include "operation/match/pairs.hpp"

namespace baoxue::operation::match {
namespace {

constexpr std::size_t most_pairs_of_a_key = 4096, rows_at_once = 2048;

// The keys of one share, sorted, each once for a row.
std::vector<Key> one_share(const std::vector<Shares>& parts, std::size_t share)
{
    std::vector<Key> keys;
    for (const Shares& part : parts) keys.insert(keys.end(), part[share].begin(), part[share].end());
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

template <class Take>
void join(const std::vector<Key>& left, const std::vector<Key>& right, Take take)
{
    const auto same = [](auto from, auto end) {
        return std::find_if(from, end, [&](const Key& key) { return key.hash != from->hash; });
    };
    auto b = right.begin();
    for (auto a = left.begin(); a != left.end();) {
        const auto a_end = same(a, left.end());
        while (b != right.end() && b->hash < a->hash) ++b;
        if (b != right.end() && b->hash == a->hash) {
            const auto b_end = same(b, right.end());
            if (static_cast<std::size_t>((a_end - a) * (b_end - b)) <= most_pairs_of_a_key)
                for (auto i = a; i != a_end; ++i)
                    for (auto j = b; j != b_end; ++j) take(Pair{i->row, j->row});
        }
        a = a_end;
    }
}

}  // namespace

std::vector<Pair> candidate_pairs(std::span<const Facts> before, std::span<const Facts> after, unsigned jobs)
{
    const auto all_keys = [&](std::span<const Facts> rows) {
        return csv::in_ranges(
            rows.size(), jobs, [&](std::size_t from, std::size_t to) { return keys_of(rows, from, to); }, rows_at_once);
    };
    const auto left = all_keys(before), right = all_keys(after);
    using Piles = std::vector<std::vector<Pair>>;  // by ranges of the rows of `before`
    const auto piles = csv::in_ranges(
        shares, jobs,
        [&](std::size_t share, std::size_t) {
            Piles found(before.size() / rows_at_once + 1);
            join(one_share(left, share), one_share(right, share),
                 [&](Pair pair) { found[pair.first / rows_at_once].push_back(pair); });
            return found;
        },
        1);
    const auto sorted = csv::in_ranges(
        before.size(), jobs,
        [&](std::size_t from, std::size_t) {
            std::vector<Pair> pairs;
            for (const Piles& share : piles) {
                const auto& pile = share[from / rows_at_once];
                pairs.insert(pairs.end(), pile.begin(), pile.end());
            }
            std::ranges::sort(pairs);
            pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
            return pairs;
        },
        rows_at_once);
    std::vector<Pair> pairs;
    for (const auto& part : sorted) pairs.insert(pairs.end(), part.begin(), part.end());
    return pairs;
}

}  // namespace baoxue::operation::match
