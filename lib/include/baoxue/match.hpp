// The same child under another number, name or spelling: which rows of two lists may be one person.
//
// The model is that of Fellegi and Sunter ("A Theory for Record Linkage", JASA 64, 1969), without training.
// Seven comparisons of two rows (name, birth date, sex, national number, student number, family, place) give
// one level each, such as name=homophone. A level weighs log2(m/u): m is how often it is seen of one child
// whose rows no exact rule could link (fixed, see model()); u is how often of two different children, counted
// on some 30,000 pairs of rows of these very files that are spread evenly over all pairs: (seen + 200 u) /
// (pairs + 200) with the u of model(), and never less than it says. Numbers are not counted: two children's
// numbers hardly ever agree by chance. What is missing weighs nothing. Rare values weigh more, where the
// identical value stands in both rows:
//   name=equal    u = share of other rows with this name + share of the surname times share of the given name
//   same surname or given name at another level of the name: u times its share / the mean share of one
//   phone equal   u = at least the share of other rows with this phone
// Phone and guardian are one comparison, `family`: brothers and sisters share both.
//
// The odds of a pair are 2^(sum of weights) times E / (a b) / ((1 - E/a) (1 - E/b)), with a and b rows left
// over and E of them expected to be pairs: at first half of the n rows of the shorter list, then four times
// n (1 + the sum of the probabilities) / (n + 2), at most 0.98 n. Rows compete: the probability of a pair is
// its odds divided by one plus the odds of all pairs with one of its rows. Then every row gets at most one
// partner, by the assignment that is likeliest as a whole. Two equally good partners get half of the
// probability each: a tie is never decided here.
//
// Where a school or class has many rows left in the first list and few in the second, and most of them who can be told by
// name and birth date are at one other school or class now, that one counts as the same: schools merge.
//
// A number proves nothing about itself: where numbers are compared, the birth date and the sex inside them are no
// second witness, and a G number is not compared beside the national number that it holds. A number in more than eight
// rows of a list is nobody's. Former names count as names.
//
// Some pairs are never certain, however probable: two valid but different national numbers (`two_valid_ids`; of a
// number that a spreadsheet cut to 000 its first 15 digits count); another sex (`other_sex`); another mark of
// namesakes, A and B (`other_mark`); another given name while a twin is about (`twin`), without one character in
// common, or without support of number, phone, or guardian and school (`another_name`; a character left out in the same
// class is the same name); nothing but name and birth date, with another family and no school in common (`no_support`);
// birth years apart, or a slip of the birth date, with another guardian and phone (`birth`; a year off with name, sex,
// guardian, phone and class equal and no twin about is a slip of the pen); a name that stands elsewhere with the same
// birth date
// (`name_elsewhere`, and `id_swapped` when the numbers agree, as twins' numbers that were swapped). An L number
// supports nothing: its last digits are drawn by lot. Others because they are no more than likely (`uncertain`) or as
// good as another (`tie`). And some are never proposed, unless a number agrees: another name and another birth date.
// Those are brothers and sisters, whatever the phone says, but for births 1 to 230 days apart, which no one mother has
// had. A name without one given character in common, written in Chinese, with another family, or of no known family in
// another class (another school, if surname and birth date agree), or with another sex and birth date. And one name
// with a really different birth date, or another spelling of it with the lunar one, at another school without a family
// that agrees: namesakes. Where a number agrees with another name and birth date it is asked whose it is
// (`two_persons`).
//
// Who stays alone is not gone for certain while somebody near stays alone too: pairs that only such a veto keeps apart,
// or that are less likely than what is asked about (from 0.01), are told as `refused`.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "baoxue/base/api.hpp"
#include "baoxue/record/review.hpp"
#include "baoxue/record/roster.hpp"

namespace baoxue {

/// When a pair is linked without asking. Probabilities from 0 to 1.
struct MatchPolicy {
    double automatic = 0.99;    ///< from here on a pair is certain, if no guard speaks against it
    double review_from = 0.05;  ///< from here on a person is asked
    bool accept_id_change =
        false;            ///< another valid national number is certain where name, birth date and family agree
    int grade_shift = 0;  ///< how many grades the second list is above the first
    unsigned jobs = 0;    ///< threads; 0: one per processor. The result is the same
};

/// One level of one comparison, as the model has it.
struct ModelLevel {
    std::string_view field, level;
    double m;      ///< how often of one child; the levels of a field sum to 1, `missing` apart
    double u;      ///< how often of two children, in a file too small to count
    double least;  ///< what a count is never taken to be less than
};

/// The whole model, field by field, the best level first.
BAOXUE_API std::vector<ModelLevel> model();

/// Rows of a roster as the matcher wants them. They must be loaded.
BAOXUE_API std::vector<Person> persons(const Roster& roster, std::span<const std::size_t> rows, unsigned jobs = 1);

/// The row_id of every row, for find_rows(). Loads them all.
BAOXUE_API std::vector<std::string> row_ids(const Roster& roster);

/// The pairs found among rows that no exact rule could link, ordered by their place in `after`. Pairs that
/// are decided to be different are not proposed. Deterministic. Some 20 keys a row and, for rosters, a few
/// pairs a row are compared.
BAOXUE_API std::vector<Proposal> find_links(std::span<const Person> before, std::span<const Person> after,
                                            const MatchPolicy& policy, std::span<const DecidedPair> decided = {});

/// The same for rows of two rosters, ascending and all of them loaded; pairs and decisions are rows of the
/// rosters.
BAOXUE_API std::vector<Proposal> find_links(const Roster& before, std::span<const std::size_t> before_rows,
                                            const Roster& after, std::span<const std::size_t> after_rows,
                                            const MatchPolicy& policy, std::span<const DecidedPair> decided = {});

/// find_links() as reconcile() wants it, with the shift of the grades that reconcile() has found.
BAOXUE_API std::function<std::vector<Proposal>(const Roster& before, std::span<const std::size_t> before_rows,
                                               const Roster& after, std::span<const std::size_t> after_rows,
                                               int grade_shift)>
matcher(MatchPolicy policy = {}, std::vector<DecidedPair> decided = {});

/// A weight as it was used for one pair.
struct MatchWeight {
    std::string_view field, level;
    double m, u, bits;
};

/// A pair and how its probability came about.
struct MatchExplanation : Candidate {
    double prior = 0;  ///< odds before any comparison
    std::vector<MatchWeight> weights = {};
    std::string_view veto = {};   ///< why it is never proposed: siblings, stranger, namesake; empty where it may be
    std::string_view guard = {};  ///< why it is never certain, as Proposal::reason; empty where it may be
};

/// Every candidate of one row that was compared, the likeliest first.
BAOXUE_API std::vector<MatchExplanation> explain_links(std::span<const Person> before, std::span<const Person> after,
                                                       const MatchPolicy& policy, bool in_after, std::size_t place,
                                                       std::span<const DecidedPair> decided = {});

/// The same for rows of two rosters, as in find_links(); `row` is one of them.
BAOXUE_API std::vector<MatchExplanation> explain_links(const Roster& before, std::span<const std::size_t> before_rows,
                                                       const Roster& after, std::span<const std::size_t> after_rows,
                                                       const MatchPolicy& policy, bool in_after, std::size_t row,
                                                       std::span<const DecidedPair> decided = {});

}  // namespace baoxue
