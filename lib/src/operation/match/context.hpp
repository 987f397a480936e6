// Two lists made ready, and what their rows together say about each of them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "operation/match/model.hpp"
#include "operation/match/pairs.hpp"

namespace baoxue::operation::match {

class Context {
  public:
    Context(std::span<const Person> old_list, std::span<const Person> new_list, int grade_shift, unsigned jobs);

    Comparison compare(Pair pair) const;
    std::string evidence(Pair pair, const Comparison& found) const;
    Weight weight(Field field, Pair pair, const Comparison& found) const;
    double ratio(Pair pair, const Comparison& found) const;  // 2^(the sum of the weights)

    // Why the rows are never proposed, unless a number agrees: siblings (another name and birth date), other_mark (张伟A
    // and 张伟B, and nothing else that speaks for one child), stranger (not a character in common, and no family),
    // namesake (another birth date, school and family); empty where nothing does.
    static std::string_view veto(const Comparison& found);
    // Of a vetoed pair: whether it would be asked about, were it not for the veto.
    static bool near(const Comparison& found);
    // Why the pair must not be linked without asking, as a code; empty when nothing speaks against it.
    std::string_view guard(Pair pair, const Comparison& found, bool accept_id_change) const;

    const std::vector<Facts> after, before;

  private:
    const Facts& left(Pair pair) const { return before[pair.first]; }
    const Facts& right(Pair pair) const { return after[pair.second]; }
    bool twin_about(Pair pair) const;
    bool name_elsewhere(Pair pair) const;

    const std::vector<Census> census_;  // of before, of after
    const int grade_shift_;
    const Model model_;
};

// The pairs that could be one person: they share a key, are not decided to be two children, not vetoed, and no
// likelier to be two; and those that only the veto keeps apart.
struct Ratings {
    std::vector<Rated> rated, refused;
};
Ratings rate(const Context& context, std::span<const DecidedPair> decided, unsigned jobs);

}  // namespace baoxue::operation::match
