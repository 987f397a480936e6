// Figures by group and period, and how they add up.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "baoxue/record/indicator.hpp"

namespace baoxue::operation::retention {

/// What orders groups: level, school, grade, class, teacher or part.
using GroupKey = std::tuple<Group::Level, std::string, int, std::string, std::string>;
GroupKey key_of(const Group& group);

/// The group of that level to which a finer one belongs; nothing when it does not tell.
std::optional<Group> group_at(Group::Level level, const Group& finer);

class Tallies {
  public:
    explicit Tallies(std::vector<Group::Level> levels) : levels_(std::move(levels)) {}

    const std::vector<Group::Level>& levels() const { return levels_; }

    /// The figures of one group and period, to add to.
    Figures& of(const Group& group, const Period& period);

    /// All rows of one table. Throws Error `data` for a figure that an earlier one gave, for the same period or for one
    /// that overlaps: a movement would count twice. That one period begins on the day on which another ends is no
    /// overlap: the stock of that day closes the one and opens the other.
    void add(const std::vector<FigureRow>& table);

    /// Whoever has one stock of the period by now has 0 of each movement that nobody made; who has none is no
    /// group.
    void tell_zeros(const Period& period);

    struct Whole {
        Group group;
        Period period;
        Figures figures;
    };
    /// Each group with its periods joined, in the order of the keys.
    std::vector<Whole> wholes() const;

  private:
    struct Tally {
        Group group;
        std::map<Period, Figures> periods;
    };

    void refuse_twice(const FigureRow& row);
    void refuse_overlap(const FigureRow& row, const GroupKey& group) const;

    std::vector<Group::Level> levels_;
    std::map<GroupKey, Tally> tallies_;
    std::map<std::pair<GroupKey, Period>, Figures> given_;  // by tables
};

}  // namespace baoxue::operation::retention
