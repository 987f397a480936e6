// Two rosters of the same children, typed by different people, and who is who in them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "people.hpp"

namespace baoxue::bench {

/// How the second list differs from the first.
struct Scenario {
    std::string name;
    bool next_year = false;       ///< a year later: one grade up, the ninth is gone, a new first one
    bool numbers = true;          ///< has 学籍号 and 身份证号
    bool family = true;           ///< has guardian and phone
    bool birth = true;            ///< has a column for the birth date
    std::size_t damaged = 80;     ///< of a thousand rows: how many are typed wrongly
    std::size_t turnover = 30;    ///< of a thousand children: how many leave, and how many join
    bool bare = false;            ///< the first list too has neither numbers nor family
    bool clan = false;            ///< three surnames for four in five of a village, and generation characters
    bool slipped = false;         ///< in one class of each school the numbers stand one row lower
    bool renumbered = false;      ///< everybody has new numbers
    bool temporary = false;       ///< some children stand in the first list once more, under an L number
    bool grade_in_class = false;  ///< 一年级2班 in one cell, in both lists
    bool republic = false;        ///< dates as 105/11/28
    bool suffixes = false;        ///< namesakes of a class are told apart by A and B, in both lists
    bool merged = false;          ///< every second village sends its children to the school of another one
    bool twins = false;           ///< twins join the classes that twins left
};

struct DoubleRosters {
    std::string before, after;  ///< CSV
    /// Who stands in each row, in the order of the file: equal numbers, one child.
    std::vector<std::size_t> who_before, who_after;
    std::vector<bool> differs;           ///< by child: something beside the format is not as it was
    std::vector<std::size_t> household;  ///< by child: brothers and sisters have the same
};

/// Among the children are twins, brothers and sisters with one phone and guardian (some with names that sound
/// alike), namesakes in a class, elder ones who leave while a younger one joins, twins whose numbers were
/// swapped.
DoubleRosters type_twice(const Scenario& scenario, std::size_t children, std::uint64_t seed);

/// One class of 37 or so.
DoubleRosters type_class_twice(std::uint64_t seed);

}  // namespace baoxue::bench
