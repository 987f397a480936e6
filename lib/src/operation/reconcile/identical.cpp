#include <algorithm>

#include "csv/fold_blocks.hpp"
#include "operation/reconcile/pairing.hpp"
#include "operation/reconcile/repeated.hpp"

namespace baoxue {
namespace {

// Pairs rows of one text. Nothing is to be told of such a pair.
class Identical {
  public:
    Identical(Pairs& pairs, const ReconcilePolicy& policy)
        : pairs_(pairs),
          jobs_(policy.jobs),
          before_set_aside_(with_shared_numbers(pairs.before)),
          after_set_aside_(with_shared_numbers(pairs.after))
    {
        for (const auto& decided : policy.decided)
            if (decided.same) before_set_aside_[decided.before] = after_set_aside_[decided.after] = true;
    }

    void pair()
    {
        const std::size_t size = pairs_.after.roster.size(), range = size / csv::thread_count(jobs_) + 1;
        const auto in_order = [&](auto from, auto to) { return pair_in_order(from, to); };
        for (const auto& elsewhere : csv::in_ranges(size, jobs_, in_order, range)) pair_by_index(elsewhere);
    }

    void load_rest(bool all)
    {
        pairs_.before.rest = rest(pairs_.before, before_set_aside_);
        pairs_.after.rest = rest(pairs_.after, after_set_aside_);
        each_side(pairs_.before, pairs_.after, jobs_, [&](Side& side) {
            if (all) side.roster.load();
            else side.roster.load(side.rest);
        });
    }

  private:
    static constexpr std::size_t a_class = 64;  // how many rows at most are looked through for a number

    // Rows that share a number with another row of their list.
    static std::vector<bool> with_shared_numbers(const Side& side)
    {
        std::vector<bool> shared(side.roster.size());
        for (const auto* rows : {&side.repeated.student_id, &side.repeated.national_id})
            for (const auto& entry : *rows) shared[entry.row] = true;
        return shared;
    }

    static std::vector<std::uint32_t> rest(const Side& side, const std::vector<bool>& set_aside)
    {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < side.partner.size(); ++row)
            if (side.partner[row] == no_row || set_aside[row]) rows.push_back(row);
        return rows;
    }

    // Most lists keep their order: a number stands right behind the one before it, or not far, where pupils have left.
    // Returns rows of AFTER whose number did not.
    std::vector<std::uint32_t> pair_in_order(std::size_t from, std::size_t to)
    {
        const Side &before = pairs_.before, &after = pairs_.after;
        std::vector<std::uint32_t> elsewhere;
        std::size_t next = from == 0 ? 0 : place_of(from, to), misses = 0;
        for (auto a = static_cast<std::uint32_t>(from); a < to; ++a) {
            const auto& keys = after.roster.keys(a);
            if (keys.student_id == 0 || keys.national_id == 0 || after_set_aside_[a]) continue;
            // Lists of another order are looked through now and then only: the order may come back.
            const std::size_t reach = misses < a_class || misses % 16 == 0 ? a_class : 0;
            const std::size_t end = std::min(next + reach, before.roster.size());
            std::size_t b = next;
            while (b < end && before.student_id(b) != keys.student_id) ++b;
            if (b < end) {
                pair(static_cast<std::uint32_t>(b), a);
                next = b + 1;
                misses = 0;
            } else {
                elsewhere.push_back(a);
                ++misses;
            }
        }
        return elsewhere;
    }

    // Where in BEFORE these rows of AFTER begin, by the first of them that is there.
    std::size_t place_of(std::size_t from, std::size_t to) const
    {
        constexpr std::size_t tries = 8;  // each may go through the whole list
        for (std::size_t a = from; a < std::min(to, from + tries); ++a) {
            const std::uint64_t number = pairs_.after.student_id(a);
            for (std::size_t b = 0; number != 0 && b < pairs_.before.roster.size(); ++b)
                if (pairs_.before.student_id(b) == number) return b;
        }
        return 0;
    }

    // Looks for these rows of AFTER among what is left of BEFORE.
    void pair_by_index(const std::vector<std::uint32_t>& elsewhere)
    {
        if (elsewhere.empty()) return;
        const auto left = rest(pairs_.before, before_set_aside_);
        const auto number = [&](std::size_t row) { return pairs_.before.student_id(row); };
        const KeyIndex index(left, number);
        constexpr std::size_t ahead = 16;
        for (std::size_t i = 0; i < elsewhere.size(); ++i) {
            if (i + ahead < elsewhere.size()) index.fetch(pairs_.after.student_id(elsewhere[i + ahead]));
            const std::uint32_t b = index.find(pairs_.after.student_id(elsewhere[i]), number);
            if (b != no_row) pair(b, elsewhere[i]);
        }
    }

    void pair(std::uint32_t b, std::uint32_t a)
    {
        if (pairs_.before.roster.keys(b).text != pairs_.after.roster.keys(a).text || before_set_aside_[b] ||
            pairs_.apart(b, a))
            return;
        pairs_.before.partner[b] = a;
        pairs_.after.partner[a] = b;
    }

    Pairs& pairs_;
    unsigned jobs_;
    std::vector<bool> before_set_aside_, after_set_aside_;  // rows of which more is to be told
};

}  // namespace

void pair_identical(Pairs& pairs, const ReconcilePolicy& policy)
{
    Identical identical(pairs, policy);
    if (pairs.before.roster.heading().columns == pairs.after.roster.heading().columns) identical.pair();
    identical.load_rest(policy.load_all || policy.stayed || !policy.decided.empty() || policy.scope ||
                        policy.between == Between::household_register);
}

}  // namespace baoxue
