#include <algorithm>

#include "reconcile/pairing.hpp"
#include "reconcile/repeated.hpp"

namespace baoxue {
namespace {

// Rows that share a number with another row of their list.
std::vector<bool> shared(const Side& side)
{
    std::vector<bool> shared(side.roster.size());
    for (const auto* rows : {&side.repeated.student_id, &side.repeated.national_id})
        for (const auto& entry : *rows) shared[entry.row] = true;
    return shared;
}

// Pairs rows of one text while it goes through AFTER once.
class Identical {
  public:
    explicit Identical(Pairs& pairs)
        : pairs_(pairs),
          before_shared_(shared(pairs.before)),
          after_shared_(shared(pairs.after)),
          before_rest_(before_shared_.size(), true),
          after_rest_(after_shared_.size(), true)
    {
    }

    // Most lists keep their order: a number stands right behind the one before it, or not far, where pupils have left.
    void in_order()
    {
        const Side &before = pairs_.before, &after = pairs_.after;
        std::size_t next = 0, misses = 0;
        for (std::uint32_t a = 0; a < after.roster.size(); ++a) {
            const std::uint64_t number = after.student_id(a);
            if (number == 0 || after_shared_[a] || after.national_id(a) == 0 || !after.open(a)) continue;
            // Lists of another order are looked through now and then only: the order may come back.
            const std::size_t reach = misses < a_class || misses % 16 == 0 ? a_class : 0;
            const std::size_t end = std::min(next + reach, before.roster.size());
            std::size_t b = next;
            while (b < end && before.student_id(b) != number) ++b;
            if (b < end) {
                pair(static_cast<std::uint32_t>(b), a);
                next = b + 1;
                misses = 0;
            } else {
                elsewhere_.push_back(a);
                ++misses;
            }
        }
    }

    // The others by an index of what is left of BEFORE.
    void elsewhere()
    {
        if (elsewhere_.empty()) return;
        const auto left = rows_in(before_rest_);
        const auto number = [&](std::size_t row) { return pairs_.before.student_id(row); };
        const KeyIndex index(left, number);
        constexpr std::size_t ahead = 16;
        for (std::size_t i = 0; i < elsewhere_.size(); ++i) {
            if (i + ahead < elsewhere_.size()) index.fetch(pairs_.after.student_id(elsewhere_[i + ahead]));
            const std::uint32_t b = index.find(pairs_.after.student_id(elsewhere_[i]), number);
            if (b != no_row) pair(b, elsewhere_[i]);
        }
    }

    void load_rest(bool all, unsigned jobs)
    {
        pairs_.before.rest = rows_in(before_rest_);
        pairs_.after.rest = rows_in(after_rest_);
        each_side(pairs_.before, pairs_.after, jobs, [&](Side& side) {
            if (all) side.roster.load();
            else side.roster.load(side.rest);
        });
    }

  private:
    static constexpr std::size_t a_class = 64;  // how many rows at most are looked through for a number

    static std::vector<std::uint32_t> rows_in(const std::vector<bool>& set)
    {
        std::vector<std::uint32_t> rows;
        for (std::size_t row = 0; row < set.size(); ++row)
            if (set[row]) rows.push_back(static_cast<std::uint32_t>(row));
        return rows;
    }

    void pair(std::uint32_t b, std::uint32_t a)
    {
        if (before_shared_[b] || !pairs_.before.open(b) || pairs_.apart(b, a) ||
            pairs_.before.roster.keys(b).text != pairs_.after.roster.keys(a).text)
            return;
        pairs_.pair(b, a);
        before_rest_[b] = after_rest_[a] = false;
    }

    Pairs& pairs_;
    std::vector<bool> before_shared_, after_shared_;
    std::vector<bool> before_rest_, after_rest_;  // rows not paired here
    std::vector<std::uint32_t> elsewhere_ = {};   // rows of AFTER whose number did not stand in order
};

}  // namespace

void pair_identical(Pairs& pairs, const ReconcilePolicy& policy)
{
    Identical identical(pairs);
    if (pairs.before.roster.heading().columns == pairs.after.roster.heading().columns) {
        identical.in_order();
        identical.elsewhere();
    }
    identical.load_rest(policy.load_all || policy.stayed || !policy.decided.empty() || policy.scope ||
                            policy.between == Between::household_register,
                        policy.jobs);
}

}  // namespace baoxue
