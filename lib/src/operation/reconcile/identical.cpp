#include <algorithm>

#include "csv/fold_blocks.hpp"
#include "operation/reconcile/pairing.hpp"
#include "operation/reconcile/repeated.hpp"

namespace baoxue::operation::reconcile {
namespace {

// Pairs rows of one text. Nothing is to be told of such a pair.
class Identical {
  public:
    Identical(Pairs& pairs, const ReconcilePolicy& policy)
        : pairs_(pairs),
          jobs_(policy.jobs),
          before_set_aside_(told_of(pairs.before)),
          after_set_aside_(told_of(pairs.after))
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
        const auto load = [&](Side& side) { all ? side.roster.load() : side.roster.load(side.rest); };
        each_side(pairs_.before, pairs_.after, jobs_, load);
        if (!part_namesakes()) return;
        pairs_.before.rest = rest(pairs_.before, before_set_aside_);
        pairs_.after.rest = rest(pairs_.after, after_set_aside_);
        each_side(pairs_.before, pairs_.after, jobs_, load);
    }

  private:
    static constexpr std::size_t a_class = 64;  // how many rows at most are looked through for a number

    static bool lacks_number(const Roster::Keys& keys) { return keys.student_id == 0 || keys.national_id == 0; }
    static std::uint64_t number(const Roster::Keys& keys)
    {
        return keys.student_id != 0 ? keys.student_id : keys.national_id;
    }

    static bool few_lack_one(const Roster& roster)
    {
        std::size_t lacking = 0;
        for (std::size_t row = 0; row < roster.size(); ++row) lacking += lacks_number(roster.keys(row));
        return lacking < roster.size() / 8;
    }

    // Rows of which something may be to be told: they share a number with another row of their list; or they lack one of the
    // two numbers, and name and birth date, which must then tell children apart, are missing or stand there again. Where
    // few rows lack one, all of them: to look at them costs less than to find their namesakes among those of the others.
    static std::vector<bool> told_of(const Side& side)
    {
        const std::size_t size = side.roster.size();
        std::vector<bool> told(size);
        for (const auto* rows : {&side.repeated.student_id, &side.repeated.national_id, &side.repeated.person})
            for (const auto& entry : *rows) told[entry.row] = true;
        const bool few = few_lack_one(side.roster);
        for (std::size_t row = 0; row < size; ++row) {
            const auto& keys = side.roster.keys(row);
            if (lacks_number(keys) && (few || keys.person == 0 || number(keys) == 0)) told[row] = true;
        }
        return told;
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
            if (after_set_aside_[a]) continue;
            // Lists of another order are looked through now and then only: the order may come back.
            const std::size_t reach = misses < a_class || misses % 16 == 0 ? a_class : 0;
            const std::size_t end = std::min(next + reach, before.roster.size());
            std::size_t b = next;
            while (b < end && number(before.roster.keys(b)) != number(keys)) ++b;
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
            const std::uint64_t wanted = number(pairs_.after.roster.keys(a));
            for (std::size_t b = 0; wanted != 0 && b < pairs_.before.roster.size(); ++b)
                if (number(pairs_.before.roster.keys(b)) == wanted) return b;
        }
        return 0;
    }

    // Looks for these rows of AFTER among what is left of BEFORE.
    void pair_by_index(const std::vector<std::uint32_t>& elsewhere)
    {
        if (elsewhere.empty()) return;
        const auto left = rest(pairs_.before, before_set_aside_);
        const auto of_before = [&](std::size_t row) { return number(pairs_.before.roster.keys(row)); };
        const auto of_after = [&](std::size_t i) { return number(pairs_.after.roster.keys(elsewhere[i])); };
        const KeyIndex index(left, of_before);
        constexpr std::size_t ahead = 16;
        for (std::size_t i = 0; i < elsewhere.size(); ++i) {
            if (i + ahead < elsewhere.size()) index.fetch(of_after(i + ahead));
            const std::uint32_t b = index.find(of_after(i), of_before);
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

    // Pairs that lack a number, and are namesakes of rows whose person was not hashed while they were read: with both numbers
    // and left over. Something may be to be told of them after all. Returns whether there are any.
    bool part_namesakes()
    {
        if (few_lack_one(pairs_.before.roster) || few_lack_one(pairs_.after.roster)) return false;
        bool any = false;
        for (const Side* side : {&pairs_.before, &pairs_.after}) {
            std::unordered_set<std::uint64_t> persons;
            for (const std::uint32_t row : side->rest)
                if (side->roster.keys(row).person == 0) persons.insert(person_of(*side, row));
            if (persons.empty()) continue;
            for (std::uint32_t row = 0; row < side->partner.size(); ++row) {
                const std::uint32_t partner = side->partner[row];
                const std::uint64_t person = side->roster.keys(row).person;
                if (partner == no_row || person == 0 || !persons.contains(person)) continue;
                const bool is_before = side == &pairs_.before;
                pairs_.before.partner[is_before ? row : partner] = no_row;
                pairs_.after.partner[is_before ? partner : row] = no_row;
                any = true;
            }
        }
        return any;
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

}  // namespace baoxue::operation::reconcile
