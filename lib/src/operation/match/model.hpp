// The weights: how much more often an outcome is seen of one child than of two.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "operation/match/comparison.hpp"
#include "operation/match/frequencies.hpp"

namespace baoxue::operation::match {

constexpr std::size_t pairs_at_once = 4096;  // of a thread

constexpr std::size_t most_levels = 12;

struct Level {
    std::string_view word;
    double m;      // how often of one child whose rows are left over
    double u;      // how often of two children in a small file; on a large one it is measured
    double least;  // and never taken to be less
};

std::string_view field_word(Field field);
std::string_view level_word(Field field, std::uint8_t level);
std::span<const Level> levels(Field field);

// How often the rows of one list say the same.
struct Census {
    Frequencies names = {}, marked = {}, surnames = {}, given_names = {}, phones = {}, name_and_birth = {}, twins = {};

    void count(const Facts& row);
};

struct Weight {
    double m, u;
    double bits() const;  // log2(m/u)
};

class Model {
  public:
    // Measures u on pairs of rows spread evenly over all pairs; the same files give the same numbers. The
    // censuses must outlive the model.
    Model(std::span<const Facts> before, std::span<const Facts> after, int grade_shift, const Census& census_before,
          const Census& census_after, unsigned jobs);

    Weight weight(Field field, const Comparison& found, const Facts& before, const Facts& after) const;
    double bits(const Comparison& found, const Facts& before,
                const Facts& after) const;  // of all comparisons

  private:
    void measure(std::span<const Facts> before, std::span<const Facts> after, int grade_shift, unsigned jobs);
    double share(Frequencies Census::*what, Hash value, double usual, std::size_t of_pair = 2) const;
    double namesakes(const Facts& row, bool same_mark) const;

    std::array<std::array<double, most_levels>, fields> u_{};
    const Census &census_before_, &census_after_;
    double rows_;
    double mean_surname_ = 1, mean_given_ = 1;  // how often two random rows have the same one
};

}  // namespace baoxue::operation::match
